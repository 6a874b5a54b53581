#!/usr/bin/env bash
# A plan is a file. Every policy in policies/ is checked, told in both languages, and pays the made-up people of
# samples/plans to the fen, by both engines; and a plan that was never seen before needs nothing but its own file.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
# Paths are told from the root of the repository; the tests themselves write into the folder of their own.
mapfile -t policies < <(cd "$root" && grep -lE '^benefit ' policies/*/*.policy)
mapfile -t data_sets < <(cd "$root" && printf '%s\n' samples/plans/*/)

# tells FILE LANGUAGE: the plan in sentences.
tells() {
  "$nuan" --lang "$2" policy show "$root/$1" >shown && test -s shown
}

# settle FOLDER ENGINE: the data set by one engine, into $work/<folder>.<engine>.
settle() (
  cd "$root" || exit 1
  folder=$1 engine=$2 tables=()
  read -ra arguments <"$folder/run"
  for table in "$folder"/*.csv; do
    case $(basename "$table" .csv) in
      members | payments) ;;
      claims) tables+=(--claims "$table") ;;
      *) tables+=(--table "$(basename "$table" .csv)=$table") ;;
    esac
  done
  "$nuan" --lang en adjudicate "${arguments[@]}" --members "$folder/members.csv" "${tables[@]}" --parts \
    --engine "$engine" --out "$work/$(basename "$folder").$engine"
)

# editions FOLDER: those of one policy fit together.
editions() {
  local folder=$root/$1 name
  for name in $(sed -n 's/^policy \([^ ]*\).*/\1/p' "$folder"/*.policy | sort | uniq -d); do
    grep -l "^policy $name " "$folder"/*.policy | xargs "$nuan" policy check || return 1
  done
}

for file in "${policies[@]}"; do
  [[ -n $slow_build && $file != "${policies[0]}" ]] || check "$file has no problems" "$nuan" policy check "$root/$file"
  check "$file is told in Chinese" tells "$file" zh
  check "$file is told in English" tells "$file" en
  check "$file is paid out in a data set" grep -qF -- "--policy $file" "$root"/samples/plans/*/run
done
while read -r folder; do
  [[ -z $slow_build ]] || break
  check "the editions in $folder fit together" editions "$folder"
done < <(printf '%s\n' "${policies[@]%/*}" | sort -u)

for folder in "${data_sets[@]}"; do
  name=$(basename "$folder")
  for engine in columnar interpreter; do
    check "$name: the $engine settles it" settle "$folder" "$engine"
    check "$name: the $engine pays what was worked out by hand" cmp "$root/$folder/payments.csv" "$name.$engine/payments.csv"
  done
  for file in rejects.csv parts.csv; do
    check "$name: the same $file by both engines" cmp "$name.columnar/$file" "$name.interpreter/$file"
  done
done

# No program text knows a plan: but for the made-up city, which is Beijing's, lines to copy in help, and tests, none names one.
unnamed() {
  local folders
  folders=$(printf '%s\n' "${policies[@]}" | cut -d / -f 2 | sort -u | paste -sd '|')
  find "$root/src" -name '*.[ch]pp' ! -name '*_test.?pp' ! -path '*/src/flow/sample.?pp' ! -path '*/apps/cli/examples.cpp' -print0 |
    { ! xargs -0 grep -nE "policies/($folders)"; }
}
check "no source names a plan" unnamed

# A plan that was not there when the program was built.
cat >new.policy <<'POLICY'
policy new-city "新城互助" / "Aid in a new city"
  after "新城总工会"
  edition "N-1" from 2030-01-01
  standing sample
table member key person_id
  covered periods "保障期间" / "covered"
table visit of member in order seen_on, visit_id
  seen_on date  "就诊日期" / "seen on"
  borne   money "自付" / "borne"
cover visit
  require seen_on in covered else not-covered "不在保障期间内" / "not covered that day"
benefit visits "就诊" / "visits"
  on      borne
  per     visit
  above   12.34
  pay     37%
  at most 56.78
example "one visit"
  member covered 2030-01-01..
  visit  2030-05-01 borne 112.34
  expect visits 37
POLICY
printf '%s\n' person_id,name,card_no,phone,covered 99010119700101001X,甲示例,0000000000000018,10000000001,2030-01-01.. >members.csv
printf '%s\n' visit_id,person_id,seen_on,borne v1,99010119700101001X,2030-05-01,112.34 v2,99010119700101001X,2030-06-01,9000 >visits.csv
exits "a new plan is checked" 0 "$nuan" policy check new.policy
for engine in columnar interpreter; do
  exits "and settled by the $engine" 0 "$nuan" adjudicate --policy new.policy --members members.csv --claims visits.csv \
    --year 2030 --engine "$engine" --out "new.$engine"
  says "37 and the cap of 56.78" "new.$engine/payments.csv" ',93\.78,93\.78,0\.00,93\.78,0\.00$'
done
sed -i 's/pay     37%/pay     38%/' new.policy
exits "a changed rate is told by the plan's own example" 3 "$nuan" policy check new.policy
finish
