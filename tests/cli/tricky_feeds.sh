#!/usr/bin/env bash
# The tricky cases that the way in makes tricky, with settlements as the national platform exports them and the Beijing
# plan: refunds in every spelling, own expense, rows that do not add up, two forms of one person.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"

person=990101196503120011
header=setl_id,psn_cert_type,certno,setl_time,med_type,medfee_sumamt,fulamt_ownpay_amt,overlmt_selfpay,preselfpay_amt,inscp_scp_amt,hifp_pay,fund_pay_sumamt,psn_part_amt,psn_cash_pay,init_setl_id,refd_setl_flag
printf '%s\n' person_id,name,card_no,phone,covered,hardship,model_worker "$person,示例,0000000000000018,10000000001,2010-01-01..,," >members.csv

# settlements ROW…: `id,date,self-pay-1,taken back,flag`, all of it within scope and paid in cash.
settlements() {
  local row id day amount undone flag
  echo $header >claims.csv
  for row in "$@"; do
    IFS=, read -r id day amount undone flag <<<"$row"
    echo "$id,01,$person,$day 10:00:00,11,$amount,0.00,0.00,0.00,$amount,0.00,0.00,$amount,$amount,$undone,$flag" >>claims.csv
  done
}

# pays NAME OUTPATIENT OPTIONS…: that much to the one member, or `nothing`; by both engines.
pays() {
  local name=$1 wanted=$2 engine found
  shift 2
  for engine in columnar interpreter; do
    rm -rf out.d
    run "$nuan" --lang en adjudicate --policy "$root/policies/beijing/mutual-aid.policy" --members members.csv --claims claims.csv \
      --format setlinfo --year 2021 --engine $engine --out out.d "$@"
    found=$(tail -n +2 out.d/payments.csv 2>>err | cut -d, -f3)
    check "$name: $wanted, by the $engine" test "${found:-nothing}" = "$wanted"
  done
}

settlements a,2021-01-10,2800.00,,0 b,2021-02-10,1200.00,,0 c,2021-03-10,1200.00,b,1
pays "T9a a row of its own, flagged, with positive amounts" 200.00
settlements a,2021-01-10,2800.00,,0 b,2021-02-10,1200.00,,0 b,2021-03-10,1200.00,,001
pays "T9a the same under the settlement's own id" 200.00
settlements a,2021-01-10,2800.00,,0 b,2021-02-10,1200.00,,0 c,2021-03-10,-1200.00,b,0
pays "T9b a row of its own with negative amounts" 200.00
settlements a,2021-01-10,2800.00,,0 b,2021-02-10,1200.00,,0 b,2021-03-10,-1200.00,,1
pays "T9b the same under the settlement's own id" 200.00
settlements a,2021-01-10,2800.00,,0 b,2021-02-10,1200.00,,1
pays "T9c the original row, flipped to refunded" 200.00 --reading refund=flipped

settlements c,2021-03-10,1200.00,b,1 a,2021-01-10,2800.00,,0 b,2021-02-10,1200.00,,0
pays "T8 a refund that comes before what it takes back" 200.00
settlements a,2021-01-10,2800.00,,0 c,2021-03-10,1200.00,b,1
pays "T8 a refund alone takes nothing from others" 200.00
says "T8 and is on the list of exceptions" out.d/rejects.csv '^claims,3,reversal_orphan,'

settlements a,2021-01-10,2800.00,,0 a,2021-01-10,2800.00,,0
pays "T11 the same settlement twice" 200.00
settlements a,2021-01-10,2800.00,,0 a,2021-01-10,3800.00,,0
pays "T11 the same id with another amount and no refund mark" nothing
check "T11 both rows are told" test "$(grep -c ',claim_conflict,' out.d/rejects.csv)" = 2

# settlement TOTAL OWN OVER-LIMIT PRE-PAID SCOPE BORNE
settlement() {
  printf '%s\n' $header "a,01,$person,2021-01-10,11,$1,$2,$3,$4,$5,0.00,0.00,$6,$6,," >claims.csv
}
settlement 12000.00 10000.00 0.00 2000.00 0.00 12000.00
pays "T14 own expense 10,000 and self-pay-2 2,000 are no self-pay-1" nothing
check "T14 and no reject" test "$(wc -l <out.d/rejects.csv)" = 1
settlement 14800.00 10000.00 0.00 2000.00 2800.00 14800.00
pays "T14 beside self-pay-1 they change nothing" 200.00

settlement 1000.00 100.00 0.00 50.00 800.00 1000.00
pays "T24 parts of 950 in a total of 1,000" nothing
says "T24 are quarantined with line and code" out.d/rejects.csv '^claims,2,fee-sum,'
settlement 950.00 100.00 0.00 50.00 800.00 950.00
pays "T24 parts of 950 in a total of 950" nothing
check "T24 are in order, below the deductible" test "$(wc -l <out.d/rejects.csv)" = 1

settlements a,2021-01-10,1500.00,,0 b,2021-02-10,1300.00,,0
sed -i "2s/$person/990101650312001/" claims.csv
pays "T22 fifteen digits in one row, eighteen in another: one deductible" 200.00
finish
