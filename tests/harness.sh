# What every black-box test script sources. A script says `ok NAME` or `not ok NAME` for each thing it tries, and
# `# done` when it came to its end; ./dev test counts the lines and takes a missing end for a failure.
#
#   root      the repository            nuan      the program under test (from NUAN, else build/release/nuan)
#   work      an empty folder of the script's own, removed at the end
#   slow_build (from NUAN_SLOW_BUILD) where the program is many times slower than the release: what takes it minutes is tried on one
#             policy of a kind, since the release tries it on all and unit tests attack all laws under the sanitizers
set -u
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
nuan=${NUAN:-$root/build/release/nuan}
slow_build=${NUAN_SLOW_BUILD:-}
work=$(mktemp -d "${TMPDIR:-/tmp}/nuan-test.XXXXXX")
ended=
trap 'rm -rf "$work"; [[ -n $ended ]] || echo "not ok $0 ended early"' EXIT
cd "$work" || exit 1

finish() {
  ended=yes
  echo "# done"
  exit 0
}

# check NAME COMMAND…: ok when the command succeeds.
check() {
  local name=$1
  shift
  if "$@" >check.log 2>&1; then
    echo "ok $name"
  else
    echo "not ok $name"
    { printf '%q ' "$@"; echo; cat check.log; } | head -n 20 | sed 's/^/#   /'
  fi
}

# looked NAME COMMAND…: the same for what looks into an SQLite file with Python, where there is one.
looked() {
  if command -v python3 >/dev/null; then check "$@"; fi
}

# run COMMAND…: leaves its status in $status, its outputs in the files out and err.
run() {
  status=0
  "$@" >out 2>err </dev/null || status=$?
}

# exits NAME STATUS COMMAND…: ok when the command ends with that status.
exits() {
  local name=$1 wanted=$2
  shift 2
  run "$@"
  if ((status == wanted)); then
    echo "ok $name"
  else
    echo "not ok $name: exit $status instead of $wanted"
    { printf '%q ' "$@"; echo; head -n 5 out; head -n 15 err; } | sed 's/^/#   /'
  fi
}

# says NAME FILE REGEX: ok when a line of the file matches.
says() {
  check "$1" grep -qE -- "$3" "$2"
}

# lacks NAME FILE REGEX: ok when the file is there and no line of it matches.
lacks() {
  check "$1" bash -c 'test -e "$1" && ! grep -qE -- "$2" "$1"' - "$2" "$3"
}

databases=0
# on_postgresql COMMAND…: calls it with the URL of an empty PostgreSQL database behind its words, where there is PostgreSQL: in the server
# that NUAN_TEST_SERVER names (the folder it was started in), else in one started for it.
on_postgresql() {
  local server=$root/src/adapters/postgresql/server.sh folder=${NUAN_TEST_SERVER:-} own=database_$$_$((++databases))
  [[ -n $folder ]] || folder=$("$server" start) || return 0
  psql -qAt -h "$folder" -U nuan -d postgres -c "create database $own" || echo "not ok a database of the script's own"
  "$@" "postgresql://nuan@/$own?host=$folder"
  [[ -n ${NUAN_TEST_SERVER:-} ]] || "$server" stop "$folder"
}

# on_both_stores NAME: calls `on sqlite URL` for the file NAME, then `on postgresql URL`.
on_both_stores() {
  on sqlite "sqlite:$work/$1"
  on_postgresql on postgresql
}
