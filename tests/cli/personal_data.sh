#!/usr/bin/env bash
# Nobody's number and no key is ever shown: not by a command, not in an error, not in the journal, not in a file beside the
# store.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
policy=$root/policies/beijing/mutual-aid.policy li=$root/samples/li
person=990101196503120011 stranger=990101198003071232
export NUAN_DB=sqlite:$work/li.db NUAN_KEY=$work/nuan.key NUAN_ACTOR=jia
: >said

# heard COMMAND…: what it prints is kept, whatever its status. piped TEXT COMMAND…: the same, with a text to read.
heard() {
  "$@" >>said 2>&1 </dev/null
}
piped() {
  local number=$1
  shift
  printf '%s\n' "$number" | "$@" >>said 2>&1
}
heard "$nuan" init
for file in members claims; do heard "$nuan" import "$file" "$li/$file.csv" --policy "$policy"; done
printf 'person_id,name,card_no,phone,covered\n%s,李,1,1,never\n%s,王,1,1,\n' "${person%1}2" $stranger >bad.csv
heard "$nuan" import members bad.csv --policy "$policy"
heard "$nuan" run open --year 2020
heard "$nuan" run compute 1 --policy "$policy"
heard "$nuan" run submit 1
heard "$nuan" run show 1 --json
for number in $person $stranger "${person%1}2" "${person}1"; do
  piped "$number" "$nuan" explain - --run 1
  piped "$number" "$nuan" ledger balance --person -
  piped "$number" "$nuan" receipt issue - --run 1 --out "receipt$RANDOM.json"
  heard "$nuan" explain "$number" --run 1 --lang en
  heard "$nuan" run open --year "$number"
done
heard "$nuan" receipt issue --all --run 1 --out all.json
heard "$nuan" receipt verify all.json --explain
heard "$nuan" receipt verify all.json --json
heard "$nuan" quarantine list --all
heard "$nuan" key show --json
heard "$nuan" verify
heard "$nuan" key rotate --new-key new.key --reason "换人" --deep
check "there is something to look through" test "$(wc -c <said)" -gt 4000
for number in $person $stranger; do
  check "no command shows $(cut -c1-6 <<<"$number")… whole" bash -c '! grep -qF "$1" said' - "$number"
  check "no file of the store does" bash -c '! grep -qaF "$1" li.db* all.json receipt*.json' - "$number"
done
for key in nuan.key new.key; do
  check "no command shows $key" bash -c '! grep -qiF "$(head -c 64 "$1")" said' - "$key"
  check "nor does any file" bash -c '! grep -qaiF "$(head -c 64 "$1")" li.db* all.json' - "$key"
  looked "nor its bytes" bash -c 'python3 - "$1" <<PYTHON
import sys, glob
key = bytes.fromhex(open(sys.argv[1]).read().strip())
assert not any(key in open(name, "rb").read() for name in glob.glob("li.db*"))
PYTHON' - "$key"
done
exits "a reason with a number is not taken" 2 "$nuan" backup b.nuan --reason "为 $person 备份" --key new.key --lang en
lacks "nor shown" err $person
exits "nor a name with one" 2 "$nuan" backup b.nuan --as "$person"
check "keys are their owner's alone" test "$(stat -c %a nuan.key new.key | sort -u)" = 600
finish
