#!/usr/bin/env bash
# A full disk, a limit on file sizes, a place that cannot be written: exit 5, a sentence, and nothing half-written. The
# limit (RLIMIT_FSIZE) holds for root too, so each case can be tried anywhere.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
policy=$root/policies/beijing/mutual-aid.policy
"$nuan" sample --people 2000 --claims 20000 --seed 7 --out city >/dev/null 2>&1 || echo "not ok no sample"

# adjudicate [FOLDER]
adjudicate() { "$nuan" adjudicate --lang en --policy "$policy" --members city/members.csv --claims city/claims.csv --year 2021 --out "${1:-out.d}"; }
# limited KILOBYTES COMMAND…: no file may grow beyond that.
limited() { (ulimit -f "$1" && shift && "$@"); }
nothing_left() { ! find . -maxdepth 1 -name '*out.d*' | grep -q .; }

exits "without a limit it works" 0 adjudicate
largest=$(stat -c %s out.d/* | sort -n | tail -n 1)
rm -rf out.d
for kilobytes in 1 $((largest / 2048)) $((largest / 1024)); do
  exits "files of at most $kilobytes KB" 5 limited "$kilobytes" adjudicate
  says "$kilobytes KB: said so" err 'output_full'
  check "$kilobytes KB: nothing is left" nothing_left
done

adjudicate >/dev/null 2>&1
cp -r out.d before
exits "a second run that meets the limit" 5 limited 1 adjudicate
check "leaves the first one's results as they were" diff -r before out.d
check "and nothing beside them" test "$(find . -maxdepth 1 -name '*out.d*' | wc -l)" = 1
rm -rf out.d before

mkdir out.d
echo mine >out.d/diary.txt
exits "a folder that holds something else is refused" 5 adjudicate
says "by its code" err 'output_unwritable'
check "and left alone" test "$(cat out.d/diary.txt)" = mine
rm -rf out.d
exits "a device is no folder" 5 adjudicate /dev/full
exits "nor is a file" 5 adjudicate city/claims.csv
check "which is left alone" test -s city/claims.csv
exits "a folder inside a file" 5 adjudicate city/claims.csv/out
exits "a place that only pretends to be one" 5 adjudicate /proc/out

# What is printed may meet a full disk, too.
adjudicate >/dev/null 2>&1
person=$(sed -n '2s/,.*//p' out.d/payments.csv)
for command in "explain $person --from out.d" "policy show $policy" "policy check $policy" "digest city/claims.csv" "--help"; do
  # shellcheck disable=SC2086
  check "nuan ${command%% --*} to a full device fails" bash -c '"$@" >/dev/full 2>err; [[ $? == 5 ]]' - "$nuan" $command
done
exits "a sample that does not fit" 5 limited 1 "$nuan" sample --people 2000 --claims 20000 --seed 7 --out town
check "leaves nothing" test ! -e town
exits "a pipe that outgrows the limit" 5 bash -c 'ulimit -f 100; cat city/claims.csv | "$1" adjudicate --policy "$2" --members city/members.csv --claims - --year 2021 --out piped' - "$nuan" "$policy"
check "leaves nothing either" test ! -e piped
finish
