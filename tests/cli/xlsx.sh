#!/usr/bin/env bash
# Spreadsheets out and back: payments, and the rows of a quarantine. What stands in their cells is tried in
# src/adapters/xlsx and tests/contract, where there is something to write and read them with.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
policy=$root/policies/beijing/mutual-aid.policy
export NUAN_KEY=$work/nuan.key NUAN_ACTOR=jia
a=990101196503120011 b=990101198003071232
cat >members.csv <<CSV
person_id,name,card_no,phone,covered,hardship,model_worker
$a,李先生,6029690000000010,10000000001,2010-01-01..,,
${b%2}3,王女士,6029690000000028,10000000002,2010-01-01..,,
CSV
cat >claims.csv <<CSV
claim_id,person_id,settled_at,setting,self_pay,over_cap,note,reverses
c1,$a,2021-02-01,outpatient,5000.05,0.00,,
c2,$b,2021-02-30,outpatient,3000.00,0.00,看不清,
c3,$b,2021-03-02,hospital,3000.00,0.00,"有, 逗号",
c4,$b,2021-03-03,outpatient,1.005,0.00,,
CSV
cat >look.py <<'PYTHON'
import zipfile
book = zipfile.ZipFile("run.xlsx")
text = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
for word in "name card_no outpatient inpatient over-cap waits_for 李先生 6029690000000010 card_unusable".split():
    assert ">" + word + "<" in text, word
PYTHON
is_workbook() { [[ $(head -c 2 "$1") == PK && $(stat -c %a "$1") == 600 ]]; }

on() {
  local name=$1
  export NUAN_DB=$2
  rm -f ./*.xlsx
  run "$nuan" init
  for file in members claims; do run "$nuan" import "$file" "$file.csv" --policy "$policy"; done
  exits "$name: rows put aside are written" 0 "$nuan" quarantine export 2 --xlsx aside.xlsx --lang en
  says "$name: and counted" out '^3 rows written'
  check "$name: as a workbook that only its owner reads" is_workbook aside.xlsx
  exits "$name: nothing to write is said" 2 "$nuan" quarantine export 9 --xlsx none.xlsx
  check "$name: and no file is left" test ! -e none.xlsx
  exits "$name: a place that cannot be written is said" 5 "$nuan" quarantine export 2 --xlsx nowhere/aside.xlsx --lang en
  says "$name: by name" err 'output_unwritable'
  exits "$name: given back as it is" 0 "$nuan" quarantine import aside.xlsx --policy "$policy" --reason 核对 --lang en
  says "$name: it changes nothing" out '^0 corrected, 3 unchanged, 0 dealt with before, 0 still'
  # What an officer saved as CSV: one line put right, one still wrong, one as it was.
  cat >aside.csv <<CSV
#intake,#row,#line,#code,#why,person_id,claim_id,reverses,settled_at,setting,self_pay,over_cap,#as_received
2,2,3,date_impossible,,$b,c2,,2021-02-28,outpatient,3000.00,0.00,
2,3,4,choice_unknown,,$b,c3,,2021-03-02,inpatients,3000.00,0.00,
2,4,5,amount_malformed,,$b,c4,,2021-03-03,outpatient,1.005,0.00,
CSV
  exits "$name: a reason is needed" 2 "$nuan" quarantine import aside.csv --policy "$policy"
  exits "$name: given back in part" 0 "$nuan" quarantine import aside.csv --policy "$policy" --reason 核对 --lang en
  says "$name: line by line" out '^1 corrected, 1 unchanged, 0 dealt with before, 1 still'
  says "$name: what is still wrong is told with its line" out '^aside.csv:3: .*choice'
  exits "$name: twice does no harm" 0 "$nuan" quarantine import aside.csv --policy "$policy" --reason 核对 --lang en
  says "$name: and is told" out '^0 corrected, 1 unchanged, 1 dealt with before, 1 still'
  sed '1s/#row/row/' aside.csv >other.csv
  exits "$name: a table that is another is refused" 4 "$nuan" quarantine import other.csv --policy "$policy" --reason 核对
  run "$nuan" run open --year 2021
  run bash -c 'echo "$1" | "$2" payee card-unusable - --reason 挂失' - $a "$nuan"
  run "$nuan" run compute 1 --policy "$policy"
  exits "$name: a run is written" 0 "$nuan" run export 1 --xlsx run.xlsx --lang en
  says "$name: everybody in it" out '^1 persons written'
  check "$name: as a workbook" is_workbook run.xlsx
  looked "$name: with name, card, benefits and what waits" python3 look.py
  exits "$name: which the journal knows" 0 "$nuan" verify
}

exits "payments are written, too" 0 "$nuan" adjudicate --policy "$policy" --members members.csv --claims claims.csv --year 2021 --out settled --xlsx payments.xlsx
check "as a workbook" is_workbook payments.xlsx
on_both_stores small.db
finish
