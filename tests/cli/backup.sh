#!/usr/bin/env bash
# A store backed up and restored, from SQLite into PostgreSQL and back; a damaged backup, one that exists, a store in use.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
policy=$root/policies/beijing/mutual-aid.policy
export NUAN_KEY=$work/nuan.key NUAN_ACTOR=jia
run "$nuan" sample --people 500 --claims 1500 --out city
first=sqlite:$work/first.db
run "$nuan" init --db "$first"
for file in members claims; do run "$nuan" import "$file" "city/$file.csv" --policy "$policy" --db "$first"; done
run "$nuan" run open --year 2021 --db "$first"
run "$nuan" run compute 1 --policy "$policy" --db "$first"

exits "nobody backs up without a name" 2 env NUAN_ACTOR= "$nuan" backup no.nuan --db "$first"
exits "a store is backed up" 0 "$nuan" backup city.nuan --db "$first" --lang en
says "every row" out '^backed up: [0-9]+ tables, [0-9]{4,} rows; digest [0-9a-f]{64}$'
check "for its owner alone" test "$(stat -c %a city.nuan)" = 600
check "as one file" test "$(ls city.nuan*)" = city.nuan
check "whose digest is in the journal" bash -c '"$1" digest city.nuan | grep -q "$(grep -o "[0-9a-f]\{64\}" out)"' - "$nuan"
exits "a backup is not written over" 5 "$nuan" backup city.nuan --db "$first"
"$nuan" digest city.nuan >digest.before
exits "a backup is restored" 0 "$nuan" restore city.nuan --db "sqlite:$work/second.db" --lang en
says "and verified" out '^restored and verified'
check "which leaves the backup as it was" bash -c '"$1" digest city.nuan | cmp - digest.before' - "$nuan"
exits "what is in use is not written over" 5 "$nuan" restore city.nuan --db "$first" --lang en
says "which is said" err 'store_refused'
exits "the restored run is what it was" 0 "$nuan" run submit 1 --db "sqlite:$work/second.db"
exits "and so is that of the store itself" 0 "$nuan" run submit 1 --db "$first"
there_and_back() {
  local other=$1
  exits "into PostgreSQL, too" 0 "$nuan" restore city.nuan --db "$other"
  exits "which is sound" 0 "$nuan" verify --db "$other"
  exits "and backed up in turn" 0 "$nuan" backup again.nuan --db "$other"
  exits "it is restored to SQLite" 0 "$nuan" restore again.nuan --db "sqlite:$work/third.db"
}
on_postgresql there_and_back
exits "a file that is none is refused" 5 "$nuan" restore "$policy" --db "sqlite:$work/fourth.db" --lang en
says "by name" err 'store_damaged'
exits "and one that is not there" 4 "$nuan" restore none.nuan --db "sqlite:$work/fourth.db"
check "neither leaves a store behind" bash -c '! ls fourth.db* 2>/dev/null'
cp city.nuan bent.nuan
python3 - bent.nuan <<'PYTHON' 2>/dev/null || perl -0777 -pi -e 's/compute/computE/' bent.nuan
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as store: store.execute("update decision set pay = pay + 1")
PYTHON
exits "a backup that somebody changed is found out" 5 "$nuan" restore bent.nuan --db "sqlite:$work/fifth.db" --lang en
says "which is said" err 'store_tampered'
( ulimit -f 64; trap '' XFSZ; "$nuan" backup full.nuan --db "$first" >out 2>err; echo $? >status )
check "no room for a backup is an error" test "$(cat status)" = 5
check "that leaves nothing" bash -c '! ls full.nuan* 2>/dev/null'
# Tables that somebody altered, for which Python is needed.
command -v python3 >/dev/null || finish
cp city.nuan cut.nuan
python3 - cut.nuan <<'PYTHON'
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as store: store.execute("alter table run add column more text")
PYTHON
exits "one whose tables somebody altered is refused" 5 "$nuan" restore cut.nuan --db "sqlite:$work/fourth.db" --lang en
says "by name" err 'store_damaged: .*the table run'
check "and leaves nothing, either" bash -c '! ls fourth.db* 2>/dev/null'
# altered SQL TABLE: a store altered behind the program's back is told, not tripped over.
altered() {
  rm -f altered.db*
  cp city.nuan altered.db
  python3 - altered.db "$1" <<'PYTHON'
import sqlite3, sys
store = sqlite3.connect(sys.argv[1])
store.executescript(sys.argv[2])
PYTHON
  exits "verify tells of: $1" 5 "$nuan" verify --db "sqlite:$work/altered.db" --lang en
  says "the table is named: $1" err "^$2: store_tampered: the table is not as the program makes it"
  says "and that is all: $1" err '^1 differences in all'
}
altered 'alter table decision add column note text' decision
altered 'alter table decision rename column pay to payment' decision
altered 'drop table hold_end' hold_end
altered 'alter table run rename to gone; create table run (run_no text, scope text, journal_no text, row_no text, seal text); drop table gone' run
altered 'drop table journal_part' journal_part
exits "emptied, it is told, too" 5 bash -c 'rm -f altered.db*; cp city.nuan altered.db && python3 -c "
import sqlite3
with sqlite3.connect(\"altered.db\") as store: store.execute(\"delete from journal_head\")" && "$1" verify --db "sqlite:$2/altered.db"' - "$nuan" "$work"
finish
