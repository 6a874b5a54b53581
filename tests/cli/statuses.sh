#!/usr/bin/env bash
# Insured, in service, holding the card: three files of three offices, and a refusal that names which was missing.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
policy=$root/policies/beijing/mutual-aid-by-status.policy
export NUAN_KEY=$work/nuan.key NUAN_ACTOR=jia
a=990101196503120011 b=990101198003071232 c=99010119700101001X
cat >members.csv <<CSV
person_id,name,card_no,phone,hardship,model_worker
$a,李先生,0018,10000000001,,
$b,王女士,0026,10000000002,,
$c,赵师傅,0034,10000000003,,
CSV
# As three offices write them: one row for each time, or several times in one field; the title will do for the name.
printf '%s\n' 'person_id,insured' "$a,2010-01-01.." "$b,2010-01-01..2020-12-31" "$b,2021-03-01.." "$c,2010-01-01.." >insured.csv
printf '%s\n' 'person_id,在职期间' "$a,2010-01-01..2021-08-15" "$b,2010-01-01.." "$c,2010-01-01.." | iconv -f UTF-8 -t GB18030 >in_service.csv
printf '%s\n' 'person_id,holds_card' "$a,2010-01-01.." "$b,2010-01-01.." "$c,2021-06-01.." "$c,oops" >holds_card.csv
{
  echo claim_id,person_id,settled_at,setting,self_pay,over_cap,reverses
  n=0
  for one in $a $b $c; do
    for day in 2021-02-10 2021-07-01 2021-09-10; do echo "c$((n += 1)),$one,$day,outpatient,2800.00,0.00,"; done
  done
} >claims.csv
# What one file with all three columns gives.
{
  echo person_id,name,card_no,phone,insured,in_service,holds_card,hardship,model_worker
  echo "$a,李先生,0018,10000000001,2010-01-01..,2010-01-01..2021-08-15,2010-01-01..,,"
  echo "$b,王女士,0026,10000000002,2010-01-01..2020-12-31;2021-03-01..,2010-01-01..,2010-01-01..,,"
  echo "$c,赵师傅,0034,10000000003,2010-01-01..,2010-01-01..,2021-06-01..,,"
} >whole.csv
exits "one file with three columns is settled" 0 "$nuan" adjudicate --policy "$policy" --members whole.csv --claims claims.csv --year 2021 --out whole
for code in not-insured not-in-service no-card; do says "a reject names what was missing: $code" whole/rejects.csv "^claims,[0-9]+,$code,"; done
check "each bill that was refused once" test "$(wc -l <whole/rejects.csv)" = 4
total=$(sed -n 's/.*"pay_fen": *\([0-9]*\).*/\1/p' whole/summary.json | sort -n | tail -1)

on() {
  local name=$1
  export NUAN_DB=$2
  run "$nuan" init
  apart=(--apart insured --apart in_service --apart holds_card)
  exits "$name: a list without the three columns is refused" 4 "$nuan" import members members.csv --policy "$policy"
  exits "$name: unless they come apart" 0 "$nuan" import members members.csv --policy "$policy" "${apart[@]}"
  exits "$name: claims" 0 "$nuan" import claims claims.csv --policy "$policy"
  run "$nuan" run open --year 2021
  exits "$name: insured" 0 "$nuan" import statuses insured.csv --status insured --policy "$policy"
  exits "$name: nothing is computed while a status is missing" 2 "$nuan" run compute 1 --policy "$policy" --lang en
  says "$name: which is named" err 'in_service'
  exits "$name: what is no status is refused" 2 "$nuan" import statuses insured.csv --status hardshi --policy "$policy" --lang en
  says "$name: and told what there is" err 'insured, in_service, holds_card'
  exits "$name: in service, in GB18030, by its title" 0 "$nuan" import statuses in_service.csv --status in_service --policy "$policy"
  exits "$name: holds the card" 0 "$nuan" import statuses holds_card.csv --status holds_card --policy "$policy" --lang en
  says "$name: a row that is none is put aside" out '4 rows, 3 taken, 0 known before, 1 quarantined'
  exits "$name: again, it does nothing" 0 "$nuan" import statuses holds_card.csv --status holds_card --policy "$policy" --lang en
  exits "$name: the row is put right" 0 "$nuan" quarantine correct 5 4 --policy "$policy" --text "$c,2021-06-01.." --reason 核对
  exits "$name: the run is computed" 0 "$nuan" run compute 1 --policy "$policy" --lang en
  says "$name: to the fen of the one file" out "to be paid $(printf '%d.%02d' $((total / 100)) $((total % 100)) | sed -E ':a;s/([0-9])([0-9]{3})($|[.,])/\1,\2\3/;ta')\$"
  exits "$name: an explanation" 0 "$nuan" explain "$c" --run 1 --lang en
  says "$name: names the status that was missing" out 'did not hold the card on the day'
  # A later file corrects an earlier one for whom it names; one more time is added.
  printf '%s\n' 'person_id,holds_card' "$c,2010-01-01..2021-03-31" >later.csv
  printf '%s\n' 'person_id,holds_card' "$c,2021-06-01..2021-07-31" >more.csv
  exits "$name: a later file" 0 "$nuan" import statuses later.csv --status holds_card --policy "$policy"
  exits "$name: and one that adds" 0 "$nuan" import statuses more.csv --status holds_card --add --policy "$policy"
  run "$nuan" run open --year 2021
  exits "$name: are counted by the next run" 0 "$nuan" run compute 2 --policy "$policy" --lang en
  exits "$name: in the explanation, too" 0 "$nuan" explain "$c" --run 2 --lang en
  check "$name: which now refuses one bill for want of the card" test "$(grep -c 'did not hold the card on the day' out)" = 1
  exits "$name: all is as the journal says" 0 "$nuan" verify
}

on_both_stores small.db
finish
