# Stages: one line each with its time; all output goes to build/log/NAME.txt and is shown only when the stage fails.
# Sourced, never run.

log_folder=$root/build/log
mkdir -p "$log_folder"

# Redraws the line of a running stage with the seconds so far and the last line of its log; only on a terminal.
watch_stage() {
  local log=$1 title=$2 started=$3 width last
  width=$(($(tput cols 2>/dev/null || echo 100) - ${#title} * 2 - 16))
  while sleep 0.5; do
    last=$(tail -c 400 "$log" 2>/dev/null | tr -d '\r' | tail -n 1 | tr -cd '[:print:]')
    printf '\r\033[K  … %6s  %s  %s' "$((($(now_ms) - started) / 1000)) s" "$title" "${last:0:$((width > 0 ? width : 0))}"
  done
}

# stage NAME ZH EN COMMAND…: runs the command; its status is the stage's.
stage() {
  local name=$1 title status=0 started watcher=
  title=$(words "$2" "$3")
  shift 3
  local log=$log_folder/$name.txt
  : >"$log"
  started=$(now_ms)
  if [[ -t 1 ]]; then
    watch_stage "$log" "$title" "$started" &
    watcher=$!
  fi
  "$@" >>"$log" 2>&1 </dev/null || status=$?
  if [[ -n "$watcher" ]]; then
    kill "$watcher" 2>/dev/null
    wait "$watcher" 2>/dev/null
    printf '\r\033[K'
  fi
  local mark='✓'
  ((status == 0)) || mark='✗'
  printf '  %s %8s  %s\n' "$mark" "$(seconds $(($(now_ms) - started)))" "$title"
  return "$status"
}

# show_log NAME [LINES]: the end of a stage's log, and where the rest is.
show_log() {
  tail -n "${2:-40}" "$log_folder/$1.txt" | sed 's/^/    | /'
  say "    完整记录:build/log/$1.txt" "    all of it: build/log/$1.txt"
}

# must_stage …: as stage, but a failure ends the program.
must_stage() {
  local status=0
  stage "$@" || status=$?
  if ((status != 0)); then
    show_log "$1"
    exit 1
  fi
}
