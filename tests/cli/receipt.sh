#!/usr/bin/env bash
# Receipts: of one person and of everybody, checked without the store, every changed byte told, nobody's number shown.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
policy=$root/policies/beijing/mutual-aid.policy li=$root/samples/li
person=990101196503120011
export NUAN_ACTOR=jia

# on NAME URL: Mr Li's year.
on() {
  local name=$1 file digest
  export NUAN_DB=$2 NUAN_KEY=$work/$name.key
  run "$nuan" init
  for file in members claims; do run "$nuan" import "$file" "$li/$file.csv" --policy "$policy"; done
  run "$nuan" run open --year 2020
  exits "$name: no receipt of what is not decided" 2 "$nuan" receipt issue $person --run 1 --out none.json
  exits "$name: it is decided" 0 "$nuan" run compute 1 --policy "$policy"
  run "$nuan" run submit 1 --lang en
  digest=$(sed -n 's/^digest //p' out)
  run "$nuan" run approve 1 --digest "$digest" --as yi
  run "$nuan" run post 1 --as yi
  exits "$name: a receipt is issued" 0 bash -c 'echo "$1" | "$2" receipt issue - --run 1 --out "$3.json" --lang en' - $person "$nuan" "$name"
  code=$(sed -n "s/^the person's code \([0-9a-f]*\) .*/\1/p" out)
  check "$name: for its owner alone" test "$(stat -c %a "$name.json")" = 600
  lacks "$name: without the number" "$name.json" $person
  exits "$name: it is not written over" 5 "$nuan" receipt issue $person --run 1 --out "$name.json"
  exits "$name: again it is" 0 "$nuan" receipt issue $person --run 1 --out "$name-again.json"
  check "$name: the same bytes" cmp "$name.json" "$name-again.json"
  exits "$name: of everybody, too" 0 "$nuan" receipt issue --all --run 1 --out "$name-all.json"
  check "$name: it is the same here" cmp "$name.json" "$name-all.json"
  exits "$name: somebody unknown has none" 2 "$nuan" receipt issue 990101198003071232 --run 1 --out none.json
  says "$name: which is said" err 'receipt_none'
  lacks "$name: without the number" err 990101198003071232
  check "$name: nothing is left of it" bash -c '! ls none.json* 2>/dev/null'
  exits "$name: all is as the journal says" 0 "$nuan" verify
  key=$("$nuan" receipt key)
  # The next files change his card and bring another bill: what was posted is told as it was.
  sed 's/^\('$person',[^,]*,\)[^,]*/\10000000000000026/' "$li/members.csv" >members.csv
  sed 's/^\([^,]*\),/z\1,/' "$li/claims.csv" | sed '1s/^z//' >claims.csv
  for file in members claims; do exits "$name: later $file come" 0 "$nuan" import "$file" "$file.csv" --policy "$policy"; done
  exits "$name: the receipt is issued still" 0 "$nuan" receipt issue $person --run 1 --out "$name-later.json"
  check "$name: the same bytes after the import" cmp "$name.json" "$name-later.json"
  exits "$name: and it is explained" 0 "$nuan" explain $person --run 1 --lang en
  says "$name: with the amount of then" out '200,653\.00'
}

on sqlite "sqlite:$work/li.db"
looked "issuing is in the journal" bash -c 'python3 - "$1" <<PYTHON
import sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute("select subject from journal where verb = \"receipt issue\"").fetchall()
assert len(rows) == 4 and rows[0][0].startswith("run 1, person 1, "), rows
PYTHON' - li.db
kept_key=$key kept_code=$code
on_postgresql on postgresql
key=$kept_key code=$kept_code

# From here on there is neither store nor key.
mkdir away && cp sqlite.json away/receipt.json && cd away
export NUAN_DB=sqlite:$work/away/none.db NUAN_KEY=$work/away/none.key
exits "a receipt is checked without the store" 0 "$nuan" receipt verify receipt.json --key "$key" --lang en
says "it tells whose and how much" out '^990101\*+0011 .* due 200,653.00, paid before 0.00, to pay 200,653.00, carried 0.00$'
says "that the rule is ours" out 'reconstructed rule'
says "that it was computed again" out 'computed again from the rule and the facts in it'
says "and nothing false" out '^1 receipts, 0 false$'
exits "in Chinese, too" 0 "$nuan" receipt verify receipt.json --lang zh
says "with the key to compare" out "公钥.*$key"
exits "line by line" 0 "$nuan" receipt verify receipt.json --explain --lang en
says "as a page" out '200,000'
exits "for programs" 0 "$nuan" receipt verify receipt.json --json
says "in fen" out '"pay_fen": 20065300'
exits "whose it is can be proved" 0 bash -c 'echo "$1" | "$2" receipt verify receipt.json --person - --code "$3"' - $person "$nuan" "$code"
exits "by nobody else" 1 bash -c 'echo 990101198003071232 | "$1" receipt verify receipt.json --person - --code "$2"' - "$nuan" "$code"
exits "nor without the code" 1 bash -c 'echo "$1" | "$2" receipt verify receipt.json --person - --code 00' - $person "$nuan"
exits "another key is told" 1 "$nuan" receipt verify receipt.json --key "${key//[0-4]/5}" --lang en
says "by name" err 'receipt_false: signature: .*another key'

# changed NAME SED WHERE: one thing changed, told where.
changed() {
  sed "$2" receipt.json >changed.json
  exits "$1 is found" 1 "$nuan" receipt verify changed.json --key "$key" --lang en
  says "$1 is located" err "^changed.json:1: receipt_false: $3"
}
check "there is an amount to change" grep -q '"pay":"200653.00"' receipt.json
changed "a changed amount" 's/"pay":"200653.00"/"pay":"300653.00"/' 'decision: .*comes to 200653.00'
changed "a changed fact" 's/"self_pay":"\([0-9]\)/"self_pay":"1\1/' 'facts 1: '
changed "a changed rule" 's/70% + uplift/71% + uplift/' 'policy: '
changed "a changed entry of the journal" 's/"verb":"run compute"/"verb":"run computed"/' 'journal: '
changed "a changed mask" 's/"certificate":"990101/"certificate":"110101/' 'person: '
changed "a changed digest" 's/"digests":{"person":"./"digests":{"person":"g/' 'signature: '
changed "a changed signature" 's/"value":"./"value":"g/' 'signature: '
changed "a blank more" 's/^{/{ /' 'bytes: from byte 2 '
sed 's/"decision"/"decisiom"/' receipt.json >changed.json
exits "a field that is missing is told" 4 "$nuan" receipt verify changed.json --lang en
says "by its name" err 'receipt_unreadable: .*decision is missing'
head -c 1000 receipt.json >changed.json
exits "a receipt cut short is told" 4 "$nuan" receipt verify changed.json --lang en
says "with the column" err 'changed.json:1:1001: receipt_unreadable'
exits "what is none is told" 4 "$nuan" receipt verify "$policy"
: >changed.json
exits "and what is empty" 4 "$nuan" receipt verify changed.json

# A town's.
cd "$work" || exit 1
export NUAN_DB=sqlite:$work/town.db NUAN_KEY=$work/town.key
run "$nuan" sample --people 2000 --claims 8000 --out town
run "$nuan" init --cipher sm4
for file in members claims; do run "$nuan" import "$file" "town/$file.csv" --policy "$policy"; done
run "$nuan" run open --year 2021
run "$nuan" run compute 1 --policy "$policy"
exits "everybody's receipts are issued" 0 "$nuan" receipt issue --all --run 1 --out town.json --lang en
count=$(sed -n 's/^\([0-9]*\) receipts in .*/\1/p' out)
check "more than a few" test "$count" -gt 50
exits "and all are true" 0 "$nuan" receipt verify town.json --key "$("$nuan" receipt key)" --lang en
says "each of them" out "^$count receipts, 0 false$"
cut -d, -f1 town/members.csv | grep -E '^[0-9X]{18}$' >numbers
check "nobody's number is in them" bash -c '! grep -qFf numbers town.json'
check "nor a card" bash -c 'cut -d, -f3 town/members.csv | tail -n +2 | grep -E "^[0-9]{16}$" | sort -u >cards; test -s cards && ! grep -qFf cards town.json'
check "nor a name" bash -c 'cut -d, -f2 town/members.csv | tail -n +2 | sort -u >names; test -s names && ! sed "s/.*\"subject\"://" town.json | grep -qFf names'
sed -i '2s/"pay":"[0-9]*/"pay":"9999999/' town.json
exits "one false among them is found" 1 "$nuan" receipt verify town.json --lang en
says "at its line" err '^town.json:2: receipt_false: decision'
says "and counted" out "^$count receipts, 1 false$"
finish
