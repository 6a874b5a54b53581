#!/usr/bin/env bash
# Imports at the size of a tenth of Beijing, killed again and again and run again: the store says the same to the byte as
# one that was never killed, and the program stays small. (Killed at each single call: tests/contract/register_test.cpp.)
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
policy=$root/policies/beijing/mutual-aid.policy
export NUAN_KEY=$work/nuan.key NUAN_ACTOR=jia
memory_max=$((1024 * 1024)) # KiB
people=${NUAN_PEOPLE:-428000}
run "$nuan" sample --people "$people" --claims $((people * 3)) --seed 4 --out city

# The digest of a run out of the store: of every byte of the frozen register and of everybody's amounts.
digest() {
  "$nuan" run open --year 2021 >/dev/null &&
    "$nuan" run compute 1 --policy "$policy" >/dev/null &&
    "$nuan" run submit 1 | grep -oE '[0-9a-f]{64}' | head -1
}
# Its highest use of memory goes to the file `peak`, in KiB.
watched() {
  "$@" >/dev/null 2>&1 &
  local one=$! kib
  echo 0 >peak
  while kib=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$one/status" 2>/dev/null) && [[ -n $kib ]]; do
    echo "$kib" >peak
    sleep 0.2
  done
  wait "$one"
}

export NUAN_DB=sqlite:$work/whole.db
run "$nuan" init
for file in members claims; do
  exits "$file are taken in" 0 watched "$nuan" import "$file" "city/$file.csv" --policy "$policy"
  check "$file: in $(($(cat peak) / 1024)) MiB" test "$(cat peak)" -lt "$memory_max"
done
whole=$(digest)
check "a run is computed" test -n "$whole"

export NUAN_DB=sqlite:$work/killed.db
run "$nuan" init
for file in members claims; do
  kills=0
  for moment in 0.3 0.7 1.1 1.7 2.3 3.1 4.3 5.9 7.7; do
    "$nuan" import "$file" "city/$file.csv" --policy "$policy" >/dev/null 2>&1 &
    one=$!
    sleep "$moment"
    kill -s KILL "$one" 2>/dev/null && kills=$((kills + 1))
    wait "$one" 2>/dev/null
  done
  check "$file: killed in the middle" test "$kills" -gt 0
  exits "$file: and gone on with" 0 "$nuan" import "$file" "city/$file.csv" --policy "$policy"
done
check "the store says the same to the byte" test "$(digest)" = "$whole"
exits "and is sound" 0 "$nuan" verify
finish
