#!/usr/bin/env bash
# The tricky cases that other plans than Beijing's make: floors, ordinals, upgrades, other payers, cover that begins late,
# each from files through several runs.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
person=99010119700101001X

# member COLUMNS VALUES
member() { printf 'person_id,name,card_no,phone,%s\n%s,甲示例,0000000000000018,10000000001,%s\n' "$1" $person "$2" >members.csv; }

# claims COLUMNS ROW…: each `id,values`; the id column is the first of COLUMNS.
claims() {
  local header=$1 row
  shift
  echo "${header%%,*},person_id,${header#*,}" >claims.csv
  for row in "$@"; do echo "${row%%,*},$person,${row#*,}" >>claims.csv; done
}

# paid [BENEFIT,AMOUNT…]
paid() {
  local row
  echo person_id,benefit,amount >paid.csv
  for row in "$@"; do echo "$person,$row" >>paid.csv; done
}

# pays NAME POLICY OPTIONS… -- ROW: by both engines, the only payments row behind the card is ROW; `nothing` for none.
pays() {
  local name=$1 policy=$root/policies/$2.policy options=() engine found
  shift 2
  while [[ $1 != -- ]]; do options+=("$1"); shift; done
  for engine in columnar interpreter; do
    rm -rf out.d
    run "$nuan" --lang en adjudicate --policy "$policy" --members members.csv --claims claims.csv --paid paid.csv --out out.d \
      --engine $engine "${options[@]}"
    found=$(tail -n +2 out.d/payments.csv 2>>err | cut -d, -f3-)
    if [[ ${found:-nothing} == "$2" ]]; then
      echo "ok $name, by the $engine"
    else
      echo "not ok $name, by the $engine: expected $2, found ${found:-nothing}"; sed 's/^/#   /' err
    fi
  done
}

member covered,hardship,model_worker 2010-01-01..,,
beijing=claim_id,settled_at,setting,self_pay,over_cap,reverses
paid
for amount in 1200.00 0.00 -1200.00; do
  claims $beijing a,2020-01-10,outpatient,2800.00,0.00, b,2020-02-10,outpatient,1200.00,0.00, c,2020-03-10,outpatient,$amount,0.00,b
  pays "T9 a refund spelled with $amount" beijing/mutual-aid --year 2020 -- 200.00,0.00,0.00,200.00,0.00,200.00,0.00
done

member covered 2010-01-01..
claims claim_id,settled_at,self_pay,others_paid,reverses a,2020-03-01,3000.00,1000.00,
pays "T25 others paid 1,000: gross" beijing/other-payers --year 2020 --set reading=gross -- 240.00,240.00,0.00,240.00,0.00
pays "T25 others paid 1,000: net" beijing/other-payers --year 2020 --set reading=net -- 40.00,40.00,0.00,40.00,0.00
claims claim_id,settled_at,self_pay,others_paid,reverses a,2020-03-01,3000.00,2900.00,
pays "T25 all payers together: no more than 3,000" beijing/other-payers --year 2020 --set reading=gross -- 100.00,100.00,0.00,100.00,0.00
run "$nuan" --lang en adjudicate --policy "$root/policies/beijing/other-payers.policy" --members members.csv --claims claims.csv \
  --year 2020 --out none
check "T25 without a reading nothing is settled" test "$status" != 0

claims claim_id,settled_at,stay_id,self_borne,reverses a,2014-03-01,s1,100.00, b,2014-04-01,s2,166.66,
pays "T26 each stay is raised to 50" yueyang/inpatient --year 2014 -- 100.00,100.00,0.00,100.00,0.00

claims claim_id,settled_at,stay_id,self_paid,reverses b,2018-06-01,s2,10000.00,
pays "T27 the only stay so far is rated 80 %" guangdong/inpatient --year 2018 -- 8000.00,8000.00,0.00,8000.00,0.00
paid inpatient,8000.00
claims claim_id,settled_at,stay_id,self_paid,reverses b,2018-06-01,s2,10000.00, a,2018-03-01,s1,1000.00,
pays "T27 an older, small one arrives: what was paid too much is carried" guangdong/inpatient --year 2018 -- \
  7800.00,7800.00,8000.00,0.00,-200.00
claims claim_id,settled_at,stay_id,self_paid,reverses b,2018-06-01,s2,10000.00, a,2018-03-01,s1,1000.00, c,2018-09-01,s3,1000.00,
pays "T27 and taken off the next stay" guangdong/inpatient --year 2018 -- 8500.00,8500.00,8000.00,500.00,0.00

paid
claims claim_id,settled_at,self_paid,disease_code,severity,reverses a,2020-03-01,0.00,C50,mild,
pays "T28 mild" hubei/mutual-aid --year 2020 -- 0.00,3000.00,3000.00,0.00,3000.00,0.00
paid critical,3000.00
claims claim_id,settled_at,self_paid,disease_code,severity,reverses a,2020-03-01,0.00,C50,mild, b,2020-05-01,0.00,C50,severe,
pays "T28 found severe: the difference" hubei/mutual-aid --year 2020 -- 0.00,10000.00,10000.00,3000.00,7000.00,0.00

claims claim_id,settled_at,pooled_self_pay,accident_loss,reverses a,2022-06-01,2000.00,0.00, b,2022-09-01,4000.00,0.00,
paid
pays "two claims of a year" baotou/inpatient --year 2022 -- 4200.00,0.00,4200.00,0.00,4200.00,0.00
paid inpatient,4200.00
claims claim_id,settled_at,pooled_self_pay,accident_loss,reverses a,2022-06-01,2000.00,0.00, b,2022-09-01,4000.00,0.00, c,2022-03-01,1000.00,0.00,
pays "an older third one takes the place of a younger" baotou/inpatient --year 2022 -- 2100.00,0.00,2100.00,4200.00,0.00,-2100.00
claims claim_id,settled_at,pooled_self_pay,accident_loss,reverses a,2022-06-01,2000.00,0.00, b,2022-09-01,4000.00,0.00, \
  c,2022-03-01,1000.00,0.00, d,2022-10-01,0.00,0.00,c
pays "until it is refunded: nothing more is due" baotou/inpatient --year 2022 -- nothing

# A plan with a sum once for life must see every year.
member covered 2015-01-01..
echo bill_id,person_id,left_on,stay_id,nights,grade,is_local,reverses >bill.csv
printf '%s\n' diagnosis_id,person_id,found_on,listed,reverses "a,$person,2015-06-01,yes," "b,$person,2016-06-01,yes," >diagnosis.csv
settle() {
  "$nuan" --lang en adjudicate --policy "$root/policies/cwmia/per-diem.policy" --members members.csv --table bill=bill.csv \
    --table diagnosis=diagnosis.csv --set days_paid=beyond_three "$@"
}
run settle --year 2016 --out life
check "a sum for life is not settled from some years" test "$status" != 0
exits "with all of them it is" 0 settle --year 2016 --complete --out life
check "and the second illness pays nothing" test "$(tail -n +2 life/payments.csv | wc -l)" = 0
exits "the first one paid in its year" 0 settle --year 2015 --complete --out life
says "10,000" life/payments.csv ',10000\.00,10000\.00,0\.00,10000\.00,0\.00$'

# Shanghai's editions: each year is decided by its own.
member joined_on,card_made,in_service,shares 2017-06-10,2019-03-10,2010-01-01..,2010-01-01..=2
printf '%s\n' event_id,person_id,happened_on,nights,critical,assessed,died,reverses "a,$person,2018-06-30,10,no,0.00,no," \
  "b,$person,2019-03-10,10,no,0.00,no," "c,$person,2019-03-11,20,no,0.00,no," >events.csv
settle() {
  "$nuan" --lang en adjudicate --policy "$root/policies/shanghai/basic-cover-trial.policy" \
    --policy "$root/policies/shanghai/basic-cover-2019.policy" --members members.csv --claims events.csv "$@"
}
exits "the trial's term" 0 settle --year 2017-2018 --out trial
says "pays ten days, one share" trial/payments.csv ',500\.00,0\.00,500\.00,0\.00$'
exits "the first calendar year" 0 settle --year 2019 --out calendar
says "pays from the day after the card number" calendar/payments.csv ',1000\.00,0\.00,1000\.00,0\.00$'
finish
