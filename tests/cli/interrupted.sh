#!/usr/bin/env bash
# A run that is stopped in the middle leaves no results, or the earlier ones whole; the next run works.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
policy=$root/policies/beijing/mutual-aid.policy
"$nuan" sample --people 40000 --claims 120000 --seed 7 --out city >/dev/null 2>&1 || echo "not ok no sample"

adjudicate() { "$nuan" adjudicate --policy "$policy" --members city/members.csv --claims city/claims.csv --year 2021 --out out.d --parts --threads 1 "$@"; }

exits "an undisturbed run" 0 adjudicate
mv out.d wanted

# interrupted SIGNAL SECONDS: starts a run and stops it after so long; later moments than its end do no harm.
interrupted() {
  adjudicate >/dev/null 2>&1 &
  local run=$!
  sleep "$2"
  kill -s "$1" "$run" 2>/dev/null
  wait "$run" 2>/dev/null
}

whole_or_absent() { [[ ! -e out.d ]] || diff -r wanted out.d; }

for signal in KILL TERM INT; do
  for moment in 0.01 0.03 0.06 0.1 0.15 0.2 0.3 0.5; do
    interrupted "$signal" "$moment"
    check "$signal after $moment s: all or nothing" whole_or_absent
    rm -rf out.d
  done
done

# By hand, from a pipe that stays open: certainly in the middle.
mkfifo pipe
"$nuan" adjudicate --policy "$policy" --members city/members.csv --claims pipe --year 2021 --out out.d >/dev/null 2>&1 &
run=$!
exec 3>pipe
head -n 1000 city/claims.csv >&3
kill -s KILL "$run"
wait "$run" 2>/dev/null
exec 3>&-
check "killed while it reads: nothing" test ! -e out.d
exits "the next run works" 0 adjudicate
check "and gives what it should" diff -r wanted out.d
finish
