# What benchmarks share: a quiet machine, warm files, interleaved rounds, medians. Sourced by bench/*.sh, never run.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
source "$root/tools/dev/words.sh"
nuan=${NUAN:-$root/build/release/nuan}

# build_program NAME: bench/NAME.cpp into the release folder. It is no part of a release, so it is built here.
build_program() {
  mkdir -p "$root/build/log"
  { cmake -B "$root/build/release" -DNUAN_BENCH=ON && cmake --build "$root/build/release" --target "$1"; } >"$root/build/log/bench-$1.log" 2>&1 ||
    { complain "$1 构建失败,见 build/log/bench-$1.log" "$1 was not built, see build/log/bench-$1.log"; exit 1; }
}

# timings PROGRAM OPTION…: runs a program of Google Benchmark three times over; prints NAME,MEDIAN and its counters as CSV.
timings() {
  local program=$1
  shift
  "$root/build/release/$program" --benchmark_format=csv --benchmark_repetitions=3 --benchmark_report_aggregates_only=true "$@" \
    2>"$root/build/log/bench-$program.err" | tr -d '"' | sed -n -E '/^name,/p; /_median,/p'
}

machine_line() {
  local cpu memory
  cpu=$(sed -nE 's/^model name[^:]*: *//p' /proc/cpuinfo | head -n 1)
  memory=$(awk '/MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo)
  say "机器:${cpu:-?},$(nproc) 核,$memory GB 内存" "machine: ${cpu:-?}, $(nproc) cores, $memory GB of memory"
}

# Busy share of all cores over half a second, in percent.
busy_percent() {
  { head -n 1 /proc/stat; sleep 0.5; head -n 1 /proc/stat; } |
    awk '{ idle = $5 + $6; all = 0; for (i = 2; i <= 9; i++) all += $i
           if (NR == 1) { idle1 = idle; all1 = all } else printf "%d", 100 * (1 - (idle - idle1) / (all - all1 > 0 ? all - all1 : 1)) }'
}

warn_when_busy() {
  local busy
  busy=$(busy_percent)
  ((busy <= 10)) || complain "注意:机器正忙($busy %),结果仅供参考。" "Beware: the machine is busy ($busy %), the figures are worth little."
}

# measure TABLE LABEL FILES -- COMMAND…: reads the files into the page cache, then times the command. Appends
# `LABEL wall_ms cpu_ms peak_kb` to TABLE.
measure() {
  local table=$1 label=$2 files=$3 started ended status=0
  shift 4
  # shellcheck disable=SC2086
  cat $files >/dev/null
  started=${EPOCHREALTIME/[.,]/}
  /usr/bin/time -o "$table.one" -f '%U %S %M' "$@" >"$table.out" 2>"$table.err" || status=$?
  ended=${EPOCHREALTIME/[.,]/}
  if ((status != 0)); then
    complain "命令失败(退出码 $status):$*" "The command failed (exit $status): $*"
    tail -n 20 "$table.err" >&2
    return 1
  fi
  tail -n 1 "$table.one" | awk -v label="$label" -v wall=$((ended - started)) '{ printf "%s %.1f %.0f %d\n", label, wall / 1000, ($1 + $2) * 1000, $3 }' >>"$table"
}

# median TABLE LABEL COLUMN
median() {
  awk -v label="$2" -v column="$3" '$1 == label { print $column }' "$1" | sort -n |
    awk '{ value[NR] = $1 } END { if (NR) print (NR % 2 ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2) }'
}

extreme() {
  awk -v label="$2" -v column="$3" '$1 == label { print $column }' "$1" | sort -n | if [[ $4 == least ]]; then head -n 1; else tail -n 1; fi
}

ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", b ? a / b : 0 }'; }

# bar LENGTH of 40 at most, in eighths.
bar() {
  awk -v share="$1" 'BEGIN { split("▏ ▎ ▍ ▌ ▋ ▊ ▉", part, " "); eighths = int(share * 320 + 0.5); if (eighths < 1) eighths = 1
    for (i = 0; i < int(eighths / 8); i++) printf "█"
    if (eighths % 8) printf "%s", part[eighths % 8] }'
}

# goal ZH EN VALUE RELATION BOUND: says whether it is met.
goal() {
  local mark
  mark=$(awk -v value="$3" -v relation="$4" -v bound="$5" 'BEGIN { print ((relation == "<=" ? value <= bound : value >= bound) ? "✓" : "✗") }')
  printf '  %s %s:%s (%s %s)\n' "$mark" "$(words "$1" "$2")" "$3" "$4" "$5"
}
