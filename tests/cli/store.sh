#!/usr/bin/env bash
# A store from the command line, on SQLite and on PostgreSQL: made, a run of Mr Li's year posted by two people, verified,
# and a change behind the program's back found.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
li=$root/samples/li
run "$nuan" adjudicate --policy "$root/policies/beijing/mutual-aid.policy" --members "$li/members.csv" --claims "$li/claims.csv" --year 2020 --out li
export NUAN_KEY=$work/nuan.key

# on NAME URL: everything, in a store of that name.
on() {
  local name=$1 digest
  export NUAN_DB=$2
  exits "$name: an empty store is not made yet" 5 "$nuan" verify
  exits "$name: it is made" 0 "$nuan" init --lang en
  exits "$name: making it again does nothing" 0 "$nuan" init --lang en
  says "$name: and says so" out 'ready; 0 migrations'
  exits "$name: nobody acts without a name" 2 "$nuan" run open --year 2020
  exits "$name: a run is opened" 0 "$nuan" run open --year 2020 --as jia
  exits "$name: posting comes last" 2 "$nuan" run post 1 --as jia
  exits "$name: the results are taken in" 0 "$nuan" run compute 1 --from li --as jia
  exits "$name: and only once" 2 "$nuan" run compute 1 --from li --as jia
  exits "$name: and submitted" 0 "$nuan" run submit 1 --as jia --lang en
  digest=$(sed -n 's/^digest //p' out)
  exits "$name: nobody approves what they computed" 2 "$nuan" run approve 1 --digest "$digest" --as jia --lang en
  says "$name: which is said" err 'run_same_person'
  exits "$name: nor another digest" 5 "$nuan" run approve 1 --digest "${digest/[0-9]/x}" --as yi
  exits "$name: another person approves it" 0 "$nuan" run approve 1 --digest "$digest" --as yi
  exits "$name: and it is posted" 0 "$nuan" run post 1 --as yi
  exits "$name: once" 2 "$nuan" run post 1 --as yi
  exits "$name: the run is shown" 0 "$nuan" run show 1 --lang en
  says "$name: with its equation" out 'approved 200,653.00 = posted 200,653.00 = settled 0.00 \+ returned 0.00 \+ waiting 200,653.00'
  exits "$name: and for programs" 0 "$nuan" run show 1 --json
  says "$name: in fen" out '"posted_fen": 20065300'
  exits "$name: the trial balance" 0 "$nuan" ledger balance --lang en
  says "$name: is even" out '^together +200,653.00 +200,653.00 +0.00$'
  exits "$name: before the posting" 0 "$nuan" ledger balance --as-of 5 --json
  lacks "$name: nothing had moved" out '20065300'
  exits "$name: one person's accounts" 0 bash -c 'echo 990101196503120011 | "$1" ledger balance --person - --lang en' - "$nuan"
  says "$name: what is owed" out '^payable .* 0.00 +200,653.00 +200,653.00 +0.00$'
  exits "$name: an entry that is none" 2 "$nuan" ledger balance --as-of 99
  exits "$name: somebody unknown" 2 "$nuan" ledger balance --person 990101198003071232
  exits "$name: a second run that forgets what was paid" 0 "$nuan" run open --year 2020 --as jia
  exits "$name: is refused" 5 "$nuan" run compute 2 --from li --as jia --lang en
  says "$name: by name" err 'run_changed'
  lacks "$name: without the person's number" err 990101196503120011
  exits "$name: all is as the journal says" 0 "$nuan" verify --lang en
  says "$name: to the fen" out '1 transfers, 200,653.00 on either side'
  exits "$name: and for programs" 0 "$nuan" verify --json
  says "$name: what was found" out '"found": 0'
  exits "$name: a root can be printed" 0 "$nuan" journal root
  says "$name: of every entry" out '^[0-9a-f]{64} 7$'
  exits "$name: an entry that is none has no proof" 2 "$nuan" journal prove 8
}

on sqlite "sqlite:$work/li.db"
check "no certificate is readable in the file" bash -c '! grep -qa 990101196503120011 li.db'
check "nobody else can read the key" test "$(stat -c %a nuan.key)" = 600
exits "another key does not open the store's persons" 4 "$nuan" run compute 2 --from li --as jia --key li.db
# One byte of an amount: SQLite keeps it most significant first.
python3 - li.db <<'PYTHON' 2>/dev/null || perl -0777 -pi -e 's/approve/approvE/' li.db
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as store: store.execute("update transfer set amount = amount + 1")
PYTHON
exits "a change behind the program's back is found" 5 "$nuan" verify --lang en
says "and located" err '(transfer|journal) [0-9.]+: store_tampered'

on_postgresql on postgresql
exits "a server that is gone is a failure of the store" 5 "$nuan" verify --db "postgresql://nuan@/postgres?host=$work"
says "said by name" err 'store_unreachable'
exits "a store of another kind is wrong usage" 2 "$nuan" verify --db mysql://localhost/nuan
finish
