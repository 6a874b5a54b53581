#!/usr/bin/env bash
# Keys: files that others can read are refused; the key file changed, everything hidden anew, killed in the middle and gone
# on with; on both databases, by both ciphers.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
policy=$root/policies/beijing/mutual-aid.policy
export NUAN_ACTOR=jia
run "$nuan" sample --people 300 --claims 900 --out city
head -n 40 city/claims.csv >some.csv
member=$(sed -n 2p city/members.csv | cut -d, -f1)

fill() {
  local file
  for file in members claims; do run "$nuan" import "$file" "city/$file.csv" --policy "$policy"; done
  run "$nuan" run open --year 2021
  run "$nuan" run compute 1 --policy "$policy"
}
explains() { echo "$member" | "$nuan" explain - --run 1; }

# on NAME URL CIPHER
on() {
  local name=$1
  export NUAN_DB=$2 NUAN_KEY=$work/$name.key
  exits "$name: it is made" 0 "$nuan" init --cipher "$3"
  fill
  run explains; cp out before
  exits "$name: nobody changes a key without a reason" 2 "$nuan" key rotate --new-key "$name-2.key"
  exits "$name: the key file is changed" 0 "$nuan" key rotate --new-key "$name-2.key" --reason "the officer left" --lang en
  check "$name: the new one is its owner's alone" test "$(stat -c %a "$name-2.key")" = 600
  exits "$name: the old one opens nothing" 5 explains
  says "$name: and says why" err 'key_wrong'
  exits "$name: changing it again is nothing to do" 0 "$nuan" key rotate --new-key "$name-2.key" --reason again --lang en
  says "$name: which is said" out 'nothing to do'
  export NUAN_KEY=$work/$name-2.key
  exits "$name: the new one opens" 0 explains
  check "$name: what was there" cmp -s out before
  key=$("$nuan" receipt key)
  exits "$name: everything is hidden anew" 0 "$nuan" key rotate --deep --new-key "$name-3.key" --reason "a backup was lost" --lang en
  says "$name: row by row" out '[0-9]{4,} rows hidden anew'
  export NUAN_KEY=$work/$name-3.key
  exits "$name: it opens" 0 explains
  check "$name: what was there" cmp -s out before
  check "$name: receipts are signed by another key" test "$("$nuan" receipt key)" != "$key"
  exits "$name: all is as the journal says" 0 "$nuan" verify
  exits "$name: rows are known still" 0 "$nuan" import claims some.csv --policy "$policy" --lang en
  says "$name: and not taken twice" out ' 0 taken, [1-9]'
  exits "$name: and the keys are shown" 0 "$nuan" key show --json
  says "$name: the old one as destroyed" out '"key_file": null'
  lacks "$name: none of them itself" out "$(cat "$name-3.key")"
}

on sqlite "sqlite:$work/city.db" xchacha20
on national "sqlite:$work/sm4.db" sm4
looked "values of the national cipher begin as such" bash -c 'python3 - "$1" <<PYTHON
import sqlite3, sys
for (hidden,) in sqlite3.connect(sys.argv[1]).execute("select hidden from claim_row"): assert hidden[0] == 3
PYTHON' - sm4.db
on_server() { on postgresql "$1" xchacha20; }
on_postgresql on_server

# A rotation that is killed, as often as it takes: each call goes on.
export NUAN_DB=sqlite:$work/killed.db NUAN_KEY=$work/killed.key
run "$nuan" init
run "$nuan" sample --people 10000 --claims 30000 --out town
for file in members claims; do run "$nuan" import "$file" "town/$file.csv" --policy "$policy"; done
for delay in 0.05 0.1 0.2 0.4 0.8; do
  bash -c 'timeout -s KILL "$@"; test $? = 0' - "$delay" "$nuan" key rotate --deep --new-key killed-2.key --reason lost >out 2>/dev/null && break
done
exits "whatever was killed is sound" 0 "$nuan" verify
exits "and finished by the same command" 0 "$nuan" key rotate --deep --new-key killed-2.key --reason lost
exits "it is sound" 0 "$nuan" verify
export NUAN_KEY=$work/killed-2.key
run "$nuan" run open --year 2021
exits "and everything opens with the new key" 0 "$nuan" run compute 1 --policy "$policy"
looked "no value is left of the old one" bash -c 'python3 - "$1" <<PYTHON
import sqlite3, sys
store = sqlite3.connect(sys.argv[1])
for query in ("select hidden from claim_row", "select hidden from member_row", "select certificate from person"):
    assert len({hidden[:3] for (hidden,) in store.execute(query)}) == 1, query
PYTHON' - killed.db

# What was overwritten is gone from the file, too.
cat >wraps.py <<'PYTHON'
import sqlite3, sys
print(*(w.hex() for (w,) in sqlite3.connect(sys.argv[1]).execute("select wrapped from key_wrap")), sep="\n")
PYTHON
python3 wraps.py killed.db >wraps 2>/dev/null
exits "another file once more" 0 "$nuan" key rotate --new-key killed-4.key --reason "once more"
looked "no old wrapping is left in the file" bash -c 'test -s wraps && python3 - "$1" <<PYTHON
import sys
store = open(sys.argv[1], "rb").read()
assert not any(bytes.fromhex(line) in store for line in open("wraps").read().split())
PYTHON' - killed.db
mv killed-4.key killed-2.key

chmod 644 killed-2.key
exits "a key that others can read is refused" 4 "$nuan" run compute 1 --policy "$policy" --lang en
says "by name" err 'key_exposed'
chmod 600 killed-2.key
if command -v python3 >/dev/null; then
  python3 - killed.db <<'PYTHON'
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as store: store.execute("update key_wrap set wrapped = zeroblob(80)")
PYTHON
  exits "a changed wrapping is found" 5 "$nuan" verify --lang en
  says "and located" err '^key_wrap: store_tampered'
  exits "and opens nothing" 5 "$nuan" run compute 1 --policy "$policy"
fi
finish
