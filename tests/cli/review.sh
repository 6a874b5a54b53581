#!/usr/bin/env bash
# A run looked at before it is signed: budget, holds that another person ends, money that waits and moves once; deaths, missing
# cards, what came late, refunds; on SQLite and on PostgreSQL.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
policy=$root/policies/beijing/mutual-aid.policy
export NUAN_KEY=$work/nuan.key
members=person_id,name,card_no,phone,covered,hardship,model_worker
claims=claim_id,person_id,settled_at,setting,self_pay,over_cap,reverses
li=990101196503120011
wang=990101198003071232

# Eight people of whom two have one card, three one phone and one none; Mr Li is an officer.
cat >members.csv <<CSV
$members
$li,李先生,0018,10000000001,2010-01-01..,,
$wang,王女士,0026,10000000002,2010-01-01..,,
P:1,甲一,0034,10000000003,2010-01-01..,,
P:2,甲二,0034,10000000004,2010-01-01..,,
P:3,甲三,0042,10000000005,2010-01-01..,,
P:4,甲四,0059,10000000005,2010-01-01..,,
P:5,甲五,0067,10000000005,2010-01-01..,,
P:6,甲六,,10000000006,2010-01-01..,,
CSV
{
  echo "$claims"
  for person in $li $wang P:1 P:2 P:3 P:4 P:5 P:6; do echo "c-$person,$person,2021-02-01,outpatient,2800.00,0.00,"; done
} >claims.csv
printf '%s\n%s\n' "$claims" "r,$wang,2021-05-01,outpatient,0.00,0.00,c-$wang" >refund.csv
printf '%s\n%s\n' "$claims" "late,$wang,2021-06-01,outpatient,4800.00,0.00," >late.csv
printf '%s\n%s\n' "$members" "P:6,甲六,0075,10000000006,2010-01-01..,," >card.csv

# told PERSON COMMAND…: with the number on standard input.
told() {
  local person=$1
  shift
  bash -c 'number=$1; shift; "$@" <<<"$number"' - "$person" "$nuan" "$@"
}

# until_posted RUN: submitted, approved by yi and posted.
until_posted() {
  run "$nuan" run submit "$1" --as jia --lang en
  exits "$name: run $1 is approved" 0 "$nuan" run approve "$1" --digest "$(sed -n 's/^digest //p' out)" --as yi
  exits "$name: run $1 is posted" 0 "$nuan" run post "$1" --as yi --lang en
}

# number HOLD: of the first person who is held so in run 1.
number() { "$nuan" run hold list 1 | awk -v hold="$1" '$2 == hold { print $1; exit }'; }

on() {
  local name=$1 digest
  export NUAN_DB=$2
  run "$nuan" init
  for file in members claims; do run "$nuan" import "$file" "$file.csv" --policy "$policy" --as jia; done
  exits "$name: an officer is registered" 0 told $li officer add ding --as jia --reason 入职 --lang en
  says "$name: and shown masked" out '^registered as an officer: ding 990101\*{8}0011$'
  exits "$name: a number that is none is not" 2 told 990101196503120012 officer add wu --as jia
  exits "$name: officers are listed" 0 "$nuan" officer list --json
  says "$name: by name" out '"name": "ding"'
  exits "$name: a budget is set" 0 "$nuan" budget set --year 2021 --amount 1000 --as jia --reason 理事会
  exits "$name: an amount that is none is not" 2 "$nuan" budget set --year 2021 --amount 1e9 --as jia
  exits "$name: budgets are listed" 0 "$nuan" budget list --lang en
  says "$name: with who set them, when and why" out '^2021 +1,000.00 +20[0-9T:Z-]+ jia 理事会$'

  exits "$name: a run is opened for a quarter" 0 "$nuan" run open --year 2021 --period 2021Q1 --number 1 --as jia
  exits "$name: once" 2 "$nuan" run open --year 2021 --period 2021Q1 --number 1 --as jia --lang en
  says "$name: by name" err 'run_twice'
  exits "$name: there is nothing to review yet" 2 "$nuan" run review 1
  exits "$name: it is computed" 0 "$nuan" run compute 1 --policy "$policy" --as jia --lang en
  says "$name: and says what is held" out '^8 holds, see nuan run review$'
  exits "$name: it is reviewed" 0 "$nuan" run review 1 --lang en
  says "$name: sums" out '^  to be paid +1,600.00$'
  says "$name: each benefit" out '^  outpatient +1,600.00$'
  says "$name: bands with a bar" out '^ +100.00 +8 +1,600.00 █{30}$'
  says "$name: the largest, masked" out ' 990101\*{8}0011 +200.00$'
  says "$name: holds by reason" out '^  shared_phone +one phone for many +3 +0 +0 +600.00$'
  says "$name: the thresholds" out 'thresholds: 3 payees of one phone, a card changed within 30 days'
  says "$name: who is not registered" out '^  jia is not registered as an officer'
  says "$name: the budget and who set it" out '^budget of 2021 1,000.00 \(set by jia\) - posted 0.00 - this run 1,600.00 = -600.00, over the budget$'
  lacks "$name: nobody's whole number" out "$li|$wang"
  exits "$name: and for programs" 0 "$nuan" run review 1 --json
  says "$name: in fen" out '"left_fen": -60000'
  exits "$name: without the key nobody is shown" 4 "$nuan" run review 1 --key none
  exits "$name: but the sums are" 0 "$nuan" run review 1 --key none --largest 0

  run "$nuan" run submit 1 --as jia --lang en
  digest=$(sed -n 's/^digest //p' out)
  exits "$name: over the budget it is not approved" 2 "$nuan" run approve 1 --digest "$digest" --as yi --lang en
  says "$name: by name" err 'run_over_budget'
  exits "$name: nobody ends a hold without a reason" 2 "$nuan" run hold release 1 0 --hold over_budget --as bing
  exits "$name: nor who computed it" 2 "$nuan" run hold release 1 0 --hold over_budget --as jia --reason 试
  exits "$name: another person releases the excess" 0 "$nuan" run hold release 1 0 --hold over_budget --as bing --reason 理事会同意
  exits "$name: now it is approved" 0 "$nuan" run approve 1 --digest "$digest" --as yi
  exits "$name: and posted" 0 "$nuan" run post 1 --as yi --lang en
  says "$name: what is held is set aside" out '^posted 8 transfers, 1,600.00, of which 7 are held, 1,400.00$'
  exits "$name: the equation" 0 "$nuan" run show 1 --lang en
  says "$name: has what is held in what waits" out 'posted 1,600.00 = settled 0.00 \+ returned 0.00 \+ waiting 1,600.00 \(instructed 0.00, held 1,400.00, refused 0.00\)'

  exits "$name: holds are listed" 0 "$nuan" run hold list 1 --lang en
  says "$name: with what was found" out ' shared_card +open +one card for two persons: 2 persons, number [0-9]+ among them$'
  says "$name: all that are open" out '^7 holds'
  exits "$name: one is looked at" 0 "$nuan" run hold show 1 "$(number officer)" --as bing --lang en
  says "$name: in full" out "^$li,李先生,0018"
  exits "$name: nobody releases their own" 2 "$nuan" run hold release 1 "$(number officer)" --hold officer --as ding --reason 本人
  exits "$name: another person does" 0 "$nuan" run hold release 1 "$(number officer)" --hold officer --as bing --reason 核对了费用 --lang en
  says "$name: and it is owed" out '^released: 200.00 is owed now$'
  exits "$name: one is refused" 0 "$nuan" run hold refuse 1 "$(number shared_card)" --hold shared_card --as bing --reason 冒名 --lang en
  says "$name: and goes back" out '^refused: 200.00 went back$'
  exits "$name: no card is no card" 2 "$nuan" run hold release 1 "$(number no_card)" --hold no_card --as bing --reason 试 --lang en
  says "$name: by name" err 'hold_stands'
  run "$nuan" import members card.csv --policy "$policy" --as jia
  exits "$name: with a card it is paid" 0 "$nuan" run hold release 1 "$(number no_card)" --hold no_card --as bing --reason 卡已办好
  exits "$name: the equation again" 0 "$nuan" run show 1 --json
  says "$name: returned" out '"returned_fen": 20000'
  says "$name: held" out '"held_fen": 80000'
  says "$name: holds" out '"holds": true'
  exits "$name: a hold that is none" 2 "$nuan" run hold release 1 999 --hold officer --as bing --reason 试
  exits "$name: all is as the journal says" 0 "$nuan" verify

  run "$nuan" budget set --year 2021 --amount 1000000 --as jia
  run "$nuan" import claims refund.csv --policy "$policy" --as jia
  exits "$name: what came late has a run of its own" 0 "$nuan" run open --year 2021 --period 2021Q1 --kind supplementary --as jia
  run "$nuan" run compute 2 --policy "$policy" --as jia
  until_posted 2
  says "$name: it pays nothing" out '^posted 0 transfers'
  exits "$name: and shows" 0 "$nuan" run show 2 --lang en
  says "$name: what it is" out '^run 2 2021 2021Q1 supplementary 1$'
  says "$name: what is carried" out '^carried -200.00 of 1 persons: '
  run "$nuan" import claims late.csv --policy "$policy" --as jia
  run "$nuan" run open --year 2021 --period 2021Q2 --as jia
  exits "$name: a death is told" 0 told $wang payee died - --on 2021-06-20 --as jia --reason 家属来电 --lang en
  says "$name: masked" out '^noted: 990101\*{8}1232 2021-06-20$'
  exits "$name: not without saying how it is known" 2 told $wang payee died - --as jia
  run "$nuan" run compute 3 --policy "$policy" --as jia
  exits "$name: the quarter is beside the last one" 0 "$nuan" run review 3 --lang en
  says "$name: by number" out '^ +this run +run 1$'
  until_posted 3
  says "$name: due less paid waits for the heirs" out '^posted 1 transfers, 400.00, of which 1 are held, 400.00$'
  exits "$name: the heirs are paid" 0 "$nuan" run hold release 3 "$("$nuan" run hold list 3 | awk 'NR == 1 { print $1 }')" --hold estate --as bing --reason 公证书
  exits "$name: all is as the journal says still" 0 "$nuan" verify
}

on sqlite "sqlite:$work/office.db"
check "no certificate is readable in the file" bash -c "! grep -qa -e $li -e $wang office.db office.db-wal"
on_postgresql on postgresql
finish
