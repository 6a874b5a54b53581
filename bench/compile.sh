#!/usr/bin/env bash
# How long a policy takes from its text to a program of columns: read, checked, compiled; examples and laws are not run.
# The median of three runs for each of four published plans, on one core.
#
#   bench/compile.sh           half a second each
#   bench/compile.sh --small   tries the benchmark itself; its figures say nothing
set -u
source "$(dirname "${BASH_SOURCE[0]}")/../tools/dev/measure.sh"
cd "$root" || exit 1
seconds=0.5
for option in "$@"; do
  case "$option" in
    --small) seconds=0.02 ;;
    *) complain "没有这个选项:$option" "No such option: $option"; exit 2 ;;
  esac
done
goal_ms=5

build_program compile_bench
machine_line
warn_when_busy
table=build/log/bench-compile.csv
timings compile_bench --benchmark_min_time="$seconds" >"$table" || exit 1

# PLAN BYTES MS of each; the time stands in microseconds.
rows=$(awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
  { name = $1; sub(/^compile\//, "", name); sub(/_median$/, "", name); print name, $at["bytes"], $at["real_time"] / 1000 }' "$table")
[[ -n $rows ]] || { complain "基准测试没有结果,见 build/log/bench-compile_bench.err" "The benchmark gave nothing, see build/log/bench-compile_bench.err"; exit 1; }

say "规则从文字到程序;横条是目标 $goal_ms 毫秒的几成:" "a policy from its text to a program; the bar is the part of the goal of $goal_ms ms:"
slowest=0
while read -r plan bytes ms; do
  printf '  %-12s %6.0f B  %7.3f ms  %5s  %s\n' "$plan" "$bytes" "$ms" "$(ratio "$ms" "$goal_ms")" "$(bar "$(ratio "$ms" "$goal_ms")")"
  slowest=$(awk -v a="$slowest" -v b="$ms" 'BEGIN { print (a > b ? a : b) }')
done <<<"$rows"
goal "最慢的一份,毫秒" "the slowest, in ms" "$slowest" "<=" "$goal_ms"
