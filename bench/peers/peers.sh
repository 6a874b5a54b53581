# The same quarter by what one would use instead. Sourced by bench/quarter.sh with --peers, never run.
#
#   DuckDB (npm)           in the same rounds as nuan, on all of it, by three forms of SQL written by hand; on a tenth of it by the
#                          query that nuan prints for the rule, too, which keeps every step in memory: duckdb_*.sql
#   PostgreSQL, SQLite     once, on a tenth of it, from files whose malformed rows were taken out: postgresql.sql, sqlite.sql
#   json-rules-engine      person by person, from sums that are already made: rules.mjs
#
# Every payment of theirs must be nuan's, to the fen. All are counted mildly: of DuckDB and the rules engine only the time
# of the SQL and of the rules, not Node's start; nobody but nuan checks certificate numbers, tells rejects, makes digests.
peers=build/bench/peers
forms=(windows sums numbers)
most_persons=20000

# Packages of Debian are only wanted where their programs are not there already, by whatever way.
need_peers() {
  source "$root/tools/dev/stages.sh"
  source "$root/tools/dev/packages.sh"
  command -v node >/dev/null && command -v npm >/dev/null || need peers
  command -v sqlite3 >/dev/null && compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || need test
}

# fetch_peers: as the lock file says, and nothing runs while it is installed. Not `npm ci`, which misses the builds of
# DuckDB for other systems in the lock file.
fetch_peers() {
  mkdir -p "$peers"
  cp bench/peers/*.mjs bench/peers/package.json bench/peers/package-lock.json "$peers"
  [[ $peers/node_modules/.package-lock.json -nt bench/peers/package-lock.json ]] && return
  say "从 npm 取得 DuckDB 与 json-rules-engine ……" "fetching DuckDB and json-rules-engine from npm …"
  if ! (cd "$peers" && npm install --no-save --no-audit --no-fund --ignore-scripts >npm.log 2>&1); then
    tail -n 15 "$peers/npm.log" >&2
    complain "npm 没有装上:请检查网络,然后重试。" "npm could not install them: check the network and try again."
    exit 1
  fi
}

# field NAME FILE: a number of a line of JSON.
field() { sed -nE "s/.*\"$1\":\"?([^,\"}]*).*/\1/p" "$2"; }

# print_rule: the rule as nuan writes it for DuckDB, for duckdb_printed.sql.
print_rule() {
  "$nuan" policy sql "$policy" --year 2021 --dialect duckdb --tables >"$peers/tables.sql" &&
    "$nuan" policy sql "$policy" --year 2021 --dialect duckdb >"$peers/query.sql" || exit 1
}

# same_as_nuan LABEL PAYMENTS OUT
same_as_nuan() {
  tr -d '\r' <"$2" | LC_ALL=C sort | cmp -s - <(LC_ALL=C sort "$3/payments.csv") && return
  complain "  ✗ $1 的付款与 nuan 不同:$2" "  ✗ the payments of $1 are not those of nuan: $2"
  exit 1
}

# by_duckdb TABLE FORM FOLDER: one run, its SQL alone counted.
by_duckdb() {
  # shellcheck disable=SC2046
  cat $(inputs "$3") >/dev/null
  node "$peers/duckdb.mjs" "bench/peers/duckdb_$2.sql" "$3" "$3/duckdb.csv" "$peers/tables.sql" "$peers/query.sql" >"$1.json" || exit 1
  same_as_nuan "DuckDB ($2)" "$3/duckdb.csv" "$3/out-2"
  echo "$2 $(field wall_ms "$1.json") $(field cpu_ms "$1.json") $(field peak_kb "$1.json")" >>"$1"
}

# clean FOLDER OUT TO: the inputs without the rows that OUT/rejects.csv says cannot be read.
clean() {
  mkdir -p "$3"
  awk -F, '$1 == "claims" && $3 ~ /^(truncated_|field_count|quotes_|identity_|key_|id_|amount_|negative_|date_|choice_)/ { print $2 }' \
    "$2/rejects.csv" >"$3/malformed.txt"
  awk 'NR == FNR { bad[$1]; next } !(FNR in bad)' "$3/malformed.txt" "$1/claims.csv" >"$3/claims.csv"
  cp "$1/members.csv" "$1/paid.csv" "$3"
  chmod a+rx "$3"
}

# by_sqlite TABLE FOLDER OUT: in memory, its import included.
by_sqlite() {
  (cd "$2" && rm -f payments.csv && measure "$root/$1" sqlite "$(inputs .)" -- sqlite3 -batch :memory: ".read $root/bench/peers/sqlite.sql") || exit 1
  same_as_nuan SQLite "$2/payments.csv" "$3"
}

# ticks PID: CPU time of a process and all its children that ended, in milliseconds.
ticks() { awk -v hertz="$(getconf CLK_TCK)" '{ sub(/^.*\) /, ""); print ($12 + $13 + $14 + $15) * 1000 / hertz }' "/proc/$1/stat"; }

# by_postgresql TABLE FOLDER OUT: a server of its own, two workers; the peak of its memory is not told.
by_postgresql() {
  local host pid before started ended
  host=$(bash src/adapters/postgresql/server.sh start) || { complain "没有 PostgreSQL" "no PostgreSQL"; return; }
  pid=$(head -n 1 "$host/data/postmaster.pid")
  before=$(ticks "$pid")
  started=${EPOCHREALTIME/[.,]/}
  (cd "$2" && rm -f payments.csv && psql -X -q -h "$host" -U nuan -d postgres -v ON_ERROR_STOP=1 -f "$root/bench/peers/postgresql.sql") ||
    { bash src/adapters/postgresql/server.sh stop "$host"; exit 1; }
  ended=${EPOCHREALTIME/[.,]/}
  sleep 0.5  # the server's child for us ends, and counts
  echo "postgresql $(((ended - started) / 1000)) $(ticks "$pid") 0" | awk -v before="$before" '{ $3 -= before; print }' >>"$1"
  bash src/adapters/postgresql/server.sh stop "$host"
  same_as_nuan PostgreSQL "$2/payments.csv" "$3"
}

# peer_row TABLE LABEL TITLE WALL CPU: medians, and how many times WALL and CPU they are.
peer_row() {
  local wall cpu
  wall=$(median "$1" "$2" 2) cpu=$(median "$1" "$2" 3)
  printf '  %-32s %9.0f ms  %9.0f ms  %8s ×  %8s ×  %s\n' "$3" "$wall" "$cpu" "$(ratio "$wall" "$4")" "$(ratio "$cpu" "$5")" \
    "$(bar "$(awk -v a="$wall" -v b="$4" 'BEGIN { print a / b / 40 }')")"
}

peer_head() {
  echo
  say "$1" "$2"
  say "                                         时间      CPU 时间       时间倍数      CPU 倍数" \
    "                                         wall      CPU time          by wall       by CPU"
}

# fastest TABLE: the form of DuckDB with the least median.
fastest() {
  local form
  for form in "${forms[@]}"; do echo "$(median "$1" $form 2) $form"; done | sort -n | awk 'NR == 1 { print $2 }'
}

# show_sql FILE: what the ratio is to. Without its comments, which explain it to a reader of the file.
show_sql() {
  echo
  say "  最快的写法,$1:" "  the fastest form, $1:"
  sed -e '/^--/d' -e '/^$/d' -e 's/^/  │ /' "$1"
  echo
}

# beside_duckdb FOLDER ROUNDS
beside_duckdb() {
  local table=$1/peers.txt round form best wall cpu
  rm -f "$table" "$table.payments"
  settle "$table.warm-up" two "$1" 2
  for ((round = 1; round <= $2; round++)); do
    warn_when_busy
    settle "$table" two "$1" 2
    for form in "${forms[@]}"; do by_duckdb "$table" $form "$1"; done
  done
  wall=$(median "$table" two 2) cpu=$(median "$table" two 3) best=$(fastest "$table")
  peer_head "DuckDB $(field version "$table.json"),两个线程,内存不限:" "DuckDB $(field version "$table.json"), two threads, memory without limit:"
  peer_row "$table" two "nuan --threads 2" "$wall" "$cpu"
  for form in "${forms[@]}"; do peer_row "$table" $form "DuckDB, duckdb_$form.sql" "$wall" "$cpu"; done
  say "  内存峰值:nuan $(($(extreme "$table" two 4 most) / 1024)) MB,DuckDB $(($(extreme "$table" "$best" 4 most) / 1024)) MB($best)" \
    "  peak memory: nuan $(($(extreme "$table" two 4 most) / 1024)) MB, DuckDB $(($(extreme "$table" "$best" 4 most) / 1024)) MB ($best)"
  show_sql "bench/peers/duckdb_$best.sql"
  [[ -n $small$wanted ]] && return
  goal "DuckDB($best)对 nuan,时间" "DuckDB ($best) to nuan, wall" "$(ratio "$(median "$table" "$best" 2)" "$wall")" ">=" 10
  goal "DuckDB($best)对 nuan,CPU" "DuckDB ($best) to nuan, CPU" "$(ratio "$(median "$table" "$best" 3)" "$cpu")" ">=" 8
}

# beside_databases FOLDER
beside_databases() {
  local table=$1/databases.txt wall cpu
  rm -f "$table" "$table.payments"
  settle "$table" two "$1" 2
  clean "$1" "$1/out-2" "$1/clean"
  by_sqlite "$table" "$1/clean" "$1/out-2"
  by_postgresql "$table" "$1/clean" "$1/out-2"
  by_duckdb "$table" printed "$1"
  wall=$(median "$table" two 2) cpu=$(median "$table" two 3)
  peer_head "一成规模,各运行一次:" "a tenth of it, one run each:"
  peer_row "$table" two "nuan --threads 2" "$wall" "$cpu"
  peer_row "$table" postgresql "PostgreSQL, postgresql.sql" "$wall" "$cpu"
  peer_row "$table" sqlite "SQLite, sqlite.sql" "$wall" "$cpu"
  peer_row "$table" printed "DuckDB, duckdb_printed.sql" "$wall" "$cpu"
}

# beside_rules FOLDER PEOPLE: the engine's rules for one person, beside all that nuan does for one, reading included.
beside_rules() {
  local found=$1/rules.json table=$1/rules.txt each ours
  rm -rf "$table" "$table.payments" "$1/out-parts"
  "$nuan" adjudicate --policy "$policy" --members "$1/members.csv" --claims "$1/claims.csv" --year 2021 --parts --out "$1/out-parts" >/dev/null || exit 1
  node "$peers/rules.mjs" "$1" "$1/out-parts/parts.csv" "$most_persons" >"$found" || exit 1
  rm -rf "$1/out-parts"
  if (($(field differ "$found") != 0)); then
    complain "  ✗ json-rules-engine 算出的金额与 nuan 不同" "  ✗ json-rules-engine comes to other amounts than nuan"
    exit 1
  fi
  settle "$table" one "$1" 1
  each=$(awk -v ms="$(field wall_ms "$found")" -v persons="$(field persons "$found")" 'BEGIN { print ms * 1000 / persons }')
  ours=$(awk -v ms="$(median "$table" one 2)" -v persons="$2" 'BEGIN { print ms * 1000 / persons }')
  echo
  say "  每人:json-rules-engine $(printf %.1f "$each") µs(只算规则,$(field persons "$found") 人);nuan $(printf %.2f "$ours") µs(一个线程,从读文件到写付款);$(ratio "$each" "$ours") ×" \
    "  a person: json-rules-engine $(printf %.1f "$each") µs (its rules alone, $(field persons "$found") persons); nuan $(printf %.2f "$ours") µs (one thread, from files to payments); $(ratio "$each" "$ours") ×"
}

# beside_peers FOLDER PEOPLE CLAIMS ROUNDS
beside_peers() {
  local tenth=$1-tenth
  need_peers
  fetch_peers
  print_rule
  sample $(($2 / 10)) $(($3 / 10)) "$tenth"
  beside_duckdb "$1" "$4"
  beside_databases "$tenth"
  beside_rules "$tenth" $(($2 / 10))
  say "  ✓ 每一笔付款都与 nuan 相同,到分" "  ✓ every payment is nuan's, to the fen"
  say "  全部 SQL 在 bench/peers/" "  all of the SQL is in bench/peers/"
}
