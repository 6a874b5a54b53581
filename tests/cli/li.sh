#!/usr/bin/env bash
# Mr Li from his two files to an explained amount, and the promises about digests and equal bytes.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
policy=$root/policies/beijing/mutual-aid.policy
li=$root/samples/li
person=990101196503120011

# adjudicate OUT OPTIONS…
adjudicate() {
  local folder=$1
  shift
  "$nuan" adjudicate --policy "$policy" --members "$li/members.csv" --claims "$li/claims.csv" --year 2020 --out "$folder" "$@"
}

exits "his quarter is settled" 0 adjudicate first --parts --threads 1
says "he is paid 200,653.00" first/payments.csv "^$person,0000000000000018,653\.00,0\.00,200000\.00,200653\.00,0\.00,200653\.00,0\.00$"
check "nothing is rejected" test "$(wc -l <first/rejects.csv)" = 1
check "the parts of his bills are told" test "$(wc -l <first/parts.csv)" -ge 3
exits "the explanation reads in Chinese" 0 "$nuan" --lang zh explain "$person" --from first
says "with his amount" out '200,653'
says "and that the rule is reconstructed" out '重建|自拟'
exits "it reads in English" 0 "$nuan" --lang en explain "$person" --from first
says "with his amount" out '200,653'
check "his number may come by standard input" bash -c '"$1" explain - --from first <<<"$2" | grep -q 200,653' - "$nuan" "$person"

exits "two threads" 0 adjudicate second --parts --threads 2
exits "and the other engine" 0 adjudicate third --parts --engine interpreter
for file in payments.csv parts.csv rejects.csv; do
  check "$file: the same bytes with two threads" cmp "first/$file" "second/$file"
  check "$file: the same bytes with the interpreter" cmp "first/$file" "third/$file"
done
check "summary.json: the same with two threads" cmp first/summary.json second/summary.json
lacks "no path or host in the summary" first/summary.json "$work|$(hostname)"

run "$nuan" digest first/payments.csv
digest=$(grep -oE '[0-9a-f]{64}' out | head -n 1)
check "the digest of a small file is SHA-256 of SHA-256" test "$digest" = \
  "$(sha256sum first/payments.csv | perl -ne 'print pack("H64", $_)' | sha256sum | cut -c 1-64)"
says "the summary holds the digest of what was paid" first/summary.json "$digest"
run "$nuan" digest "$li/claims.csv"
says "and of what was read" first/summary.json "$(grep -oE '[0-9a-f]{64}' out | head -n 1)"

mkdir changed
cp "$li/claims.csv" "$li/members.csv" changed/
"$nuan" adjudicate --policy "$policy" --members changed/members.csv --claims changed/claims.csv --year 2020 --out fourth >/dev/null 2>&1
sed -i 's/570000/580000/' changed/claims.csv
exits "an explanation refuses inputs that changed since" 4 "$nuan" --lang en explain "$person" --from fourth
says "and says which" err 'claims\.csv.*input_changed'
finish
