#!/usr/bin/env bash
# Inputs that are no tables, or not whole: each its own clear error, and never a half-written answer. All of it also as root.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
policy=$root/policies/beijing/mutual-aid.policy
li=$root/samples/li

# with_claims FILE: Mr Li's run with other claims.
with_claims() { "$nuan" adjudicate --lang en --policy "$policy" --members "$li/members.csv" --claims "$1" --year 2020 --out out.d; }
with_members() { "$nuan" adjudicate --lang en --policy "$policy" --members "$1" --claims "$li/claims.csv" --year 2020 --out out.d; }

# refused NAME CODE: both for claims and for members, exit 4, the code on standard error, no results.
refused() {
  local name=$1 code=$2 file=$3 which
  for which in claims members; do
    exits "$name as $which" 4 "with_$which" "$file"
    says "$name as $which: $code" err "$(basename "$file")(:[0-9]+)*: $code: "
    check "$name as $which: nothing is left" bash -c '! ls -A | grep -q "^\.*out\.d"'
  done
}

mkdir folder.csv
refused "a directory" input_is_directory folder.csv
: >empty.csv
refused "an empty file" input_empty empty.csv
head -c 4096 /dev/zero >nul.csv
refused "a file of NULs" input_nul nul.csv
head -c 5000000 /dev/zero >nuls.csv
refused "a large file of NULs" input_nul nuls.csv
refused "a file that is not there" input_missing gone.csv
printf 'a,b,c\n1,2,3\n' >columns.csv
refused "a file without the columns" column_missing columns.csv
printf '\xff\xfea\x00,\x00b\x00\n\x00' >utf16.csv
refused "a file in UTF-16" input_undecodable utf16.csv
# noise HEADER-OF: a right header, then bytes that are neither encoding.
noise() { head -n 1 "$1"; printf '\xff\xff\xff,\xfe\n'; }
noise "$li/claims.csv" >noise.csv
exits "claims in no encoding" 4 with_claims noise.csv
says "claims in no encoding: input_undecodable" err 'noise\.csv(:[0-9]+)*: input_undecodable: '
noise "$li/members.csv" >noise.csv
exits "members in no encoding" 4 with_members noise.csv
says "members in no encoding: input_undecodable" err 'noise\.csv(:[0-9]+)*: input_undecodable: '
check "neither leaves anything" test ! -e out.d
printf 'PK\x03\x04%01000d' 0 >sheet.csv
refused "a damaged spreadsheet" archive_damaged sheet.csv
mkfifo pipe.csv
ln -s loop.csv loop.csv
exits "a link to itself" 4 with_claims loop.csv

# Half a record at the end is one reject, the rest counts.
head -c -20 "$li/claims.csv" >cut.csv
exits "a last record cut short is no error" 0 with_claims cut.csv
check "but a reject" grep -q ',truncated_record,' out.d/rejects.csv
check "and only one" test "$(wc -l <out.d/rejects.csv)" = 2
rm -rf out.d
{ cat "$li/claims.csv"; printf '3,990101196503120011,2020-12-01,outpatient,"10'; } >open.csv
exits "nor is a quote that is never closed" 0 with_claims open.csv
check "but a reject" grep -q ',truncated_record,' out.d/rejects.csv
says "while the rows before it count" out.d/payments.csv ',200653\.00,'
rm -rf out.d
printf '\xef\xbb\xbf' | cat - "$li/claims.csv" | sed 's/$/\r/' >windows.csv
exits "a byte order mark and CR LF" 0 with_claims windows.csv
says "change nothing" out.d/payments.csv ',200653\.00,'
rm -rf out.d
iconv -f UTF-8 -t GB18030 "$li/members.csv" >members-gb.csv
exits "GB18030" 0 with_members members-gb.csv
says "changes nothing either" out.d/payments.csv ',200653\.00,'
rm -rf out.d

# What was settled in one language is explained in the other, the rows that could not be used, too.
{ cat "$li/claims.csv"; echo '3,990101196503120011,2020-12-01,outpatient,1e2,0.00,'; } >flawed.csv
exits "a row with an amount that is none" 0 with_claims flawed.csv
exits "explained in Chinese" 0 "$nuan" explain 990101196503120011 --from out.d --lang zh
says "is told in Chinese" out 'claims 第 4 行: self_pay 不是金额.* \(amount_malformed\)'
exits "explained in English" 0 "$nuan" explain 990101196503120011 --from out.d --lang en
says "is told in English" out 'claims line 4: self_pay is not an amount.* \(amount_malformed\)'
rm -rf out.d

# Pipes and devices.
check "claims by standard input" bash -c '"$1" adjudicate --policy "$2" --members "$3/members.csv" --claims - --year 2020 --out out.d <"$3/claims.csv"' - "$nuan" "$policy" "$li"
says "pay the same" out.d/payments.csv ',200653\.00,'
rm -rf out.d
cat "$li/claims.csv" >pipe.csv &
exits "claims by a named pipe" 0 with_claims pipe.csv
wait
says "pay the same, too" out.d/payments.csv ',200653\.00,'
rm -rf out.d
exits "the null device is an empty file" 4 with_claims /dev/null
exits "an endless device is refused soon" 4 with_claims /dev/zero

# A gigabyte without a line end, through a pipe: refused after a megabyte, not kept.
started=$SECONDS
check "a line of a gigabyte is refused" bash -c 'head -c 1000000000 /dev/zero | tr "\0" x | "$1" adjudicate --lang en --policy "$2" --members "$3/members.csv" --claims - --year 2020 --out out.d 2>err; [[ ${PIPESTATUS[2]} == 4 ]]' - "$nuan" "$policy" "$li"
says "by its code" err 'record_too_long'
check "at once" test $((SECONDS - started)) -le 20
{ head -n 1 "$li/claims.csv"; head -c 3000000 /dev/zero | tr '\0' 1; echo; } >long.csv
exits "so is a long line of a file" 4 with_claims long.csv
says "by its code and line" err 'long\.csv:2.*record_too_long'
check "nothing is left" test ! -e out.d
finish
