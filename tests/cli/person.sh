#!/usr/bin/env bash
# One human being under a resident number and a passport: listed, merged by two officers, one deductible and one cap from
# then on, nothing paid twice; and split again.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
policy=$root/policies/beijing/mutual-aid.policy
export NUAN_KEY=$work/nuan.key NUAN_ACTOR=jia
cat >members.csv <<'CSV'
person_id,name,card_no,phone,covered,hardship,model_worker
990101196503120011,买买提·艾山,6029690000000010,13800138000,2010-01-01..2021-06-30,,
PASSPORT:E1234567,买买提•艾山,6029690000000010,+86 138-0013-8000,2021-07-01..,,
990101198003071232,王女士,6029690000000036,13900139000,2010-01-01..,,
CSV
# The first number as fifteen digits, in full-width digits, and as it is.
cat >claims.csv <<'CSV'
claim_id,person_id,settled_at,setting,self_pay,over_cap,reverses
c1,990101650312001,2021-02-01,outpatient,1000.00,0.00,
c2,９９０１０１１９６５０３１２００１１,2021-03-01,outpatient,1000.00,0.00,
c3,990101196503120011,2021-04-01,outpatient,800.00,0.00,
c4,PASSPORT:e1234567,2021-08-01,outpatient,2300.00,0.00,
CSV

# settled YEAR-RUN: opened, computed, approved and posted; what it came to is in the file `out`.
settled() {
  run "$nuan" run open --year 2021
  run "$nuan" run compute "$1" --policy "$policy" --lang en
  cp out computed
  run "$nuan" run submit "$1" --lang en
  digest=$(grep -oE '[0-9a-f]{64}' out | head -1)
  run "$nuan" run approve "$1" --digest "$digest" --as yi
  run "$nuan" run post "$1" --as yi
  cp computed out
}

on() {
  local name=$1
  export NUAN_DB=$2
  run "$nuan" init
  for file in members claims; do run "$nuan" import "$file" "$file.csv" --policy "$policy"; done
  settled 1
  says "$name: one card of two persons makes both wait" out '^2 holds'
  # 2,800 less 1,800 at 20 %, and 2,300 less 1,800 at 20 %.
  says "$name: fifteen, eighteen and full-width digits are one person, a passport another" out '^2 persons, to be paid 300.00$'
  exits "$name: who is likely one is listed" 0 "$nuan" person match list --lang en
  says "$name: by numbers of ours, with reasons" out '^1 990101\*+0011 +2 .*card'
  lacks "$name: without a whole certificate" out '990101196503120011|E1234567'
  exits "$name: for programs" 0 "$nuan" person match list --json
  says "$name: the same" out '"other": 2'
  exits "$name: an officer looks" 0 "$nuan" person show 2
  says "$name: at the whole row" out 'PASSPORT:E1234567'
  exits "$name: nothing is proposed without a reason" 2 "$nuan" person merge 2 1
  exits "$name: nor of somebody who is not there" 2 "$nuan" person merge 2 99 --reason 试
  exits "$name: a merge is proposed" 0 "$nuan" person merge 2 1 --reason 同一个人 --lang en
  says "$name: for another to confirm" out 'nuan person confirm 2'
  exits "$name: it waits" 0 "$nuan" person list --lang en
  says "$name: and is listed" out '2 merge +1 +proposed +jia'
  exits "$name: not by the same officer" 2 "$nuan" person confirm 2 --reason 核对 --lang en
  says "$name: by name" err 'person_same_officer'
  exits "$name: but by another" 0 "$nuan" person confirm 2 --reason 核对了护照 --as yi --lang en
  says "$name: which is told" out 'one deductible, one cap'
  exits "$name: once" 2 "$nuan" person confirm 2 --reason 又来 --as yi
  exits "$name: the pair is no longer listed" 0 "$nuan" person match list --lang en
  says "$name: none is" out '^0 pairs'
  settled 2
  # 5,100 less 1,800 at 20 % is 660, at most 653; 300 was paid to the two.
  says "$name: one deductible and one cap, less what both were paid" out '^1 persons, to be paid 353.00$'
  lacks "$name: and their card is no longer shared" out 'holds'
  for run in 1 2; do
    exits "$name: run $run has a receipt for the passport" 0 "$nuan" receipt issue PASSPORT:E1234567 --run $run --out "$name-$run.json"
    exits "$name: which is true" 0 "$nuan" receipt verify "$name-$run.json" --lang en
    exits "$name: and for everybody" 0 "$nuan" receipt issue --all --run $run --out "$name-all-$run.json" --lang en
    exits "$name: which are true" 0 "$nuan" receipt verify "$name-all-$run.json" --lang en
  done
  for certificate in 990101196503120011 PASSPORT:E1234567; do
    exits "$name: $certificate has the balance of both numbers" 0 "$nuan" ledger balance --person "$certificate" --lang en
    says "$name: what is owed" out '353\.00'
    says "$name: and what waits" out '300\.00'
    says "$name: which is said" out 'count as one person: 1, 2$'
  done
  settled 3
  says "$name: and nothing twice" out '^0 persons, to be paid 0.00$'
  for certificate in 990101196503120011 PASSPORT:E1234567 990101650312001; do
    exits "$name: $certificate leads to that person" 0 "$nuan" explain "$certificate" --run 2 --lang en
    says "$name: and the whole sum" out '653\.00'
  done
  exits "$name: what was posted keeps its truth" 0 "$nuan" run show 1 --lang en
  says "$name: to the fen" out 'posted 300.00'
  run "$nuan" person split 2 --reason 父子同名
  exits "$name: a split, by another" 0 "$nuan" person confirm 2 --reason 核对 --as yi
  settled 4
  # 200 due and 553 paid to the first; 100 due and 100 paid to the second.
  says "$name: makes them two; who was paid too much is asked for nothing" out '^1 persons, to be paid 0.00$'
  exits "$name: a pair that is two is put away" 0 "$nuan" person apart 2 1 --reason 父子
  exits "$name: and not listed again" 0 "$nuan" person match list --lang en
  says "$name: none is left" out '^0 pairs'
  exits "$name: all that was decided" 0 "$nuan" person list --all --json
  says "$name: for programs" out '"kind": "split"'
  exits "$name: all is as the journal says" 0 "$nuan" verify
}

on_both_stores small.db
finish
