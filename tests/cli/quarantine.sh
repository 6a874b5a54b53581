#!/usr/bin/env bash
# Rows that an import could not take: listed, looked at, corrected, released, rejected, each once and with a reason.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
policy=$root/policies/beijing/mutual-aid.policy
export NUAN_KEY=$work/nuan.key NUAN_ACTOR=jia
cat >members.csv <<'CSV'
person_id,name,card_no,phone,covered,hardship,model_worker
990101196503120011,李先生,0018,10000000001,2010-01-01..,,
990101198003071233,王女士,0026,10000000002,2010-01-01..,,
CSV
cat >claims.csv <<'CSV'
claim_id,person_id,settled_at,setting,self_pay,over_cap,reverses
c1,990101196503120011,2021-02-01,outpatient,5000.00,0.00,
c2,990101198003071232,2021-02-30,outpatient,3000.00,0.00,
c3,990101198003071232,2021-03-02,hospital,3000.00,0.00,
CSV
printf '%s\n%s\n' "$(head -n 1 claims.csv)" 'c1,990101196503120011,2021-02-01,outpatient,3000.00,0.00,' >later.csv

on() {
  local name=$1 number
  export NUAN_DB=$2
  run "$nuan" init
  run "$nuan" import members members.csv --policy "$policy"
  for file in claims later; do run "$nuan" import claims "$file.csv" --policy "$policy"; done
  exits "$name: what could not be taken is listed" 0 "$nuan" quarantine list --lang en
  says "$name: with place and code" out '^ +1 +2 +members +3 open +identity_check_digit: '
  says "$name: all of it" out '^4 rows'
  lacks "$name: without anybody's number" out '990101'
  exits "$name: of one code" 0 "$nuan" quarantine list --code claim_conflict --json
  says "$name: for programs" out '"intake": 3'
  exits "$name: looking needs a name" 2 env NUAN_ACTOR= "$nuan" quarantine show 1 2
  exits "$name: a row is looked at" 0 "$nuan" quarantine show 1 2 --lang en
  says "$name: in full" out '王女士'
  exits "$name: nothing ends without a reason" 2 "$nuan" quarantine reject 1 2
  exits "$name: another wrong number is not taken" 2 "$nuan" quarantine correct 1 2 --policy "$policy" --reason 核对 --lang en \
    --text '990101198003071234,王女士,0026,10000000002,2010-01-01..,,'
  says "$name: by name" err 'quarantine_flawed'
  says "$name: and why" err 'identity_check_digit'
  exits "$name: nor are two rows" 2 "$nuan" quarantine correct 1 2 --policy "$policy" --reason 核对 \
    --text $'990101198003071232,王,1,,,,\n990101198003071232,王,1,,,,'
  exits "$name: the right one is" 0 "$nuan" quarantine correct 1 2 --policy "$policy" --reason 核对了证件 \
    --text '990101198003071232,王女士,0026,10000000002,2010-01-01..,,'
  exits "$name: once" 2 "$nuan" quarantine reject 1 2 --reason 又来 --lang en
  says "$name: which is said" err 'quarantine_ended'
  exits "$name: a day that exists" 0 "$nuan" quarantine correct 2 2 --policy "$policy" --reason 医院更正 \
    --text '990101198003071232,c2,,2021-02-28,outpatient,3000.00,0.00'
  exits "$name: a flawed row is not released" 2 "$nuan" quarantine release 2 3 --policy "$policy" --reason 试
  exits "$name: but rejected" 0 "$nuan" quarantine reject 2 3 --reason 不是费用
  exits "$name: what contradicts an earlier file is released" 0 "$nuan" quarantine release 3 1 --policy "$policy" --reason 医院重传
  exits "$name: a row that is none" 2 "$nuan" quarantine reject 9 9 --reason 试
  exits "$name: nothing is left" 0 "$nuan" quarantine list --lang en
  says "$name: as is said" out '^0 rows'
  exits "$name: what was done is listed" 0 "$nuan" quarantine list --all --lang en
  says "$name: with how it ended" out ' released +claim_conflict'
  run "$nuan" run open --year 2021
  exits "$name: a run counts what was corrected" 0 "$nuan" run compute 1 --policy "$policy" --lang en
  # Both: 3,000 less 1,800 at 20 %.
  says "$name: to the fen" out '^2 persons, to be paid 480.00$'
  exits "$name: all is as the journal says" 0 "$nuan" verify
}

on_both_stores small.db
finish
