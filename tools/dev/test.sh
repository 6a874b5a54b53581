# ./dev test: everything that can be tried in minutes, counted. Sourced, never run.
#
# One try is one unit test, one `ok` line of a black-box script, one fuzz target or one check; one that ran in two builds
# counts twice, since either can fail alone.

passed=0
failed=0

# Fast runs are the same every time; slow ones look further with a seed of their own.
fast_seed=20210913
fuzz_seconds=60

count() {
  passed=$((passed + $1))
  failed=$((failed + $2))
}

# prepare PRESET ZH EN [OFF TARGET…]: builds it with its tests, or only the targets; a failure to compile is one failure.
prepare() {
  local status=0 what=("${@:4}")
  ((${#what[@]} > 0)) || what=(ON)
  stage "build-$1" "构建:$2" "build: $3" configure_and_compile "$1" "${what[@]}" || status=$?
  ((status == 0)) && return
  show_build_errors "build-$1"
  count 0 1
  return 1
}

# ---- one PostgreSQL for all

# with_server COMMAND…: with one PostgreSQL for all tests of it, where there is one: to start it takes longer than most tests.
with_server() {
  local server=$root/src/adapters/postgresql/server.sh folder status=0
  folder=$("$server" start max_connections=200) || folder=
  NUAN_TEST_SERVER=$folder "$@" || status=$?
  [[ -z $folder ]] || "$server" stop "$folder"
  return "$status"
}

# unit_tests PRESET ZH EN [REGEX] [LOG]: runs ctest and adds up what it says.
unit_tests() {
  local log=${5:-unit-$1} options=()
  [[ -z "${4:-}" ]] || options=(-R "$4")
  stage "$log" "单元测试:$2" "unit tests: $3" with_server \
    ctest --preset "$1" -j "$(nproc)" --timeout "${unit_timeout:-300}" --no-tests=ignore "${options[@]}"
  count_unit_tests "$log"
}

count_unit_tests() {
  local file=$log_folder/$1.txt bad all
  read -r bad all < <(sed -nE 's/^.* tests passed, ([0-9]+) tests? failed out of ([0-9]+)$/\1 \2/p' "$file" | tail -n 1)
  count $((${all:-0} - ${bad:-0})) "${bad:-0}"
  if [[ -z "${all:-}" ]] && ! grep -q 'No tests were found' "$file"; then
    show_log "$1"
    count 0 1
  elif ((${bad:-0} > 0)); then
    sed -n '/^The following tests FAILED/,$p' "$file" | head -n 40 | sed 's/^/    | /'
    say "    完整记录:build/log/$1.txt" "    all of it: build/log/$1.txt"
  fi
}

# ---- black-box scripts

# run_script FOLDER SCRIPT: its name above its lines, in FOLDER.
run_script() {
  {
    echo "# ${2#"$root"/}"
    timeout -k 10 "${script_timeout:-300}" bash "$2" 2>&1 || echo "not ok ${2##*/} ended with an error or took too long"
  } >"$1/${2##*/}"
}

# run_scripts LOG SCRIPT…: runs as many at a time as there are cores. LOG is where the output goes, to look at afterwards.
run_scripts() {
  local log=$1 folder script
  shift
  folder=$(mktemp -d)
  export -f run_script
  export root script_timeout
  printf '%s\0' "$@" | xargs -0 -n 1 -P "$(nproc)" bash -c 'run_script "$0" "$1"' "$folder"
  for script in "$@"; do cat "$folder/${script##*/}"; done
  rm -rf "$folder"
  ! grep -q '^not ok ' "$log" && (($(grep -c '^# done$' "$log") == $#))
}

# scripts LOG ZH EN REGEX SCRIPT…: those that match, one stage, counted.
scripts() {
  local log=$1 zh=$2 en=$3 wanted=$4 chosen=() script
  local file=$log_folder/$log.txt
  shift 4
  for script in "$@"; do
    [[ -f $script && (-z $wanted || $script =~ $wanted) ]] && chosen+=("$script")
  done
  ((${#chosen[@]} > 0)) || return 0
  stage "$log" "$zh" "$en" run_scripts "$file" "${chosen[@]}"
  local not_ok silent
  not_ok=$(grep -c '^not ok ' "$file")
  silent=$((${#chosen[@]} - $(grep -c '^# done$' "$file")))
  ((not_ok >= silent)) || not_ok=$silent  # a script that never came to its end has failed, whatever it said
  count "$(grep -c '^ok ' "$file")" "$not_ok"
  grep -A 12 '^not ok ' "$file" | grep -v '^ok ' | head -n 60 | sed 's/^/    | /'
}

command_tests() {
  local slow_build= largest_first
  [[ $1 == release || $1 == coverage ]] || slow_build=yes
  mapfile -t largest_first < <(ls -S "$root"/tests/cli/*.sh)  # they take longest: no core is to wait for one at the end
  NUAN_SLOW_BUILD=$slow_build NUAN=$root/build/$1/nuan with_server scripts "commands-$1" "命令行测试:$2" "command line: $3" "${4:-}" "${largest_first[@]}"
}

# ---- fuzzing

# fuzz_one SECONDS PROGRAM: starts from the corpus and the folders of NAME.seeds; new inputs and crashes stay under build/found.
fuzz_one() {
  local name=${2##*/} folder=$root/build/found options=() seeds=()
  name=${name%_fuzz}
  mkdir -p "$folder/corpus/$name"
  [[ -f $root/tests/fuzz/$name.dict ]] && options=("-dict=$root/tests/fuzz/$name.dict")
  [[ -f $root/tests/fuzz/$name.seeds ]] && read -ra seeds <"$root/tests/fuzz/$name.seeds"
  echo "# $name"
  if "$2" -max_total_time="$1" -timeout=20 -rss_limit_mb=2048 -use_value_profile=1 -verbosity=0 -print_final_stats=1 \
    -artifact_prefix="$folder/$name-" "${options[@]}" "$folder/corpus/$name" "$root/tests/fuzz/corpus/$name" "${seeds[@]/#/$root/}"; then
    echo "ok fuzz $name"
  else
    echo "not ok fuzz $name"
  fi
}

# fuzz_all PRESET SECONDS: all targets, as many at a time as there are cores, for so long altogether.
fuzz_all() {
  local jobs programs
  jobs=$(nproc)
  mapfile -t programs < <(find "$root/build/$1" -maxdepth 1 -name '*_fuzz' -type f | sort)
  ((${#programs[@]} > 0)) || return 1
  local each=$(($2 * jobs / ${#programs[@]}))
  ((each >= 1)) || each=1
  export -f fuzz_one
  export root
  printf '%s\0' "${programs[@]}" | xargs -0 -n 1 -P "$jobs" bash -c 'fuzz_one "$1" "$2" >"$2.log" 2>&1' - "$each"
  cat "${programs[@]/%/.log}"
  ! grep -q '^not ok ' "${programs[@]/%/.log}"
}

# fuzz_tests PRESET SECONDS
fuzz_tests() {
  stage fuzz "模糊测试 $2 秒" "fuzzing for $2 s" fuzz_all "$1" "$2"
  local file=$log_folder/fuzz.txt
  count "$(grep -c '^ok fuzz ' "$file")" "$(grep -c '^not ok fuzz ' "$file")"
  grep -q 'ok fuzz ' "$file" || count 0 1
  if grep -q '^not ok fuzz ' "$file"; then
    grep -E '^not ok fuzz |ERROR|SUMMARY|Test unit written|a promise of the program' "$file" | head -n 30 | sed 's/^/    | /'
    say "    触发问题的输入在 build/found/;修好后请加入 tests/fuzz/corpus/" \
      "    the inputs that did it are in build/found/; once mended, add them to tests/fuzz/corpus/"
  fi
}

# ---- the parts

fast_tests() {
  need build test fuzz lint bench
  export RC_PARAMS=${RC_PARAMS:-seed=$fast_seed}
  if prepare release "发行版" "release" OFF nuan; then
    command_tests release "发行版" "release"
  fi
  if prepare asan "检查内存与未定义行为" "address and undefined-behaviour sanitizers"; then
    unit_tests asan "检查内存与未定义行为" "under the sanitizers"
    command_tests asan "检查内存与未定义行为" "under the sanitizers"
    fuzz_tests asan "$fuzz_seconds"
  fi
  scripts tools "工具自身的测试" "tests of the tools" "" "$root"/tests/tools/*.sh
  check_quickly count
}

matching_tests() {
  local preset=$1 name=$2
  need build test "$([[ $preset == asan ]] && echo fuzz || echo test)"
  export RC_PARAMS=${RC_PARAMS:-seed=$fast_seed}
  if prepare "$preset" "$preset" "$preset"; then
    unit_tests "$preset" "$preset" "$preset" "$name"
    command_tests "$preset" "$preset" "$preset" "$name"
  fi
  scripts tools "工具自身的测试" "tests of the tools" "$name" "$root"/tests/tools/*.sh
  ((passed + failed > 0)) || {
    complain "没有名称匹配的测试:$name" "No test matches: $name"
    count 0 1
  }
}

slow_tests() {
  need build test fuzz lint cover
  local seed=$RANDOM$RANDOM
  say "  随机种子 $seed" "  random seed $seed"
  export RC_PARAMS="seed=$seed"
  export unit_timeout=3600 script_timeout=3600
  if prepare tsan "检查线程" "thread sanitizer"; then
    unit_tests tsan "检查线程" "under the thread sanitizer"
    command_tests tsan "检查线程" "under the thread sanitizer"
  fi
  if prepare coverage "覆盖率" "coverage"; then
    find "$root/build/coverage" -name '*.gcda' -delete
    unit_tests coverage "覆盖率" "coverage"
    command_tests coverage "覆盖率" "coverage"
    measure_coverage
  fi
  if prepare release "发行版" "release"; then
    check_all count --all
    unit_tests release "发行版" "release"
    NUAN_SWEEP=20000 NUAN_SEED=$seed RC_PARAMS="seed=$seed max_success=2000" \
      unit_tests release "长时间的性质测试" "long property sweeps" 'Agree|RandomPolicies|_random|whatever|any_|Prop' sweep
    NUAN_SWEEP=30 NUAN_SEED=$seed unit_tests release "三十座小镇, 各三年" "thirty towns, three years each" 'TownContract|LedgerContract' towns
  fi
  if prepare fuzz "模糊测试" "fuzz targets"; then
    fuzz_tests fuzz 600
  fi
  NUAN_SEED=$seed scripts slow "全新克隆, 处处断电" "a fresh clone, killed at every step" "" "$root"/tests/slow/*.sh
}

# ---- coverage

measure_coverage() {
  stage coverage "统计覆盖率" "add up the coverage" gcovr --root "$root" --filter 'src/policy/' --filter 'src/claims/' \
    --exclude '.*_test\.[ch]pp' --exclude-throw-branches --exclude-lines-by-pattern '.*// untested: .*' -j "$(nproc)" \
    --csv "$log_folder/coverage.csv" --txt "$log_folder/coverage-lines.txt" "$root/build/coverage" || {
    show_log coverage
    count 0 1
    return
  }
  # filename,line_total,line_covered,line_percent,branch_total,branch_covered,branch_percent,…
  awk -F, 'NR > 1 { folder = $1; sub(/\/[^\/]*$/, "", folder); lines[folder] += $2; hit[folder] += $3; branches[folder] += $5; taken[folder] += $6 }
    END { for (folder in lines) printf "    %-24s %5d / %5d  %5.1f %%   %6d / %6d  %5.1f %%\n", folder, hit[folder], lines[folder],
          100 * hit[folder] / (lines[folder] ? lines[folder] : 1), taken[folder], branches[folder],
          100 * taken[folder] / (branches[folder] ? branches[folder] : 1) }' "$log_folder/coverage.csv" | sort
  say "    (行,分支)未覆盖的行:" "    (lines, branches) lines nothing reached:"
  awk '/^src\// && NF >= 5 { print "    " $0 }' "$log_folder/coverage-lines.txt"
  count 1 0
}

run_tests() {
  local started slow= preset=release name=
  started=$(now_ms)
  while (($# > 0)); do
    case "$1" in
      --slow) slow=yes ;;
      --asan) preset=asan ;;
      -*)
        complain "没有这个选项:$1" "No such option: $1"
        exit 2
        ;;
      *) name=$1 ;;
    esac
    shift
  done
  cd "$root" || exit 1
  if [[ -n $slow ]]; then
    slow_tests
  elif [[ -n $name || $preset == asan ]]; then
    matching_tests "$preset" "${name:-.}"
  else
    fast_tests
  fi
  say "共 $(seconds $(($(now_ms) - started)))" "$(seconds $(($(now_ms) - started))) in all"
  echo "$passed passed, $failed failed"
  ((failed == 0))
}
