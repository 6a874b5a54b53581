# ./dev check: what a reviewer would say first. Each check is a program of tools/ and counts as one. Sourced, never run.

# check_one NAME ZH EN TALLY COMMAND…
check_one() {
  local name=check-$1 zh=$2 en=$3 tally=$4
  shift 4
  if stage "$name" "$zh" "$en" "$@"; then
    "$tally" 1 0
  else
    show_log "$name" 30
    "$tally" 0 1
  fi
}

# check_quickly TALLY: what takes seconds. TALLY is called with the passed and failed ones.
check_quickly() {
  local tally=$1
  shift
  check_one layers "层次" "layers" "$tally" "$root/tools/check_layers"
  check_one sizes "文件与函数的长度" "lengths of files and functions" "$tally" "$root/tools/check_sizes"
  check_one text "源代码的约定" "conventions of the sources" "$tally" "$root/tools/check_text"
  check_one docs "文档" "documents" "$tally" "$root/tools/check_docs"
  check_one reference "代码清单与文档一致" "lists of codes and their pages" "$tally" "$root/tools/make_reference" --check
  check_one format "格式" "formatting" "$tally" "$root/tools/check_format"
}

# check_all TALLY [--all]: and what compiles everything once more, which takes minutes the first time.
check_all() {
  local tally=$1
  shift
  check_quickly "$tally"
  check_one headers "每个头文件可单独编译" "each header compiles alone" "$tally" "$root/tools/check_headers"
  check_one tidy "静态检查 clang-tidy" "clang-tidy" "$tally" "$root/tools/check_tidy" "$@"
}

checks_passed=0
checks_failed=0
tally_checks() {
  checks_passed=$((checks_passed + $1))
  checks_failed=$((checks_failed + $2))
}

run_checks() {
  need build test lint
  cd "$root" || exit 1
  # clang-tidy reads how the release compiles each file, which headers it includes among it.
  prepare release "发行版" "release" || exit 1
  check_all tally_checks "$@"
  echo "$checks_passed passed, $checks_failed failed"
  ((checks_failed == 0))
}

# The pages made from sources are renewed with them.
format_everything() {
  "$root/tools/check_format" --fix && "$root/tools/make_reference"
}

run_format() {
  need lint
  must_stage format "统一格式" "format" format_everything
}
