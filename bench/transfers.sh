#!/usr/bin/env bash
# Durable transfers a second at 1, 8 and 64 callers, all debiting one account: the ledger beside one transaction for each transfer in SQLite
# (in process) and the best single statement for each in PostgreSQL (by a socket, synchronous, fsync on). Interleaved rounds, medians.
#
#   bench/transfers.sh            5 rounds of 2 seconds
#   bench/transfers.sh --small    tries the benchmark itself; its figures say nothing
set -u
source "$(dirname "${BASH_SOURCE[0]}")/../tools/dev/measure.sh"
cd "$root" || exit 1
rounds=5
seconds=2
for option in "$@"; do
  case "$option" in
    --small) rounds=1 seconds=0.2 ;;
    *) complain "没有这个选项:$option" "No such option: $option"; exit 2 ;;
  esac
done

build_program transfers_bench
machine_line
warn_when_busy
folder=build/bench/transfers
table=$folder/rounds.txt
rm -rf "$folder"
mkdir -p "$folder"
server=$root/src/adapters/postgresql/server.sh
host=$("$server" start fsync=on) || host=
trap '[[ -z $host ]] || "$server" stop "$host"' EXIT
stores=(sqlite)
if [[ -n $host ]]; then stores+=(postgresql); else complain "没有 PostgreSQL,只测 SQLite。" "No PostgreSQL here: SQLite only."; fi

# place STORE NUMBER: a new, empty database.
place() {
  if [[ $1 == sqlite ]]; then
    rm -f "$folder"/store.db*
    echo "$folder/store.db"
  else
    psql -q -h "$host" -U nuan postgres -c "create database round_$2" >/dev/null || exit 1
    echo "host=$host user=nuan dbname=round_$2"
  fi
}

number=0
for ((round = 1; round <= rounds; round++)); do
  for store in "${stores[@]}"; do
    for callers in 1 8 64; do
      for side in plain nuan; do
        ((++number))
        where=$(place "$store" "$number") || exit 1
        said=$(build/release/transfers_bench "$side" "$store" "$where" "$callers" "$seconds") || exit 1
        echo "$side-$store-$callers $said" >>"$table"
        [[ $store == sqlite ]] || psql -q -h "$host" -U nuan postgres -c "drop database round_$number" >/dev/null
      done
    done
  done
done

say "每秒持久的转账(中位数),等待的中位数与 99 %(微秒):" "durable transfers a second (medians), waits at the median and at 99 % (microseconds):"
for store in "${stores[@]}"; do
  most=$(median "$table" "nuan-$store-64" 2)
  for callers in 1 8 64; do
    for side in plain nuan; do
      rate=$(median "$table" "$side-$store-$callers" 2)
      printf '  %-10s %2d  %-6s %9.0f  %7.0f %7.0f  %s\n' "$store" "$callers" "$side" "$rate" "$(median "$table" "$side-$store-$callers" 3)" \
        "$(median "$table" "$side-$store-$callers" 4)" "$(bar "$(ratio "$rate" "$most")")"
    done
  done
done
times() { ratio "$(median "$table" "nuan-$1-$2" 2)" "$(median "$table" "plain-$1-$2" 2)"; }
goal "SQLite,64 个调用者,倍数" "SQLite, 64 callers, times" "$(times sqlite 64)" ">=" 10
goal "SQLite,1 个调用者,倍数" "SQLite, 1 caller, times" "$(times sqlite 1)" ">=" 0.9
if [[ -n $host ]]; then
  goal "PostgreSQL,64 个调用者,倍数" "PostgreSQL, 64 callers, times" "$(times postgresql 64)" ">=" 3
  goal "PostgreSQL,1 个调用者,倍数" "PostgreSQL, 1 caller, times" "$(times postgresql 1)" ">=" 0.9
fi
