# ./dev bench [NAME]: the programs of bench/, each beside its peers. NAME.sh measures the whole command, NAME_bench.cpp a part.
# Sourced, never run.

benchmarks() {
  (cd "$root/bench" && printf '%s\n' *.sh *_bench.cpp | sed -E 's/(\.sh|_bench\.cpp)$//' | grep -v '\*' | sort -u)
}

# bench_part NAME: a program of Google Benchmark, built into the release folder.
bench_part() {
  stage "build-bench" "构建 $1 的基准测试" "build the benchmark of $1" build_part "$1_bench" || {
    show_build_errors build-bench
    exit 1
  }
  "build/release/$1_bench"
}

build_part() {
  cmake -B "$root/build/release" -DNUAN_BENCH=ON && compile release "$1"
}

run_bench() {
  local chosen=() options=() name
  for name in "$@"; do
    case "$name" in
      -*) options+=("$name") ;;
      *) chosen+=("$name") ;;
    esac
  done
  ((${#chosen[@]} > 0)) || mapfile -t chosen < <(benchmarks)
  need build bench
  build_release
  cd "$root" || exit 1
  for name in "${chosen[@]}"; do
    if [[ -f bench/$name.sh ]]; then
      bash "bench/$name.sh" "${options[@]}" || exit 1
    elif [[ -f bench/${name}_bench.cpp ]]; then
      bench_part "$name"
    else
      complain "没有这个基准测试:$name。有:$(benchmarks | tr '\n' ' ')" "No such benchmark: $name. There are: $(benchmarks | tr '\n' ' ')"
      exit 2
    fi
  done
}
