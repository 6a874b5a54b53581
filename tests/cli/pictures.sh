#!/usr/bin/env bash
# The pictures in the documents show what the program prints today. NUAN_RECORD=1 draws them again.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"

"$nuan" adjudicate --policy "$root/policies/beijing/mutual-aid.policy" --members "$root/samples/li/members.csv" \
  --claims "$root/samples/li/claims.csv" --year 2020 --out li >/dev/null 2>&1

# What the front page has room for: the title, the standing, the second bill, the sum and the notes.
excerpt() {
  awk 'NR == 1 { print; next }
       NR == 2 { next }
       /^(规则版本|Edition)/ { head = 1; print "" }
       !head { print; next }
       /^2\. / { bill = 1 }
       bill { print }
       bill && /^ *(这笔应付|due for this bill)/ { bill = 0; print "" }
       /^(这次支付|To pay now)/ { sum = 1 }
       sum { print }'
}

for language in zh en; do
  picture=$root/docs/pictures/mr-li.$language.svg
  "$nuan" --lang $language explain - --from li <<<990101196503120011 | excerpt | "$root/tools/picture" >$language.svg
  [[ -z ${NUAN_RECORD:-} ]] || cp $language.svg "$picture"
  check "the picture of Mr Li's page is what the program prints ($language)" diff "$picture" $language.svg
  check "and shows the 200,000 ($language)" grep -q '200,000\.00' "$picture"
done
finish
