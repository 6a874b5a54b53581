#!/usr/bin/env bash
# Files into the register of a store, and a run out of it: the same payments as from the files.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
policy=$root/policies/beijing/mutual-aid.policy
run "$nuan" sample --people 2000 --claims 6000 --out city
run "$nuan" adjudicate --policy "$policy" --members city/members.csv --claims city/claims.csv --year 2021 --out settled
total=$(sed -n 's/.*"pay_fen": *\([0-9]*\).*/\1/p' settled/summary.json | sort -n | tail -1)
export NUAN_KEY=$work/nuan.key NUAN_ACTOR=jia

on() {
  local name=$1 file
  export NUAN_DB=$2
  run "$nuan" init
  exits "$name: a run of nothing is refused" 0 "$nuan" run open --year 2021
  exits "$name: until there is a register" 2 "$nuan" run compute 1 --policy "$policy"
  for file in members claims; do
    exits "$name: $file are taken in" 0 "$nuan" import "$file" "city/$file.csv" --policy "$policy" --lang en
    says "$name: and counted" out "rows, [0-9]+ taken, 0 known before, [0-9]+ quarantined"
    exits "$name: $file again" 0 "$nuan" import "$file" "city/$file.csv" --policy "$policy" --lang en
  done
  exits "$name: nothing to compute from" 2 "$nuan" run compute 1
  exits "$name: the run is computed from the register" 0 "$nuan" run compute 1 --policy "$policy" --lang en
  says "$name: to the same fen as from the files" out "$(sed -E ':a;s/([0-9])([0-9]{3})($|[.,])/\1,\2\3/;ta' <<<"$((total / 100)).$(printf %02d $((total % 100)))")$"
  exits "$name: all is as the journal says" 0 "$nuan" verify
}

on sqlite "sqlite:$work/city.db"
member=$(sed -n 2p city/members.csv | cut -d, -f1)
check "no certificate is readable in the file" bash -c "! grep -qa '$member' city.db city.db-wal"
on_postgresql on postgresql
finish
