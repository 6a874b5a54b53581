#!/usr/bin/env bash
# Every way in which refunds were met, each as a file, all the same in the end: of two bills of 2,800 and 1,200 the second was
# taken back, so that 200.00 is due. Feeds that ship read the first of them; for the others a few lines of a feed of one's
# own, as docs/guides/add-a-feed.md lists them, are enough.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"

person=990101196503120011
printf '%s\n' person_id,name,card_no,phone,covered,hardship,model_worker "$person,示例,0000000000000018,10000000001,2010-01-01..,," >members.csv

# pays NAME OPTIONS…: 200.00 for the bills in claims.csv, by both engines, in whatever order the rows stand.
pays() {
  local name=$1 engine order found
  shift
  for order in cat tac; do
    { head -n 1 claims.csv; tail -n +2 claims.csv | $order; } >turned.csv
    for engine in columnar interpreter; do
      rm -rf out.d
      run "$nuan" --lang en adjudicate --policy "$root/policies/beijing/mutual-aid.policy" --members members.csv --claims turned.csv \
        --year 2021 --engine $engine --out out.d "$@"
      found=$(tail -n +2 out.d/payments.csv 2>>err | cut -d, -f3)
      check "$name ($order, $engine)" test "${found:-nothing}" = 200.00
    done
  done
}

# ---- the national platform: 2208 and 2305 mark the original, the 3202 file has two rows

# national ROW…: `id,date,amount,taken back,flag`
national() {
  local id day amount undone flag row
  echo setl_id,psn_cert_type,certno,setl_time,med_type,medfee_sumamt,fulamt_ownpay_amt,overlmt_selfpay,preselfpay_amt,inscp_scp_amt,hifp_pay,fund_pay_sumamt,psn_part_amt,psn_cash_pay,init_setl_id,refd_setl_flag >claims.csv
  for row in "$@"; do
    IFS=, read -r id day amount undone flag <<<"$row"
    echo "$id,01,$person,$day 10:00:00,11,$amount,0.00,0.00,0.00,$amount,0.00,0.00,$amount,$amount,$undone,$flag" >>claims.csv
  done
}
for flag in 1 001 000001 1.0; do
  national a,2021-01-10,2800.00,,0 b,2021-02-10,1200.00,,$flag
  pays "2208/2305: the original, marked refunded with $flag" --format setlinfo --reading refund=flipped
  national a,2021-01-10,2800.00,,0 b,2021-02-10,1200.00,,0 b,2021-03-10,1200.00,,$flag
  pays "3202: a forward and a reverse row, told apart by $flag" --format setlinfo
done
national a,2021-01-10,2800.00,,0 b,2021-02-10,1200.00,,0 c,2021-03-10,-1200.00,b,1
pays "3202: the reverse row has an id of its own, and names the forward one" --format setlinfo

# ---- Beijing's divided settlements: state 0, 1, 2; record 0 charge, 1 refund

# beijing ROW…: `tradeno,amount,taken back,flag,recordtype`
beijing() {
  local id amount undone flag record row
  echo tradeno,depatradeno,id_no,tradedate,curetype,feeall,fund,cash,personcountpay,mzfee,mzfeein,mzfeeout,mzpayfirst,mzbigpay,mzbigselfpay,mzoutofbig,flag,recordtype >claims.csv
  for row in "$@"; do
    IFS=, read -r id amount undone flag record <<<"$row"
    echo "$id,$undone,$person,20210110093105,11,$amount,0.00,$amount,0.00,$amount,$amount,0.00,$amount,0.00,0.00,0.00,$flag,$record" >>claims.csv
  done
}
beijing A,2800.00,,1,0 B,1200.00,,2,0
pays "T_yb_divide: state 2, refunded" --format beijing
beijing A,2800.00,,1,0 B,1200.00,,1,0 B,1200.00,,1,1
pays "T_yb_divide: a record of kind 1 under the same number" --format beijing
beijing A,2800.00,,1,0 B,1200.00,,1,0 C,1200.00,B,1,1
pays "T_yb_divide: a record of kind 1 that names the trade" --format beijing
beijing A,2800.00,,1,0 B,1200.00,,1,0 C,-1200.00,B,1,0
pays "T_yb_divide: negative amounts" --format beijing
beijing A,2800.00,,1,0 B,1200.00,,0,0
pays "T_yb_divide: state 0, never confirmed" --format beijing
says "which is told, not silent" out.d/rejects.csv ',not-committed,'

# ---- other systems, by a feed of one's own

# own REFUND-LINES: a feed of five columns and these lines
own() {
  {
    printf '%s\n' 'feed own "自写" / "own"' 'column id text' 'column certno text' 'column day day' 'column amount money' \
      'column mark code optional' 'column undone text optional' "$@" 'fact claim_id from id' 'fact person_id from certno' \
      'fact settled_at from day' 'fact setting is outpatient' 'fact self_pay from amount' 'fact over_cap is 0.00'
  } >own.feed
}
# rows ROW…: `id,amount,mark,undone`
rows() {
  local id amount mark undone row
  echo id,certno,day,amount,mark,undone >claims.csv
  for row in "$@"; do
    IFS=, read -r id amount mark undone <<<"$row"
    echo "$id,$person,2021-01-10,$amount,$mark,$undone" >>claims.csv
  done
}
own 'refund where mark is 1 undoes undone or id'
rows a,2800.00,0, b,1200.00,0, c,1200.00,1,b
pays "a mirror with a red flag: positive amounts, to be read as negative" --format ./own.feed
rows a,2800.00,0, b,1200.00,0, b,1200.00,1,
pays "a mirror with a red flag under the same number" --format ./own.feed
own 'refund where mark is 2 undoes itself'
rows a,2800.00,1, b,1200.00,2,
pays "a cancel mark: 1 stands, 2 is cancelled" --format ./own.feed
own 'refund where mark is 0 undoes itself'
rows a,2800.00,1, b,1200.00,0,
pays "zt: 1 is normal, 0 void" --format ./own.feed
own 'refund where amount below 0 undoes undone or id'
rows a,2800.00,, b,1200.00,, b,-1200.00,,
pays "negative amounts under the same number" --format ./own.feed
finish
