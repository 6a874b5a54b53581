# ./dev bench [NAME]: the programs of bench/, each beside its peers. Sourced, never run.

run_bench() {
  local name= options=() program
  for word in "$@"; do
    case "$word" in
      -*) options+=("$word") ;;
      *) name=$word ;;
    esac
  done
  need build bench
  build_release
  cd "$root" || exit 1
  if [[ -n $name && ! -f bench/$name.sh ]]; then
    complain "没有这个基准测试:$name。有:$(cd bench && echo *.sh)" "No such benchmark: $name. There are: $(cd bench && echo *.sh)"
    exit 2
  fi
  for program in bench/${name:-*}.sh; do
    bash "$program" "${options[@]}" || exit 1
  done
}
