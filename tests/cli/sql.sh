#!/usr/bin/env bash
# Rules in SQL: the query that `nuan policy sql` prints, and the refusals of `--engine sql`, each by name.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
policy=$root/policies/beijing/mutual-aid.policy
li=$root/samples/li

for dialect in sqlite postgresql duckdb; do
  exits "the query for $dialect" 0 "$nuan" policy sql "$policy" --year 2020 --dialect $dialect
  check "$dialect: one statement" test "$(grep -c ';$' out)" = 1
  says "$dialect: a step names its line" out '-- line [0-9]+$'
  says "$dialect: and its let" out 'AS favoured'
  says "$dialect: a limit is a running sum" out 'OVER .*AS reached_whole'
  lacks "$dialect: no number has a fraction" out '[0-9]\.[0-9]'
  exits "the tables for $dialect" 0 "$nuan" policy sql "$policy" --year 2020 --dialect $dialect --tables
  says "$dialect: a column says what its numbers are" out 'self_pay (integer|bigint).*-- fen'
done
exits "the same query again" 0 "$nuan" policy sql "$policy" --year 2020
cp out first
exits "and again" 0 "$nuan" policy sql "$policy" --scope 2020-07-01
check "is the same" cmp first out
exits "parts ask for more" 0 "$nuan" policy sql "$policy" --year 2020 --parts
says "the base of each fact" out "'base' AS what"
exits "no year is wrong usage" 2 "$nuan" policy sql "$policy"
exits "a year before the first edition is wrong usage" 2 "$nuan" policy sql "$policy" --year 1999
exits "an unknown dialect is wrong usage" 2 "$nuan" policy sql "$policy" --year 2020 --dialect basic
exits "a policy that is not there" 4 "$nuan" policy sql gone.policy --year 2020

# Mr Li, once more.
exits "Mr Li in SQL" 0 "$nuan" adjudicate --policy "$policy" --members "$li/members.csv" --claims "$li/claims.csv" --year 2020 --parts --out in-sql --engine sql
exits "and by the usual engine" 0 "$nuan" adjudicate --policy "$policy" --members "$li/members.csv" --claims "$li/claims.csv" --year 2020 --parts --out usual
for file in payments.csv parts.csv rejects.csv inputs.json; do check "the same $file" cmp "in-sql/$file" "usual/$file"; done
exits "his year is explained alike" 0 "$nuan" explain 990101196503120011 --from in-sql

# A form that is no sum of whole numbers.
cat >mean.policy <<'END'
policy usual "平均"
  after    "无人"
  edition  "R" from 2015-01-01
  standing sample
  money    CNY
  year     calendar

table member key person_id

table claim of member in order settled_at, claim_id
  settled_at  date   "日期"
  cost        money  "费用"

benefit usual "平均"
  on      each claim
  per     year
  pay     largest (mean of cost per year)
END
printf 'person_id,name,card_no,phone\n990101196503120011,李,1,\n' >members.csv
printf 'claim_id,person_id,settled_at,cost\nc1,990101196503120011,2020-03-01,10.00\n' >claims.csv
settle() { "$nuan" --lang "$1" adjudicate --policy "$2" --members members.csv --claims claims.csv --year 2020 --out out.d --engine "$3"; }
exits "a form SQL cannot" 3 settle en mean.policy sql
says "is named with its line" err 'mean\.policy:17:[0-9]+: engine_cannot: .*mean of cost'
says "and what to use instead" err 'engine columnar'
exits "the same in Chinese" 3 settle zh mean.policy sql
says "is told in Chinese" err 'engine_cannot: SQL 算不了.*平均'
exits "printing it is refused alike" 3 "$nuan" policy sql mean.policy --year 2020
check "nothing was written" test ! -e out.d
exits "the usual engine can" 0 settle en mean.policy columnar

# A number that the query cannot hold: refused, never wrapped.
sed 's/mean of cost per year/cost/' mean.policy >plain.policy
rm -rf out.d
printf 'claim_id,person_id,settled_at,cost\nc1,990101196503120011,2020-03-01,10.00\nc2,990101196503120011,2020-03-02,90000000000.00\n' >claims.csv
exits "a number SQL cannot hold" 4 settle en plain.policy sql
says "is named with its column and its row" err 'plain\.policy:12:[0-9]+: engine_range: .*claim\.cost.*claim_id c2'
check "nothing was written either" test ! -e out.d
exits "the usual engine holds it" 0 settle en plain.policy columnar
finish
