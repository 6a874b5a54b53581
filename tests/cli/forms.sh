#!/usr/bin/env bash
# `nuan apply`: every policy in policies/ that is no plan of benefits is checked, told in both languages, and worked out
# from the made-up rows of samples/forms; and what cannot be worked out is refused with its code, leaving nothing.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
mapfile -t policies < <(cd "$root" && grep -LE '^benefit ' policies/*/*.policy)
mapfile -t data_sets < <(cd "$root" && printf '%s\n' samples/forms/*/)

# tells FILE LANGUAGE: the policy in sentences.
tells() {
  "$nuan" --lang "$2" policy show "$root/$1" >shown && test -s shown
}

# apply FOLDER OUT [OPTION…]: the data set into a folder of results.
apply() (
  cd "$root" || exit 1
  folder=$1 out=$2 tables=()
  shift 2
  read -ra arguments <"$folder/run"
  for table in "$folder"/*.csv; do
    [[ -f $table ]] || continue  # some name a file of another sample in `run`
    tables+=(--table "$(basename "$table" .csv)=$table")
  done
  "$nuan" --lang en apply "${arguments[@]}" "${tables[@]}" --out "$work/$out" "$@"
)

for file in "${policies[@]}"; do
  [[ -n $slow_build && $file != "${policies[0]}" ]] || check "$file has no problems" "$nuan" policy check "$root/$file"
  check "$file is told in Chinese" tells "$file" zh
  [[ -n $slow_build ]] || check "$file is told in English" tells "$file" en
  check "$file is worked out in a data set" grep -qF -- "--policy $file" "$root"/samples/forms/*/run
done

for folder in "${data_sets[@]}"; do
  name=$(basename "$folder")
  exits "$name is worked out" 0 apply "$folder" "$name.1"
  if [[ -z $slow_build ]]; then
    exits "$name is worked out again" 0 apply "$folder" "$name.2"
    check "$name: the same bytes" diff -r "$name.1" "$name.2"
  fi
  check "$name: its standing is told with every figure" grep -qE '"standing": "(reconstructed|sample)"' "$name.1/why.json"
  exits "$name is worked out in columns" 0 apply "$folder" "$name.3" --engine columnar
  check "$name: the same bytes in columns" diff -r -x summary.json "$name.1" "$name.3"
  says "$name: which engine is told" "$name.3/summary.json" '"engine": "columnar"'
  # A quotient of two columns has no whole numbers.
  if grep -qE '^(share|index) | / (base|goal)' "$root/$(sed -E 's/^--policy ([^ ]+).*/\1/' "$root/$folder/run")"; then
    exits "$name has no query" 3 apply "$folder" "$name.4" --engine sql
    says "$name: which is said by name" err 'engine_cannot: SQL has no (query for this form: (share|index)|form for this: line) '
  else
    exits "$name is worked out in SQL" 0 apply "$folder" "$name.4" --engine sql
    check "$name: the same bytes in SQL" diff -r -x summary.json "$name.1" "$name.4"
  fi
  [[ -d $root/$folder/expected ]] || continue
  for file in "$root/$folder"expected/*.csv; do
    check "$name: $(basename "$file") as recorded" cmp "$file" "$name.1/$(basename "$file")"
  done
done

# A pot of 123,456,789.01 among 24 counties: to the fen, and nobody outside of the bounds.
within() {
  awk -F, 'NR == FNR { last[$1] = $4; next } FNR > 1 { sum += $3 * 100
           if ($3 < 0.9 * last[$1] - 0.005 || $3 > 1.15 * last[$1] + 0.005) bad = 1 }
           END { exit bad || sprintf("%.0f", sum) != "12345678901" }' "$1" "$2"
}
check "the counties' shares make up the pot within their bounds" \
  within "$root/samples/forms/ecological-transfer/county.csv" ecological-transfer.1/transfer.csv

# Persons and person-times are told apart.
says "a person trained twice is one of 574" studio-plan.1/trained.csv '^trained,persons,1000,574,2021-09-13,.*,on-course$'
says "and 611 person-times stand beside" studio-plan.1/trained.csv '^trained,person-times,,611,2021-09-13,,,beside$'

# Small cells are not shown, and the surely worst place comes first: the canteen of the fifth branch, as it was made up.
says "worst first" satisfaction.1/places.csv '^branch_code,part,n,share,'
check "the canteen of the fifth branch is surely the worst" bash -c 'sed -n 2p "$1" | grep -q ^Y05,canteen,' - satisfaction.1/places.csv
lacks "no cell under ten is shown" satisfaction.1/places.csv '^[^,]*,[^,]*,[0-9],'
says "the second wave is better, and how surely" satisfaction.1/satisfied.csv '^w2,[0-9]+,0\.9[0-9]*,0\.[0-9]+,0\.[0-9]+,0\.[12][0-9]*,0\.[0-9]+,0\.[0-9]+,yes$'

# A stratified sample with the moments that are published of `apistrat` (R's package survey): its mean, error and design effect.
says "the mean of a stratified sample and its error" mean-score.1/average.csv '^schools,200,662\.28736[0-9]*,9\.4089[34][0-9]*,'
says "its share" mean-score.1/reached.csv '^schools,200,0\.82794[78][0-9]*,'
says "by weights it is the same, with Kish's effect" mean-score.1/weighted.csv '^schools,200,0\.82794[78][0-9]*,.*,yes,1\.1863[67][0-9]*$'
says "which stands for so many answers" mean-score.1/why.json 'worth 168\.58'
check "all who are asked are shared out" test "$(awk -F, 'NR > 1 { sum += $3 } END { print sum }' sample-sizes.1/with-floor.csv)" = 260
says "three of a small branch" sample-sizes.1/with-floor.csv '^B22,3,3$'

says "what many rows make opens to their ids" stream-bridges.1/why.json '"facts": \['
check "a hidden cell opens to nothing" awk '/"key": / { hidden = 0 } /"shown": "no"/ { hidden = 1; seen++ } hidden && /"facts"/ { bad = 1 }
  END { exit bad || !seen }' satisfaction.1/why.json

# What opens a decision: every line that failed, and the smallest change that would admit.
says "all failing lines are told" joining.1/why.json 'no-consent: no application of one.s own; nobody signs for another; refused'
says "also behind the first" joining.1/why.json 'phone-taken: phone number in use'
says "who is a day too young may come tomorrow" joining.1/why.json 'the smallest change that would admit: today 2021-09-13 → 2021-09-14'

# with_law WORDS FILE: the policy with this law alone of its own, since each is attacked thousands of times.
with_law() { awk -v words="$1" '!/^law / || index($0, words)' "$2"; }

# Laws about forms: what `check` says of a river's fine, and of a law that asks too much.
fine=$root/policies/rivers/graded-fine.policy
[[ -z $slow_build ]] || { with_law monotone "$fine" >fine.policy && fine=fine.policy; }
exits "a fine that leaps is no mistake" 0 "$nuan" --lang en policy check "$fine"
says "each cliff is remarked on" out 'remark: `fine` leaps here: 150,000 where `excess` is 0\.5, and a hair beyond 375,000\.25\.'
check "all five of them" test "$(grep -c ': remark: ' out)" = 5
says "and its laws were attacked" out '^[0-9]+ attacks on [0-9] laws$'
with_law cliff "$root/policies/rivers/graded-fine.policy" | sed 's/no cliff above 3,030,000/no cliff above 200,000/' >steep.policy
exits "a law that accepts no such cliff falls" 3 "$nuan" --lang en policy check steep.policy
says "with the step that breaks it" err 'law-broken: The law does not hold: one step of `measured`, from '
says "and an example to paste" err 'expect  "[a-z]" fine '
(sed '/^example/,$d; /^law /d' steep.policy && sed -n '/^example/,$p' "$root/policies/rivers/graded-fine.policy" && sed -n '/^  example "counter/,$p' err) >pasted.policy
run "$nuan" --lang en policy check pasted.policy
says "which fails as pasted" err 'example-fails: `fine` should be'
with_law 'always leave' "$root/policies/town/site-gate.policy" | sed 's/always leave is "admit"/always enter is "admit"/' >open.policy
exits "not everybody may enter" 3 "$nuan" --lang en policy check open.policy
says "which its counterexample shows" err 'the condition fails where .*`enter` is refuse'
with_law 'monotone in population' "$root/policies/counties/ecological-transfer.policy" |
  sed 's/60% \* population \/ (sum of population)/60% * least(1, 1 \/ (population + 1))/' >fewest.policy
exits "more people, a smaller share" 3 "$nuan" --lang en policy check fewest.policy
says "is a law that does not hold" err 'law-broken: .*when `population` rises from .*`transfer` falls from '

# Bounds that cannot be met.
run apply samples/forms/ecological-transfer refused.d --set fund=1000
check "an input given twice is wrong usage" test "$status" = 2
sed 's/^--policy \(.*\) --set.*/--policy \1 --set fund=1000.00/' "$root/samples/forms/ecological-transfer/run" >short.run
transfer() {
  (cd "$root" && "$nuan" --lang en apply --policy policies/counties/ecological-transfer.policy \
    --table "county=samples/forms/ecological-transfer/county.csv" --out "$work/refused.d" "$@")
}
exits "floors above the pot are refused" 4 transfer --set fund=1000
says "with their sum and what is short" err 'share_bounds: the floors make [0-9,.]+ yuan, the pot is 1,000\.00: [0-9,.]+ short'
check "and nothing is left" test ! -e refused.d
exits "an input that is missing is wrong usage" 2 transfer
exits "an input that nobody asks for is wrong usage" 2 transfer --set fund=1000000000 --set pot=3

# Files.
dues() { "$nuan" --lang en apply --policy "$root/policies/town/dues.policy" --out out.d "$@"; }
exits "a table without a file is wrong usage" 2 dues
exits "a table that the policy has not is wrong usage" 2 dues --table payer="$root/samples/forms/dues/payer.csv" --table other=x.csv
exits "a file that is not there" 4 dues --table payer=gone.csv
printf 'person_id,wage\n' >columns.csv
exits "a file without a column" 4 dues --table payer=columns.csv
says "names it" err 'columns\.csv:1:1: column_missing: the header lacks the columns waived'
printf '\xef\xbb\xbfperson_id,月工资,waived,本名\r\n99010119700101001X,100.00,no,x\r\n\r\n990101198001010022,1e3,no,x\r\n99010119700101001X,100.00,no,x\r\n990101198001010022,20\r\n"990101198001010022,20,no' >odd.csv
exits "odd rows are rejected, not fatal" 0 dues --table payer=odd.csv
says "the good one counts, by its Chinese title, once" out.d/dues.csv '^99010119700101001X,,0\.50,$'
says "an amount with an exponent" out.d/rejects.csv '^payer,4,amount_malformed,'
says "a row cut short" out.d/rejects.csv '^payer,6,field_count,'
says "a quote left open" out.d/rejects.csv '^payer,7,truncated_record,'
says "the identical row is counted" out.d/summary.json '"identical_duplicates": 1'
exits "rejects are an error for those who want it" 4 dues --table payer=odd.csv --strict
printf 'person_id,wage,waived\n99010119700101001X,100,no\n99010119700101001X,200,no\n' >twice.csv
exits "one person, two wages" 0 dues --table payer=twice.csv
says "neither counts" out.d/rejects.csv '^payer,3,member_conflict,'
check "and nobody is priced" test "$(wc -l <out.d/dues.csv)" = 1
printf 'person_id,wage,waived\n99010119700101001X,100,\xb7\xf1\n' >gb.csv
exits "a file in GB18030" 0 dues --table payer=gb.csv
says "is read" out.d/dues.csv ',0\.50,$'

# Each command says whose policy it is.
exits "benefits are settled by adjudicate" 2 "$nuan" --lang en apply --policy "$root/policies/beijing/mutual-aid.policy" --out out.e
says "which it says" err 'benefits are settled by nuan adjudicate'
exits "and forms by apply" 2 "$nuan" --lang en adjudicate --policy "$root/policies/town/dues.policy" --members "$root/samples/forms/dues/payer.csv" --year 2021 --out out.e
says "which it says, too" err 'other forms are worked out by nuan apply'
exits "a form has no query" 3 "$nuan" --lang en policy sql "$root/policies/town/dues.policy" --year 2021
says "and that is said by name" err 'dues'

# A changed rule is noticed by its examples, and told in words.
sed 's/97\.99/98.00/' "$root/policies/town/benefits.policy" >wrong.policy
exits "an example that does not hold" 3 "$nuan" --lang en policy check wrong.policy
says "says what came out" err '`market` should be 98\.00 and comes out as 97\.99'
sed 's/least(club/greatest(club/' "$root/policies/town/benefits.policy" >other.policy
exits "a discount changed" 1 "$nuan" --lang en policy diff "$root/policies/town/benefits.policy" other.policy
says "is named" out 'price services'
finish
