# The tricky cases of mutual aid that need no bank and no message, each from files to payments, under the Beijing plan.
# (Those that are pure rule stand as examples in policies/; here are the ones that files, runs and payments make tricky.)
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"

person=990101196503120011
card=0000000000000018
beijing=$root/policies/beijing/mutual-aid.policy
members_header=person_id,name,card_no,phone,covered,hardship,model_worker
claims_header=claim_id,person_id,settled_at,setting,self_pay,over_cap,reverses

# member COVERED [HARDSHIP [MODEL_WORKER]]: the one member of the case.
member() {
  printf '%s\n%s,示例,%s,10000000001,%s,%s,%s\n' "$members_header" $person "$card" "$1" "${2:-}" "${3:-}" >members.csv
}

# claims ROW…: each `id,date,setting,self_pay,over_cap,reverses` of that member.
claims() {
  echo "$claims_header" >claims.csv
  local row
  for row in "$@"; do echo "${row%%,*},$person,${row#*,}" >>claims.csv; done
}

# paid [BENEFIT,AMOUNT…]: what earlier runs of the year paid.
paid() {
  echo person_id,benefit,amount >paid.csv
  local row
  for row in "$@"; do echo "$person,$row" >>paid.csv; done
}

settle() {
  rm -rf out.d
  "$nuan" adjudicate --lang en --policy "$beijing" --members members.csv --claims claims.csv --paid paid.csv --out out.d "$@" \
    >settle.log 2>&1 || { cat settle.log; return 1; }
}

# pays NAME OPTIONS… -- ROW: the only payments row is `outpatient,inpatient,over-cap,due,paid,pay,carry`; `nothing` for none.
pays() {
  local name=$1 options=() found
  shift
  while [[ $1 != -- ]]; do options+=("$1"); shift; done
  local wanted=$2
  if ! settle "${options[@]}"; then
    echo "not ok $name"; sed 's/^/#   /' settle.log
    return
  fi
  found=$(tail -n +2 out.d/payments.csv | cut -d, -f3-)
  [[ -n $found ]] || found=nothing
  if [[ $found == "$wanted" ]]; then
    echo "ok $name"
  else
    echo "not ok $name"; echo "#   expected $wanted"; echo "#   found    $found"
  fi
}

member 2010-01-01..
paid

claims a,2020-10-12,outpatient,8000.00,0.00, b,2020-11-20,inpatient,0.00,570000.00,
pays "T1 both caps bind: Mr Li" --year 2020 -- 653.00,0.00,200000.00,200653.00,0.00,200653.00,0.00

member 2010-01-01.. 2020-04-01..
claims a,2020-02-10,outpatient,3000.00,0.00, b,2020-05-10,outpatient,1800.00,0.00,
pays "T5 the first quarter before hardship" --year 2020 --through 2020-03-31 -- 240.00,0.00,0.00,240.00,0.00,240.00,0.00
paid outpatient,240.00
pays "T5 the second quarter pays the difference" --year 2020 --through 2020-06-30 -- 653.00,0.00,0.00,653.00,240.00,413.00,0.00

member 2010-01-01..
claims a,2020-01-10,outpatient,3600.00,0.00, b,2020-02-10,outpatient,1200.00,0.00, \
       c,2020-05-10,outpatient,0.00,0.00,b d,2020-05-20,outpatient,500.00,0.00, \
       e,2020-08-10,outpatient,1200.00,0.00,
paid
pays "T6 the first quarter" --year 2020 --through 2020-03-31 -- 600.00,0.00,0.00,600.00,0.00,600.00,0.00
paid outpatient,600.00
pays "T6 a refund after payment is carried" --year 2020 --through 2020-06-30 -- 460.00,0.00,0.00,460.00,600.00,0.00,-140.00
pays "T6 the next quarter pays what is over" --year 2020 --through 2020-09-30 -- 653.00,0.00,0.00,653.00,600.00,53.00,0.00

claims a,2020-12-10,outpatient,4800.00,0.00, b,2021-02-10,outpatient,-4800.00,0.00,a c,2021-03-01,outpatient,2800.00,0.00,
pays "T7 a refund of last year is last year's debt" --year 2020 -- 0.00,0.00,0.00,0.00,600.00,0.00,-600.00
paid
pays "T7 and leaves this year's base alone" --year 2021 -- 200.00,0.00,0.00,200.00,0.00,200.00,0.00

claims b,2020-02-10,outpatient,-4800.00,0.00,a a,2020-02-10,outpatient,4800.00,0.00,
pays "T8 the refund comes before its claim" --year 2020 -- nothing
claims b,2020-02-10,outpatient,-4800.00,0.00,a
pays "T8 a refund alone pays nothing" --year 2020 -- nothing
says "T8 and is on the list of exceptions" out.d/rejects.csv ',2,reversal_orphan,'

claims a,2020-05-10,outpatient,4800.00,0.00, b,2020-05-12,outpatient,-4800.00,0.00,a
pays "T10 a pair inside one batch pays nothing" --year 2020 -- nothing

claims a,2020-05-10,outpatient,2800.00,0.00, a,2020-05-10,outpatient,2800.00,0.00,
pays "T11 the same row twice counts once" --year 2020 -- 200.00,0.00,0.00,200.00,0.00,200.00,0.00
claims a,2020-05-10,outpatient,2800.00,0.00, a,2020-05-10,outpatient,3800.00,0.00,
pays "T11 the same id with another amount pays nothing" --year 2020 -- nothing
check "T11 and both rows are told" test "$(grep -c ',claim_conflict,' out.d/rejects.csv)" = 2

claims a,2020-01-05,outpatient,1800.00,0.00, b,2020-02-01,outpatient,0.03,0.00, c,2020-03-01,outpatient,0.03,0.00, \
       d,2020-04-01,outpatient,0.03,0.00,
pays "T12 rounded once, on the year" --year 2020 -- 0.02,0.00,0.00,0.02,0.00,0.02,0.00

claims a,2020-01-05,outpatient,1800.01,0.00,
pays "T13 a zero payment is not sent" --year 2020 -- nothing

claims a,2021-01-08,inpatient,2300.00,0.00,
pays "T15 a stay settled in January is this year's" --year 2021 -- 0.00,200.00,0.00,200.00,0.00,200.00,0.00
pays "T15 and not last year's" --year 2020 -- nothing

member 2010-01-01..2021-08-15
claims a,2021-08-14,outpatient,2800.00,0.00, b,2021-08-16,outpatient,1000.00,0.00,
pays "T16 judged on the day of settlement, paid after retirement" --year 2021 --through 2021-09-30 -- \
  200.00,0.00,0.00,200.00,0.00,200.00,0.00
says "T16 the later bill is told by the policy's code" out.d/rejects.csv ',3,not-covered,'

member 2010-01-01..2020-07-01
claims a,2020-03-10,outpatient,3675.00,0.00,
pays "T17 entitlement outlives the member" --year 2020 -- 375.00,0.00,0.00,375.00,0.00,375.00,0.00

card=
member 2010-01-01..
claims a,2020-02-10,outpatient,2800.00,0.00,
pays "T18 due without a card stands in the file with the card left empty" --year 2020 -- 200.00,0.00,0.00,200.00,0.00,200.00,0.00
check "T18 the card is empty" test "$(tail -n 1 out.d/payments.csv | cut -d, -f2)" = ""
card=0000000000000018

member '2021-01-01..2021-03-31;2021-08-01..'
claims a,2021-02-10,outpatient,2800.00,0.00, b,2021-05-10,outpatient,1000.00,0.00, c,2021-09-10,outpatient,1000.00,0.00,
pays "T21 a gap in cover, one yearly sum" --year 2021 -- 400.00,0.00,0.00,400.00,0.00,400.00,0.00

# 990101650312001 is the 15-digit form of the same certificate.
printf '%s\n%s\n%s\n' "$claims_header" "a,990101650312001,2020-02-10,outpatient,1500.00,0.00," \
  "b,$person,2020-03-10,outpatient,1300.00,0.00," >claims.csv
member 2010-01-01..
pays "T22 fifteen and eighteen digits are one person, one deductible" --year 2020 -- 200.00,0.00,0.00,200.00,0.00,200.00,0.00
printf '%s\n' "$members_header" "$person,买买提·艾山,$card,10000000001,2010-01-01..,," \
  "990101650312001,买买提•艾山,$card,10000000001,2010-01-01..,," >members.csv
pays "T22 in the members, too, with the name's dot typed in two ways" --year 2020 -- 200.00,0.00,0.00,200.00,0.00,200.00,0.00
iconv -f UTF-8 -t GB18030 members.csv >legacy.csv && mv legacy.csv members.csv
pays "T22 the same in GB18030" --year 2020 -- 200.00,0.00,0.00,200.00,0.00,200.00,0.00

member 2010-01-01..
claims a,2014-06-01,inpatient,0.00,300000.00,
pays "T23 the cap of before 2015" --year 2014 -- 0.00,0.00,100000.00,100000.00,0.00,100000.00,0.00
paid over-cap,100000.00
claims a,2014-06-01,inpatient,0.00,300000.00, b,2016-06-01,inpatient,0.00,0.00,a c,2014-06-01,inpatient,0.00,310000.00,
pays "T23 corrected two years later, nothing more is due" --year 2014 -- nothing
paid
claims a,2014-06-01,inpatient,0.00,310000.00,
pays "T23 a late correction uses its own year's cap" --year 2014 -- 0.00,0.00,100000.00,100000.00,0.00,100000.00,0.00

finish
