#!/usr/bin/env bash
# `nuan whatif` over files and over a store, held against two settlements; `nuan explain --run`.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
policy=$root/policies/beijing/mutual-aid.policy
sed 's/at most 653 /at most 1,000 /; s/"BJ-R1" from/"BJ-W2" from/; s/90% + uplift  beyond/85% + uplift  beyond/' "$policy" >new.policy
run "$nuan" sample --people 3000 --claims 9000 --out city
for rule in "$policy" new.policy; do
  run "$nuan" adjudicate --policy "$rule" --members city/members.csv --claims city/claims.csv --year 2021 --out "$(basename "$rule" .policy)"
done
due() { grep -o '"due_total_fen": *[0-9]*' "$1/summary.json" | grep -o '[0-9]*$' | head -1; }
files=(--members city/members.csv --claims city/claims.csv)

exits "two rules over files" 0 "$nuan" whatif --policy new.policy --against "$policy" "${files[@]}" --year 2021 --lang en --out changed
says "the change is told" out '^  due, in yuan +[0-9,.]+ +[0-9,.]+ +\+[0-9,.]+$'
says "and who gains" out '^[0-9,]+ gain \+[0-9,.]+ yuan together'
lacks "without a whole number" out '9901[0-9]{13}[0-9X]'
exits "the same for programs" 0 "$nuan" whatif --policy new.policy --against "$policy" "${files[@]}" --year 2021 --json
fen=$(grep -o '"due_total_fen": *[0-9]*' out | grep -o '[0-9]*$' | tr '\n' ' ')
check "both sums are those of two settlements" test "$fen" = "$(due mutual-aid) $(due new) "
# Everybody's change, from the two settlements.
join -t, -a1 -a2 -e0.00 -o0,1.2,2.2 <(tail -n +2 mutual-aid/payments.csv | awk -F, '{print $1","$(NF-3)}') \
  <(tail -n +2 new/payments.csv | awk -F, '{print $1","$(NF-3)}') | awk -F, '$2 != $3 {print $1","$2","$3}' >expected
check "somebody's amount changes" test -s expected
check "everybody's change is the difference of two settlements" cmp expected <(tail -n +2 changed/changes.csv | cut -d, -f1-3)
exits "a rule against itself" 0 "$nuan" whatif --policy "$policy" --against "$policy" "${files[@]}" --year 2021 --json
says "changes nobody" out '"persons": 0,'
exits "nothing to compare with" 2 "$nuan" whatif --policy new.policy "${files[@]}" --year 2021
exits "no year" 2 "$nuan" whatif --policy new.policy --against "$policy" "${files[@]}"
exits "a wrong rule" 3 "$nuan" whatif --policy "$root/tests/bad/$(ls "$root/tests/bad" | grep -m1 '\.policy$')" --against "$policy" "${files[@]}" --year 2021

export NUAN_DB=sqlite:$work/city.db NUAN_KEY=$work/nuan.key NUAN_ACTOR=jia
run "$nuan" init
for file in members claims; do run "$nuan" import "$file" "city/$file.csv" --policy "$policy"; done
run "$nuan" run open --year 2021
exits "a run is computed" 0 "$nuan" run compute 1 --policy "$policy"
exits "what if it had been another rule" 0 "$nuan" whatif --policy new.policy --run 1 --json
check "to the same fen as over the files" test "$fen" = "$(grep -o '"due_total_fen": *[0-9]*' out | grep -o '[0-9]*$' | tr '\n' ' ')"
person=$(sed -n 2p expected | cut -d, -f1)
exits "an amount of the run is explained" 0 bash -c 'echo "$1" | "$2" explain - --run 1 --lang en' - "$person" "$nuan"
says "to the fen" out "$(grep "^$person," mutual-aid/payments.csv | awk -F, '{print $(NF-1)}' | sed -E ':a;s/([0-9])([0-9]{3})($|[.,])/\1,\2\3/;ta')"
exits "without a number it is the last run" 0 bash -c 'echo "$1" | "$2" explain -' - "$person" "$nuan"
exits "somebody unknown is not explained" 2 "$nuan" explain 990101196503120011 --run 1
head -1 city/claims.csv >more.csv
sed -n 2p city/claims.csv | sed 's/^[0-9]*/99999999990000000001/' >>more.csv
run "$nuan" import claims more.csv --policy "$policy"
exits "after more claims came, the run is explained out of what it knew" 0 bash -c 'echo "$1" | "$2" explain - --run 1 --lang en' - "$person" "$nuan"
says "to the same fen" out "$(grep "^$person," mutual-aid/payments.csv | awk -F, '{print $(NF-1)}' | sed -E ':a;s/([0-9])([0-9]{3})($|[.,])/\1,\2\3/;ta')"
finish
