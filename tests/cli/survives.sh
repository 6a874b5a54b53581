#!/usr/bin/env bash
# The very program killed wherever it may be, by the step of its work and at random, on SQLite and on PostgreSQL; the disk full, the server
# killed, the clock jumping, two operators at once. Each time: what is there is sound, the step is done again, and the store holds what it
# would hold had nothing happened.
#   NUAN_SEED    which points are tried          NUAN_POINTS   how many of each step, or `all`
# Where the program is many times slower, each step is killed on one of the two stores; the release kills all on both.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
source "$root/tests/faults/operator.sh"
RANDOM=$((${NUAN_SEED:-20210913} % 32768))
points=${NUAN_POINTS:-${slow_build:+1}}
points=${points:-2}
echo "# NUAN_SEED=${NUAN_SEED:-20210913} NUAN_POINTS=$points"
server=$root/src/adapters/postgresql/server.sh

# wrong WORD…: why a try failed, for the log.
wrong() {
  echo "$*"
  cat out err
  return 1
}

# before STEP: the store `try` as it was before the step, and nothing of what the step would make.
before() {
  fresh try "before_$1"
  NUAN_KEY=$work/nuan.key
  case $1 in
    init)
      NUAN_KEY=$work/other.key
      rm -f "$NUAN_KEY"
      ;;
    backup) rm -f "$kept"* ;;
    restore) fresh again ;;
  esac
}
# Nothing half-written can be seen. Before there are tables there is nothing to verify.
sound() {
  local store=try
  [[ $1 != restore ]] || store=again
  run "$nuan" verify --db "$(url "$store")" --lang en
  ((status == 0)) || grep -q store_not_made err || wrong "not sound"
}
# resumed STEP [ACTOR]: and then as it would have been, whichever of two actors did it.
resumed() {
  resume "$1" || wrong "not resumed" || return
  content try | sed "s/bing/${2:-}/" >now
  diff "$1.content" now || return
  [[ $1 == backup ]] && { fresh again && "$nuan" restore "$kept" --db "$(url again)" >out 2>err || wrong "not restored" || return; }
  [[ $1 == restore || $1 == backup ]] || return 0
  content again >now && diff "$1.content" now
}
sound_and_resumed() { sound "$@" && resumed "$@"; }

# undisturbed: every step, with the store before it, what the store then holds, and what the step does.
undisturbed() {
  local name
  rm -f "$kept"*
  fresh try
  fresh again
  for name in "${all_steps[@]}"; do
    fresh "before_$name" try
    rm -f "$name.log"
    step "$name" FAULT_LOG="$work/$name.log"
    check "$label: $name" test "$status" = 0
    [[ $name != submit ]] || digest=$(sed -n 's/^digest //p' out)
    content try >"$name.content"
  done
  cp "$kept" first.nuan
}

# killed STEP FAULT N
killed() {
  before "$1"
  step "$1" FAULT="$2" FAULT_AT="$3"
  ((status == 137)) || wrong "exit $status: it was not killed" || return
  sound_and_resumed "$1"
}
# points_of STEP: numbers of its steps: all, or some at random and the last that makes anything durable.
points_of() {
  local all last
  all=$(wc -l <"$1.log")
  if [[ $points == all ]]; then
    seq "$all"
    return
  fi
  last=$(grep -nE '^(sync|send|link)$' "$1.log" | tail -n 1 | cut -d: -f1)
  { for ((i = 1; i < points; i++)); do echo $((1 + RANDOM % all)); done; echo "$last"; } | sort -nu
}
# Every other one, in turn for both stores: where the program is slow.
turn=0
skipped() { [[ -n $slow_build && $points != all ]] && ((turn++ % 2 == 1)); }
kill_each() {
  local name at fault faults
  for name in "${all_steps[@]}"; do
    ! skipped || continue
    for at in $(points_of "$name"); do
      faults=(kill after torn)
      [[ $points == all ]] || faults=("${faults[RANDOM % 3]}")
      for fault in "${faults[@]}"; do
        check "$label: $name, $fault at step $at ($(sed -n "${at}p" "$name.log"))" killed "$name" "$fault" "$at"
      done
      [[ $name != backup ]] || cp first.nuan "$kept"
    done
    NUAN_KEY=$work/nuan.key
  done
}

# Killed again and again on its way through everything, in one store.
wander() {
  local name
  fresh try before_members  # a store has keys of its own
  fresh again
  rm -f "$kept"*
  for name in "${all_steps[@]:1}"; do
    while ((RANDOM % 3 > 0)) && ! was_done "$name"; do
      step "$name" FAULT=kill FAULT_AT=$((1 + RANDOM % ($(wc -l <"$name.log") + 1)))
      sound "$name" || return
    done
    resume "$name" || wrong "$name was not resumed" || return
  done
  content again >now && diff restore.content now
}

# ---- what the machine does

# fails STEP CODE SETTING…: it says so, unless all was durable by then, and goes on when the reason is gone.
fails() {
  local name=$1 code=$2
  shift 2
  before "$name"
  step "$name" "$@"
  if ((status != 0)); then
    ((status == 5)) || wrong "exit $status" || return
    grep -qE "$code" err || wrong "not $code" || return
  fi
  sound_and_resumed "$name"
}
disk() {
  local name at
  for name in members compute post backup restore; do
    for at in 1 $((1 + RANDOM % $(wc -l <"$name.log"))); do
      check "$label: $name with a disk that is full from step $at on" fails "$name" '(store|output)_full' FAULT=full FAULT_AT="$at"
    done
    check "$label: $name with a disk that keeps nothing" fails "$name" 'store_failed|output_' FAULT=broken FAULT_AT=1
    [[ $name != backup ]] || cp first.nuan "$kept"
  done
}

jump() {
  local name day=0 total=0 days
  fresh try before_members  # a store has keys of its own
  fresh again
  rm -f "$kept"*
  for name in "${all_steps[@]:1}"; do
    step "$name" FAULT_CLOCK=$((day * 86400))
    ((status == 0)) || wrong "$name: exit $status" || return
    day=$((RANDOM % 2000 - 1000))
  done
  content try >now && diff restore.content now || return
  sound post || return
  days=$(journal_days)
  (($(wc -w <<<"$days") > 3)) || wrong "the clock did not jump: $days" || return
  for day in $days; do
    run "$nuan" journal root --day "$day"
    total=$((total + $(cut -d' ' -f2 out)))
  done
  run "$nuan" journal root
  (($(cut -d' ' -f2 out) == total)) || wrong "$total entries on $days"
}
journal_days() {
  local text="select distinct substr(written_at, 1, 10) from journal"
  if [[ $kind == sqlite ]]; then sqlite3 try.db "$text"; else ask_server "$text" try; fi
}

# ---- two operators

# together STEP A B: both do it at once. The first to write stops in the middle of it until the other has come.
together() {
  local name=$1 words first second
  before "$name"
  words_of "$name"
  fault NUAN_ACTOR="$2" FAULT=stop FAULT_AT=$((1 + RANDOM % $(wc -l <"$name.log"))) "$nuan" "${words[@]}" --lang en >out.1 2>err.1 </dev/null &
  first=$!
  stopped "$first" || true  # or done already
  NUAN_ACTOR=$3 "$nuan" "${words[@]}" --lang en >out.2 2>err.2 </dev/null &
  second=$!
  sleep 0.3
  kill -s CONT "$first" 2>/dev/null
  first_status=0 second_status=0
  wait "$first" || first_status=$?
  wait "$second" || second_status=$?
}
stopped() {
  local state
  for _ in $(seq 500); do
    state=$(cut -d' ' -f3 "/proc/$1/stat" 2>/dev/null) || return 1
    [[ $state != T ]] || return 0
    [[ $state != Z ]] || return 1
    sleep 0.02
  done
  return 1
}
# Exactly one of them does it, and the other is told that it was done.
one_wins() {
  together "$1" "$2" "$3"
  [[ $first_status$second_status == 02 ]] || [[ $first_status$second_status == 20 ]] ||
    { cat out.? err.?; wrong "exits $first_status and $second_status"; } || return
  cat err.? | grep -q run_state || { cat err.?; wrong "not told clearly"; } || return
  sound_and_resumed "$1" "$2"
}
# A file that two bring at once is there once; whoever is told to come again may.
both_import() {
  together "$1" jia jia
  ((first_status == 0 || second_status == 0)) || { cat err.?; wrong "exits $first_status and $second_status"; } || return
  [[ $first_status$second_status == 00 ]] || grep -qE 'store_busy' err.1 err.2 || { cat err.?; wrong "not told clearly"; } || return
  sound_and_resumed "$1"
}
two_operators() {
  local name
  for name in members claims; do check "$label: $name by two at once" both_import "$name"; done
  check "$label: computed by two at once" one_wins compute jia bing
  check "$label: approved by two at once" one_wins approve yi bing
  check "$label: posted by two at once" one_wins post jia bing
}

# A backup that stops while it copies, and a run is posted meanwhile, holds the store of one moment, before or after.
backup_while_used() {
  local words pid
  before post
  rm -f "$kept"*
  fresh again
  words_of backup
  fault FAULT=stop FAULT_AT=$((1 + RANDOM % ($(wc -l <backup.log) / 2))) "$nuan" "${words[@]}" --lang en >out.1 2>err.1 </dev/null &
  pid=$!
  stopped "$pid" || wrong "it did not stop" || return
  step post
  ((status == 0)) || wrong "not posted" || return
  kill -s CONT "$pid"
  wait "$pid" || { cat err.1; wrong "no backup"; } || return
  step restore
  ((status == 0)) || wrong "not restored" || return
  content again >now
  diff approve.content now >/dev/null || diff post.content now
}

# ---- the server

# killed_server STEP backend|server: while the step waits in its middle. It says so; when the server is there again, it goes on.
killed_server() {
  local words pid
  before "$1"
  words_of "$1"
  fault FAULT=stop FAULT_AT=$((1 + RANDOM % $(wc -l <"$1.log"))) "$nuan" "${words[@]}" --lang en >out 2>err </dev/null &
  pid=$!
  stopped "$pid" || wrong "it did not stop" || return
  if [[ $2 == backend ]]; then
    for one in $(ask_server "select pid from pg_stat_activity where datname in ('try', 'again')"); do kill -s KILL "$one"; done
  else
    "$server" crash "$kind"
  fi
  kill -s CONT "$pid"
  status=0
  wait "$pid" || status=$?
  until ask_server "select 1" >/dev/null 2>&1; do sleep 0.1; done
  # It may have had its answer, and only been about to say goodbye.
  ((status == 0)) || { ((status == 5)) && grep -q store_unreachable err; } || wrong "exit $status" || return
  sound_and_resumed "$1"
}
kill_server() {
  local name
  for name in members compute post restore; do
    check "$label: its connection killed during $name" killed_server "$name" backend
    check "$label: the whole server killed during $name" killed_server "$name" server
  done
}

everything() {
  label=$1
  export NUAN_DB
  NUAN_DB=$(url try)
  undisturbed
  kill_each
  for ((i = 1; i <= ${NUAN_WALKS:-1}; i++)); do check "$label: killed again and again on its way, walk $i" wander; done
  check "$label: a clock that jumps" jump
  cp first.nuan "$kept"
  two_operators
  check "$label: backed up while it is used" backup_while_used
  cp first.nuan "$kept"
}

everything sqlite
disk
turn=1
if kind=$("$server" start); then
  everything postgresql
  kill_server
  "$server" stop "$kind"
fi
finish
