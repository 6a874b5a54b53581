#!/usr/bin/env bash
# Claims as insurance systems export them: each sample pays what its twin in the policy's own columns pays.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
policy=$root/policies/beijing/mutual-aid.policy
feeds=$root/samples/feeds

# settle OUT CLAIMS OPTIONS…
settle() {
  local folder=$1 claims=$2
  shift 2
  "$nuan" adjudicate --lang en --policy "$policy" --members "$feeds/members.csv" --claims "$claims" --year 2021 --out "$folder" --parts "$@"
}

# pays_as NAME TWIN CLAIMS OPTIONS…
pays_as() {
  local name=$1 twin=$2 claims=$3
  shift 3
  rm -rf got
  exits "$name is settled" 0 settle got "$claims" "$@"
  check "$name pays as its twin does" cmp "$twin/payments.csv" got/payments.csv
}

exits "the twin of setlinfo" 0 settle national "$feeds/setlinfo-as-claims.csv"
exits "the twin of beijing" 0 settle capital "$feeds/beijing-as-claims.csv"
check "neither twin has a reject" test "$(cat national/rejects.csv capital/rejects.csv | wc -l)" = 2
says "somebody is paid both maxima" national/payments.csv '^990101196503120011,.*,200653\.00,0\.00$'
pays_as "setlinfo.csv" national "$feeds/setlinfo.csv" --format setlinfo
check "with the same parts" cmp national/parts.csv got/parts.csv
check "and no reject" test "$(wc -l <got/rejects.csv)" = 1
says "the summary names the format" got/summary.json '"name": "setlinfo"'
pays_as "TABs, null, GB18030" national "$feeds/setlinfo-3202.txt" --format setlinfo
check "with the same parts" cmp national/parts.csv got/parts.csv
says "told as GB18030" got/summary.json '"encoding": "GB18030"'
pays_as "zip" national "$feeds/setlinfo-3202.zip" --format setlinfo
run "$nuan" digest "$feeds/setlinfo-3202.zip"
digest=$(grep -oE '[0-9a-f]{64}' out | head -n 1)
says "the digest is of the zip itself" got/summary.json "$digest"
says "inputs.json names it" got/inputs.json 'setlinfo-3202\.zip'
exits "explain reads the zip again" 0 "$nuan" --lang en explain 990101196503120011 --from got
says "and finds the amount" out '200,653'
pays_as "xlsx" national "$feeds/setlinfo.xlsx" --format setlinfo
check "with the same parts" cmp national/parts.csv got/parts.csv
pays_as "refunds told by flipped rows" national "$feeds/setlinfo-flipped.csv" --format setlinfo --reading refund=flipped
pays_as "one thread" national "$feeds/setlinfo.csv" --format setlinfo --threads 1
pays_as "the other engine" national "$feeds/setlinfo.csv" --format setlinfo --engine interpreter
pays_as "beijing.csv" capital "$feeds/beijing.csv" --format beijing
check "with the same parts" cmp capital/parts.csv got/parts.csv
says "an unconfirmed trade is rejected" got/rejects.csv '^claims,10,not-committed,.*990000010A210109000009'
check "and nothing else" test "$(wc -l <got/rejects.csv)" = 2
rm -rf got
exits "another reading of self-pay-1" 0 settle got "$feeds/beijing.csv" --format beijing --reading self_pay_1=big_selfpay
check "pays otherwise" bash -c '! cmp -s capital/payments.csv got/payments.csv'
rm -rf got

exits "the twin of beijing-inpatient" 0 settle ward "$feeds/beijing-inpatient-as-claims.csv"
pays_as "beijing-inpatient.csv" ward "$feeds/beijing-inpatient.csv" --format beijing-inpatient
check "with the same parts" cmp ward/parts.csv got/parts.csv
says "an unconfirmed stay is rejected" got/rejects.csv '^claims,8,not-committed,.*990000010B210602000007'
check "and nothing else" test "$(wc -l <got/rejects.csv)" = 2
sed '2s/,570000\.00,0\.00,0\.00,1,0/,570000.01,0.00,0.00,1,0/' "$feeds/beijing-inpatient.csv" >segment.csv
rm -rf got
exits "a segment a fen off" 0 settle got segment.csv --format beijing-inpatient
says "is told by its check" got/rejects.csv '^claims,2,fee-in-sum,'
rm -rf got

# The details by fund, where there are some.
sed -E '2s/,([0-9.]+),([0-9.]+)$/,\1,0.01/' "$feeds/setlinfo.csv" >detail.csv
exits "details that are not all funds" 0 settle got detail.csv --format setlinfo
says "are told by their check" got/rejects.csv '^claims,2,detail-sum,'
check "and only there" test "$(wc -l <got/rejects.csv)" = 2
rm -rf got

# Pairs read as flipped rows, or the other way round, never pay twice.
exits "pairs under the wrong reading" 0 settle got "$feeds/setlinfo.csv" --format setlinfo --reading refund=flipped
says "are told as conflicts" got/rejects.csv 'claim_conflict'
check "and pay no more" cmp national/payments.csv got/payments.csv
rm -rf got
exits "flipped rows under the wrong reading" 0 settle got "$feeds/setlinfo-flipped.csv" --format setlinfo
says "are told as orphans" got/rejects.csv 'reversal_orphan'
check "and pay no more, either" cmp national/payments.csv got/payments.csv
rm -rf got

# A fen wrong: rejected with the line and the text of the file as it came.
sed '2s/,120\.00,/,120.01,/' "$feeds/setlinfo.csv" >fen.csv
exits "a fen in a row" 0 settle got fen.csv --format setlinfo
says "is a reject with line and text" got/rejects.csv '^claims,2,fee-sum,.*,120\.01,'
rm -rf got
iconv -f GB18030 -t UTF-8 "$feeds/setlinfo-3202.txt" | sed '2s/	120\.00	/	120.01	/' >fen.txt
exits "a fen in a row with TABs" 0 settle got fen.txt --format setlinfo
says "shows its TABs" got/rejects.csv '^claims,2,fee-sum,.*	120\.01	'
rm -rf got

exits "an unknown format" 2 settle got "$feeds/setlinfo.csv" --format setlinf
says "lists those there are" err 'feed_unknown: .*'
says "with how to name one's own" err 'setlinfo.*\.feed'
exits "an unknown reading" 2 settle got "$feeds/setlinfo.csv" --format setlinfo --reading refund=none
says "lists those there are" err 'refund=pair, refund=flipped'
exits "a feed for the wrong file" 4 settle got "$feeds/beijing.csv" --format setlinfo
says "lists what is missing" err 'column_missing.*setl_id'
head -c 700 "$feeds/setlinfo-3202.zip" >cut.zip
exits "a zip cut short" 4 settle got cut.zip --format setlinfo
says "is damaged" err 'cut\.zip: archive_damaged'
head -c 3000 "$feeds/setlinfo.xlsx" >cut.xlsx
exits "an xlsx cut short" 4 settle got cut.xlsx --format setlinfo
says "is damaged" err 'cut\.xlsx: archive_damaged'
check "nothing is left behind" test ! -e got

# The guide's example.
exits "the guide's example" 0 settle got "$feeds/hospital.csv" --format "$feeds/hospital.feed"
says "rejects the total that is a fen off" got/rejects.csv '^claims,8,total,.*A-0006'
check "and nothing else" test "$(wc -l <got/rejects.csv)" = 2
says "pays Mr Li" got/payments.csv '^990101196503120011,.*,200653\.00,0\.00$'
lacks "and nobody whose bills were refunded" got/payments.csv '^99010[34]'
for guide in add-a-feed.md add-a-feed.zh-CN.md; do
  check "$guide shows that feed" bash -c 'diff <(sed -n "/^feed hospital/,/^\`\`\`/p" "$1" | sed -e "s/ *#.*//" -e "/^\`\`\`/d") <(sed -n "/^feed/,\$p" "$2")' - "$root/docs/guides/$guide" "$feeds/hospital.feed"
done
rm -rf got

# A feed of one's own.
cp "$root/formats/beijing.feed" own.feed
pays_as "a feed by its path" capital "$feeds/beijing.csv" --format ./own.feed
sed -i 's/^fact setting .*/fact setting from curtype: 11 = outpatient/' own.feed
exits "a feed with a mistake" 3 settle other "$feeds/beijing.csv" --format own.feed
says "is told with its line" err 'own\.feed:[0-9]+:[0-9]+: feed_name_unknown: .*curtype'
exits "explain refuses a feed that changed" 3 "$nuan" --lang en explain 990101196503120011 --from got
finish
