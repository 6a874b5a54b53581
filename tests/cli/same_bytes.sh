#!/usr/bin/env bash
# A made-up city: the same for the same seed, and the same bytes of answers whatever threads or engine settle it.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
policy=$root/policies/beijing/mutual-aid.policy

exits "a sample" 0 "$nuan" sample --people 3000 --claims 30000 --seed 5 --out city
exits "the same again" 0 "$nuan" sample --people 3000 --claims 30000 --seed 5 --out again
check "gives the same bytes" diff -r city again
exits "another seed" 0 "$nuan" sample --people 3000 --claims 30000 --seed 6 --out other
check "gives other claims" bash -c '! cmp -s city/claims.csv other/claims.csv'
check "members as many as asked for" test "$(wc -l <city/members.csv)" = 3001

adjudicate() {
  local folder=$1
  shift
  "$nuan" adjudicate --policy "$policy" --members city/members.csv --claims city/claims.csv --year 2021 --parts --out "$folder" "$@"
}

exits "one thread" 0 adjudicate one --threads 1
for threads in 2 3 8; do
  exits "$threads threads" 0 adjudicate "many-$threads" --threads $threads
  check "$threads threads: the same results" diff -r one "many-$threads"
done
exits "the interpreter" 0 adjudicate interpreted --engine interpreter
for file in payments.csv parts.csv rejects.csv; do
  check "the interpreter: the same $file" cmp "one/$file" "interpreted/$file"
done
exits "in SQL" 0 adjudicate in-sql --engine sql
for file in payments.csv parts.csv rejects.csv; do
  check "in SQL: the same $file" cmp "one/$file" "in-sql/$file"
done
check "in SQL: the summary says so" grep -q '"name": "sql"' in-sql/summary.json
check "somebody is paid" test "$(wc -l <one/payments.csv)" -gt 10
check "some rows are rejected" test "$(wc -l <one/rejects.csv)" -gt 10

# The order of rows in the files means nothing to what is paid.
{ head -n 1 city/claims.csv; tail -n +2 city/claims.csv | sort -R --random-source=<(yes); } >shuffled.csv
exits "claims in another order" 0 "$nuan" adjudicate --policy "$policy" --members city/members.csv --claims shuffled.csv --year 2021 --out shuffled
check "pay the same" cmp one/payments.csv shuffled/payments.csv
finish
