# An operator of a small town's store, for the scripts that let things go wrong: the steps from an empty store to its restored backup, each so
# that it can be tried again, stores to try them in, and what a store holds. Sourced after tests/harness.sh.
policy=$root/policies/beijing/mutual-aid.policy
export NUAN_KEY=$work/nuan.key NUAN_ACTOR=jia  # other actors where a step needs them
all_steps=(init members claims open compute submit approve post backup restore)

"$nuan" sample --people "${people:-60}" --claims "${claims:-200}" --seed 5 --out city >/dev/null 2>&1 || echo "not ok no sample"
"${CXX:-c++}" -std=c++20 -shared -fPIC -O1 -o faults.so "$root/tests/faults/faults.cpp" -ldl 2>compile.log || {
  echo "not ok the faults compile"
  cat compile.log
}

# fault SETTING=VALUE… COMMAND…: becomes the command, with that going wrong; the shell that calls it ends with it.
fault() {
  exec env LD_PRELOAD="$work/faults.so" ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0" "$@"
}

# ---- stores, all of one kind: `sqlite`, or the folder of a PostgreSQL server

kind=sqlite
url() {
  if [[ $kind == sqlite ]]; then echo "sqlite:$work/$1.db"; else echo "postgresql://nuan@/$1?host=$kind"; fi
}
ask_server() { psql -qAt -h "$kind" -U nuan -d "${2:-postgres}" -c "$1"; }
# drop NAME
drop() {
  if [[ $kind == sqlite ]]; then rm -f "$work/$1".db*; else ask_server "drop database if exists $1 with (force)" 2>/dev/null; fi
}
# fresh NAME [FROM]: an empty store, or a copy of one that nobody uses.
fresh() {
  drop "$1"
  if [[ $kind != sqlite ]]; then
    # Whoever was killed may take a moment to leave.
    until ask_server "create database $1 ${2:+template $2} strategy file_copy" 2>/dev/null; do sleep 0.05; done
  elif [[ -n ${2:-} && -e $work/$2.db ]]; then
    cp "$work/$2.db" "$work/$1.db"
  fi
}

# content NAME: every row of every table but what differs between two equal stores (times, seals, keys, encrypted texts), and but what was
# backed up or restored, in an order of its own.
content() {
  local file=$work/$1.db
  if [[ $kind != sqlite ]]; then
    file=$work/content.db
    rm -f "$file"
    "$nuan" backup "$file" --db "$(url "$1")" >/dev/null || return 1
  fi
  # One query for each table, all in one run: there are many tables, and this is asked after every fault.
  sqlite3 "$file" "$(sqlite3 "$file" "select 'select ''' || name || ''', ' || cells || ' from ' || name || ' order by ' || cells || ';' from
    (select one.name, coalesce((select group_concat('quote(' || col.name || ')') from pragma_table_info(one.name) col where col.name not in
       ('seal', 'hidden', 'certificate', 'journal_no', 'row_no', 'effective', 'public_key', 'wrapped', 'mark')
       and not (one.name = 'key_wrapping' and col.name = 'digest')), '1') as cells
     from sqlite_schema one where one.type = 'table' and one.name not like 'journal%') order by name")"
  sqlite3 "$file" "select 'journal', actor, verb, case verb when 'init' then '' else subject end from journal
    where verb not in ('backup', 'restore') order by journal_no"
}

# ---- steps

# words_of STEP: its command, in the array `words`. A backup goes to $kept, and out of it into the store `again`.
words_of() {
  case $1 in
    members | claims) words=(import "$1" "$work/city/$1.csv" --policy "$policy") ;;
    open) words=(run open --year 2021) ;;
    compute) words=(run compute 1 --policy "$policy") ;;
    approve) words=(run approve 1 --digest "${digest:-}") ;;
    submit | post) words=(run "$1" 1) ;;
    backup) words=(backup "$kept") ;;
    restore) words=(restore "$kept" --db "$(url again)") ;;
    *) words=("$1") ;;
  esac
}
kept=$work/kept.nuan
actor_of() { if [[ $1 == approve ]]; then echo yi; else echo jia; fi; }

# step NAME [SETTING=VALUE…]: does it in the store NUAN_DB, with what the settings let go wrong; leaves status, out and err.
step() {
  local words name=$1
  shift
  words_of "$name"
  status=0
  # The shell would tell of whoever is killed.
  { (fault NUAN_ACTOR="$(actor_of "$name")" "$@" "$nuan" "${words[@]}" --lang en) >out 2>err </dev/null || status=$?; } 2>/dev/null
}

# was_done NAME: whether the store says so. The other steps may simply be tried again.
was_done() {
  case $1 in
    open) "$nuan" run show 1 >/dev/null 2>&1 ;;
    compute) reached computed ;;
    submit) reached submitted ;;
    approve) reached approved ;;
    post) reached posted ;;
    backup) [[ -e $kept ]] ;;
    restore) "$nuan" verify --json --db "$(url again)" 2>/dev/null | grep -q '"entries": [1-9]' ;;
    *) false ;;
  esac
}
reached() { "$nuan" run show 1 --json 2>/dev/null | grep -q "\"step\": \"$1\""; }

# resume NAME: does what is left of the step, as an operator would who finds it interrupted.
resume() {
  was_done "$1" && return
  step "$1"
  ((status == 0))
}
