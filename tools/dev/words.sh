# Sentences in two languages, times and numbers for ./dev and the tools. Sourced, never run.

# zh or en: --lang wins, then NUAN_DEV_LANG, then the locale; Chinese when nothing says otherwise.
if [[ -z "${NUAN_DEV_LANG:-}" ]]; then
  case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
    en* | EN*) NUAN_DEV_LANG=en ;;
    *) NUAN_DEV_LANG=zh ;;
  esac
fi
export NUAN_DEV_LANG

# words ZH EN: the one that fits.
words() {
  if [[ "$NUAN_DEV_LANG" == en ]]; then printf '%s' "$2"; else printf '%s' "$1"; fi
}

say() { printf '%s\n' "$(words "$1" "$2")"; }

complain() { printf '%s\n' "$(words "$1" "$2")" >&2; }

# Milliseconds since some fixed moment.
now_ms() {
  local moment=${EPOCHREALTIME/[.,]/}
  printf '%s' $((moment / 1000))
}

# 12345 -> 12.3 s
seconds() { printf '%d.%d s' $(($1 / 1000)) $(($1 % 1000 / 100)); }
