#!/usr/bin/env bash
# Rebuilds a second of the ASEM index from its raw table, every stage, on one core, beside the same vectorised in numpy (Debian's
# python3-numpy), in one run. Interleaved rounds, medians. Both must come to the same index.
#
#   bench/index.sh           5 rounds of two seconds each
#   bench/index.sh --small   one short round: tries the benchmark itself; its figures say nothing
set -u
source "$(dirname "${BASH_SOURCE[0]}")/../tools/dev/measure.sh"
cd "$root" || exit 1
rounds=5 seconds=2
for option in "$@"; do
  case "$option" in
    --small) rounds=1 seconds=0.2 ;;
    *) complain "没有这个选项:$option" "No such option: $option"; exit 2 ;;
  esac
done

build_program index_bench

table=build/log/bench-index.rounds
rm -f "$table"
machine_line
for ((round = 1; round <= rounds; round++)); do
  warn_when_busy
  build/release/index_bench "$seconds" | sed 's/^/own /' >>"$table" || exit 1
  OPENBLAS_NUM_THREADS=1 /usr/bin/python3 bench/index_numpy.py samples/asem "$seconds" | sed 's/^/numpy /' >>"$table" || exit 1
done

# Both came to the same, to nine decimals.
awk '{ seen[sprintf("%.9f", $3)] } END { n = 0; for (value in seen) n++; exit NR == 0 || n != 1 }' "$table" ||
  { complain "两边算出的指数不一样" "The two came to different indices"; cat "$table"; exit 1; }
own=$(median "$table" own 2)
peer=$(median "$table" numpy 2)
say "ASEM 指数,51 国、49 个指标,从原始表到指数,一个核:" "the ASEM index, 51 countries, 49 indicators, from the raw table to the index, on one core:"
printf '  %-28s %8.0f\n' "$(words "nuan,每秒重算" "nuan, rebuilds a second")" "$own" "$(words "numpy,每秒重算" "numpy, rebuilds a second")" "$peer"
say "  倍数 $(ratio "$own" "$peer")(目标:10)" "  ratio $(ratio "$own" "$peer") (goal: 10)"
