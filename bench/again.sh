#!/usr/bin/env bash
# Beijing's rule run again over facts that are in memory already (what a "what if" costs), beside one pass over the same
# memory that only adds its numbers up. Four million facts, more than any cache holds; one core, the two interleaved.
#
#   bench/again.sh           the median of three runs
#   bench/again.sh --small   forty thousand facts: tries the benchmark itself; its figures say nothing
set -u
source "$(dirname "${BASH_SOURCE[0]}")/../tools/dev/measure.sh"
cd "$root" || exit 1
facts=4000000
for option in "$@"; do
  case "$option" in
    --small) facts=40000 ;;
    *) complain "没有这个选项:$option" "No such option: $option"; exit 2 ;;
  esac
done

build_program columnar_bench
machine_line
warn_when_busy
table=build/log/bench-again.csv
timings columnar_bench --benchmark_filter="settle_again/facts:$facts\$" >"$table" || exit 1
read -r passed settled passes < <(awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
  { print $at["ns_per_fact_passed"], $at["ns_per_fact_settled"], $at["passes"] }' "$table")
[[ -n ${passes:-} ]] || { complain "基准测试没有结果,见 build/log/bench-columnar_bench.err" "The benchmark gave nothing, see build/log/bench-columnar_bench.err"; exit 1; }

say "内存中 $facts 笔事实,每笔纳秒:" "$facts facts in memory, nanoseconds for each:"
printf '  %-34s %7.2f  %s\n' "$(words "通读一遍" "one pass over the memory")" "$passed" "$(bar "$(ratio "$passed" "$settled")")" \
  "$(words "规则重算一遍" "the rule, run again")" "$settled" "$(bar 1)"
say "  倍数 $(printf '%.2f' "$passes"):重算一遍抵得上通读几遍" "  ratio $(printf '%.2f' "$passes"): so many passes over the memory is one run worth"
