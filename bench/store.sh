#!/usr/bin/env bash
# Members and claims into a store, a run out of it, and its backup, on SQLite and on PostgreSQL; beside the same rows brought in plainly,
# unchecked, unhidden and unsealed: `.import` of sqlite3 and \copy of psql; beside the same run written in SQL; and what another rule over the
# whole city takes once it is loaded. One round: it takes minutes.
#
#   bench/store.sh            428,000 people, 1,280,000 claims
#   bench/store.sh --full     4,280,000 people, 12,800,000 claims
#   bench/store.sh --small    tries the benchmark itself; its figures say nothing
set -u
source "$(dirname "${BASH_SOURCE[0]}")/../tools/dev/measure.sh"
cd "$root" || exit 1
source bench/peers/peers.sh
people=428000
claims=1280000
size=1
for option in "$@"; do
  case "$option" in
    --full) people=4280000 claims=12800000 size=full ;;
    --small) people=4280 claims=12800 size=small ;;
    *) complain "没有这个选项:$option" "No such option: $option"; exit 2 ;;
  esac
done
command -v sqlite3 >/dev/null || { complain "没有 sqlite3,见 tools/packages.txt。" "There is no sqlite3, see tools/packages.txt."; exit 1; }

policy=policies/beijing/mutual-aid.policy
folder=build/bench/store-$size
table=$folder/rounds.txt
mkdir -p "$folder"
rm -rf "$table" "$folder"/*.db* "$folder"/*.nuan* "$folder/key"
if [[ ! -f $folder/done ]]; then
  say "生成样本:$people 人,$claims 笔 ……" "generating the sample: $people people, $claims claims …"
  "$nuan" sample --people "$people" --claims "$claims" --seed 1 --out "$folder/city" >/dev/null || exit 1
  touch "$folder/done"
fi
city=$folder/city
files="$city/members.csv $city/claims.csv"
server=$root/src/adapters/postgresql/server.sh
host=$("$server" start fsync=on) || host=
trap '[[ -z $host ]] || "$server" stop "$host"' EXIT
machine_line
warn_when_busy
export NUAN_KEY=$folder/key NUAN_ACTOR=bench

# ours STORE URL
ours() {
  export NUAN_DB=$2
  "$nuan" init >/dev/null || exit 1
  measure "$table" "$1-members" "$files" -- "$nuan" import members "$city/members.csv" --policy "$policy" || exit 1
  measure "$table" "$1-claims" "$files" -- "$nuan" import claims "$city/claims.csv" --policy "$policy" || exit 1
  "$nuan" run open --year 2021 >/dev/null || exit 1
  measure "$table" "$1-compute" "" -- "$nuan" run compute 1 --policy "$policy" || exit 1
  due=$(grep -oE '[0-9,]+\.[0-9]{2}' "$table.out" | tail -n 1 | tr -d ',')
  measure "$table" "$1-what-if" "" -- "$nuan" whatif --policy "$policy" --run 1 --timing || exit 1
  awk -v label="$1-loaded" '$1 == "compare" { print label, $2 }' "$table.err" >>"$table"
  measure "$table" "$1-verify" "" -- "$nuan" verify || exit 1
  measure "$table" "$1-backup" "" -- "$nuan" backup "$folder/$1.nuan" || exit 1
  measure "$table" "$1-restore" "" -- "$nuan" restore "$folder/$1.nuan" --db "sqlite:$folder/$1-restored.db" || exit 1
}

# COPY gives up at the first damaged row, so the plain side is spared them.
for file in members claims; do
  [[ -f $city/plain_$file.csv ]] || awk -F, 'NR == 1 { fields = NF } NF == fields && !/"/' "$city/$file.csv" >"$city/plain_$file.csv"
done
create() {
  local file
  for file in members claims; do
    echo "create table plain_$file ($(head -n 1 "$city/$file.csv" | tr -d '\r' | sed 's/,/ text, /g') text);"
  done
}

# The same run in SQL, from reading the rows to the payments; nothing of it checked, hidden, sealed or signed. It must come to the same sum.
in_sql() {
  local sum
  "$nuan" adjudicate --policy "$policy" --members "$city/members.csv" --claims "$city/claims.csv" --year 2021 --out "$folder/out" >/dev/null || exit 1
  clean "$city" "$folder/out" "$folder/clean"
  head -n 1 "$city/paid.csv" >"$folder/clean/paid.csv"
  measure "$table" postgresql-in-sql "" -- bash -c 'cd "$1" && psql -X -q -h "$2" -U nuan -d postgres -v ON_ERROR_STOP=1 -f "$3"' - \
    "$folder/clean" "$host" "$root/bench/peers/postgresql.sql" || exit 1
  sum=$(awk -F, 'NR > 1 { fen += sprintf("%.0f", $(NF - 1) * 100) } END { printf "%d.%02d", fen / 100, fen % 100 }' "$folder/clean/payments.csv")
  [[ $sum == "$due" ]] || { complain "SQL 得 $sum,与 $due 不同" "SQL comes to $sum, not to $due"; exit 1; }
}

ours sqlite "sqlite:$folder/store.db"
create | sqlite3 "$folder/plain.db" || exit 1
for file in members claims; do
  measure "$table" "sqlite-plain-$file" "$files" -- sqlite3 "$folder/plain.db" "pragma journal_mode = wal" ".import --csv --skip 1 $city/plain_$file.csv plain_$file" || exit 1
done
if [[ -n $host ]]; then
  ours postgresql "postgresql://nuan@/postgres?host=$host"
  create | psql -q -h "$host" -U nuan postgres || exit 1
  for file in members claims; do
    measure "$table" "postgresql-plain-$file" "$files" -- psql -q -h "$host" -U nuan postgres -c "\\copy plain_$file from '$city/plain_$file.csv' csv header" || exit 1
  done
  in_sql
fi

seconds() { awk -v label="$1" '$1 == label { printf "%.1f", $2 / 1000 }' "$table"; }
say "各步用时(秒),$people 人,$claims 笔:" "seconds for each step, $people people, $claims claims:"
longest=$(awk '{ if ($2 > most) most = $2 } END { print most / 1000 }' "$table")
for store in sqlite postgresql; do
  for step in members plain-members claims plain-claims compute in-sql what-if loaded verify backup restore; do
    took=$(seconds "$store-$step")
    [[ -z $took ]] || printf '  %-10s %-14s %8.1f  %s\n' "$store" "$step" "$took" "$(bar "$(ratio "$took" "$longest")")"
  done
  [[ -z $(seconds "$store-claims") ]] || printf '  %-10s %s\n' "$store" "$(words "导入,是原样装载的几倍" "imports, times the plain load"):$(
    ratio "$(awk "BEGIN { print $(seconds "$store-members") + $(seconds "$store-claims") }")" \
      "$(awk "BEGIN { print $(seconds "$store-plain-members") + $(seconds "$store-plain-claims") }")")"
done
goal "全城另一份规则,装好之后,秒" "another rule over the whole city, once loaded, seconds" "$(awk '$1 == "sqlite-loaded" { print $2 / 1000 }' "$table")" "<=" 1
