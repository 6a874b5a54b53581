#!/usr/bin/env bash
# A city's quarter: members, claims and earlier payments from CSV to payments, with digests and rejects, beside `wc -l` of the same files and
# the program's own run with one thread. Interleaved rounds, medians; the inputs are read right before each run.
#
#   bench/quarter.sh            4,280,000 people, 12,800,000 claims, 5 rounds
#   bench/quarter.sh --people=N 3 N claims, to develop with; any other size than the first says little
#   bench/quarter.sh --scale    and 0.1 and 3 times as many
#   bench/quarter.sh --small    a hundredth, one round: tries the benchmark itself; its figures say nothing
#   bench/quarter.sh --variants and with the same rows in other writings, see bench/variants
#   bench/quarter.sh --peers    and by DuckDB, PostgreSQL, SQLite and json-rules-engine, see bench/peers
set -u
source "$(dirname "${BASH_SOURCE[0]}")/../tools/dev/measure.sh"
cd "$root" || exit 1
source bench/peers/peers.sh
source bench/variants/variants.sh
policy=policies/beijing/mutual-aid.policy
people=4280000
claims=12800000
seed=1
rounds=5

# sample PEOPLE CLAIMS FOLDER: generated once; a sample cut short is generated again.
sample() {
  [[ -f $3/done ]] && return
  rm -rf "$3"
  mkdir -p "$(dirname "$3")"
  say "生成样本:$1 人,$2 笔 ……" "generating the sample: $1 people, $2 claims …"
  "$nuan" sample --people "$1" --claims "$2" --seed "$seed" --out "$3" >/dev/null || exit 1
  touch "$3/done"
}

inputs() { printf '%s ' "$1/members.csv" "$1/claims.csv" "$1/paid.csv"; }

# settle TABLE LABEL FOLDER THREADS
settle() {
  rm -rf "$3/out-$4"
  measure "$1" "$2" "$(inputs "$3")" -- "$nuan" adjudicate --policy "$policy" --members "$3/members.csv" \
    --claims "$3/claims.csv" --paid "$3/paid.csv" --year 2021 --threads "$4" --out "$3/out-$4" || exit 1
  sha256sum <"$3/out-$4/payments.csv" >>"$1.payments"
}

# rounds_of TABLE FOLDER ROUNDS
rounds_of() {
  local round
  rm -f "$1" "$1.payments"
  settle "$1.warm-up" two "$2" 2
  for ((round = 1; round <= $3; round++)); do
    warn_when_busy
    # shellcheck disable=SC2046
    measure "$1" wc "$(inputs "$2")" -- wc -l $(inputs "$2") || exit 1
    settle "$1" two "$2" 2
    settle "$1" one "$2" 1
  done
}

# row TABLE LABEL TITLE
row() {
  local middle peak='-'
  middle=$(median "$1" "$2" 2)
  [[ $2 == wc ]] || peak="$(($(extreme "$1" "$2" 4 most) / 1024)) MB"
  printf '  %-18s %8.0f ms  %6.0f – %-6.0f %8s  %8.0f ms %9s  %s\n' "$3" "$middle" "$(extreme "$1" "$2" 2 least)" \
    "$(extreme "$1" "$2" 2 most)" "$(ratio "$middle" "$(median "$1" wc 2)") ×" "$(median "$1" "$2" 3)" "$peak" \
    "$(bar "$(ratio "$middle" "$(median "$1" one 2)")")"
}

same_payments() {
  if (($(sort -u "$1.payments" | wc -l) == 1)); then
    say "  ✓ 每次运行的 payments.csv 完全相同" "  ✓ payments.csv is the same in every run"
  else
    complain "  ✗ 各次运行的 payments.csv 不同" "  ✗ payments.csv differs between runs"
    exit 1
  fi
}

report() {
  local table=$1 folder=$2 bytes
  # shellcheck disable=SC2046
  bytes=$(cat $(inputs "$folder") | wc -c)
  say "规则:$policy;输入 $((bytes / 1000000)) MB;$3 人,$4 笔;$(wc -l <"$folder/out-2/payments.csv") 行付款" \
    "policy: $policy; input $((bytes / 1000000)) MB; $3 people, $4 claims; $(wc -l <"$folder/out-2/payments.csv") rows of payments"
  echo
  say "                      中位数      最小 – 最大      对 wc -l      CPU 时间  内存峰值" \
    "                      median      least – most     to wc -l      CPU time      peak"
  row "$table" wc "wc -l"
  row "$table" two "nuan --threads 2"
  row "$table" one "nuan --threads 1"
  echo
  say "  $(awk -v rows=$(($3 + $4)) -v ms="$(median "$table" two 2)" 'BEGIN { printf "%.1f", rows / ms / 1000 }') 百万行每秒(两个线程)" \
    "  $(awk -v rows=$(($3 + $4)) -v ms="$(median "$table" two 2)" 'BEGIN { printf "%.1f", rows / ms / 1000 }') million rows a second (two threads)"
  same_payments "$table"
}

goals() {
  local table=$1
  goal "对 wc -l 的倍数" "times wc -l" "$(ratio "$(median "$table" two 2)" "$(median "$table" wc 2)")" "<=" 6
  goal "内存峰值 MB" "peak memory in MB" "$(($(extreme "$table" two 4 most) / 1024))" "<=" 800
  goal "一个线程对两个线程" "one thread to two" "$(ratio "$(median "$table" one 2)" "$(median "$table" two 2)")" ">=" 1.7
}

# scale: the time for a row at a tenth and at three times the size, against the full size.
scale() {
  local factor folder table
  echo
  say "规模:每百万行所需毫秒(两个线程)" "scale: milliseconds for a million rows (two threads)"
  for factor in 1 10 30; do
    folder=build/bench/quarter-$factor
    ((factor == 10)) && folder=build/bench/quarter
    table=$folder/scale.txt
    sample $((people * factor / 10)) $((claims * factor / 10)) "$folder"
    rm -f "$table" "$table.payments"
    for _ in 1 2 3; do settle "$table" two "$folder" 2; done
    awk -v factor="$factor" -v rows=$(((people + claims) * factor / 10)) -v ms="$(median "$table" two 2)" -v kb="$(extreme "$table" two 4 most)" \
      'BEGIN { printf "  %4.1f ×  %11d  %9.0f ms  %7.1f ms  %6d MB\n", factor / 10, rows, ms, ms * 1000000 / rows, kb / 1024 }'
  done
}

small= wanted= scaled= with_variants= with_peers=
for option in "$@"; do
  case "$option" in
    --small) small=yes ;;
    --people=*) wanted=${option#*=} ;;
    --scale) scaled=yes ;;
    --variants) with_variants=yes ;;
    --peers) with_peers=yes ;;
    *) complain "没有这个选项:$option" "No such option: $option"; exit 2 ;;
  esac
done

folder=build/bench/quarter
if [[ -n $small ]]; then
  people=$((people / 100)) claims=$((claims / 100)) rounds=1 folder=build/bench/quarter-small
fi
if [[ -n $wanted ]]; then
  [[ $wanted =~ ^[1-9][0-9]{2,7}$ ]] || { complain "--people= 需要 100 到 99999999" "--people= takes 100 to 99999999"; exit 2; }
  people=$wanted claims=$((wanted * 3)) folder=build/bench/quarter-$wanted
fi
machine_line
sample "$people" "$claims" "$folder"
rounds_of "$folder/rounds.txt" "$folder" "$rounds"
report "$folder/rounds.txt" "$folder" "$people" "$claims"
[[ -n $small$wanted ]] || goals "$folder/rounds.txt"
[[ -z $scaled ]] || scale
[[ -z $with_variants ]] || in_other_writings "$folder" "$rounds"
[[ -z $with_peers ]] || beside_peers "$folder" "$people" "$claims" "$rounds"
