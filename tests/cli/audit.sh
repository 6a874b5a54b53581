#!/usr/bin/env bash
# Whatever somebody changes in the file of a store behind the program's back, byte by byte and table by table, `nuan verify` names table and
# row. And the root that was pinned up: an entry's proof leads to it, worked out by the program and, apart from it, by sha256sum alone.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
source "$root/tests/faults/operator.sh"
export NUAN_DB
NUAN_DB=$(url try)
# The first bill is of a day that does not exist, so that quarantine holds a row, which is rejected later.
sed -i -E '2s/,([0-9]{4})-[0-9]{2}-[0-9]{2},/,\1-02-30,/' city/claims.csv
for name in init members claims open compute submit; do
  step "$name"
  check "$name" test "$status" = 0
done
digest=$(sed -n 's/^digest //p' out)
for name in approve post; do step "$name"; done
exits "a row is put aside and rejected" 0 "$nuan" quarantine reject 2 1 --reason "试验"
exits "untouched, all is as the journal says" 0 "$nuan" verify
cp try.db whole.db

# change_of TABLE COLUMN: another value: of texts and bytes the last one alone.
change_of() {
  case $(sqlite3 whole.db "select typeof($2) from $1 limit 1") in
    integer) echo "$2 + 64" ;;
    text) echo "substr($2, 1, length($2) - 1) || iif(substr($2, -1) = 'x', 'y', 'x')" ;;
    *) echo "cast(substr($2, 1, length($2) - 1) || iif(substr($2, -1) = x'00', x'01', x'00') as blob)" ;;
  esac
}
# found TABLE COLUMN WHERE PLACE: once that is changed there.
found() {
  local table=$1 column=$2 where=$3 place=$4 change
  cp whole.db try.db
  change=$(change_of "$table" "$column")
  [[ $table.$column != decision.carry ]] || change="$column - 64"  # the table itself forbids the other way
  sqlite3 try.db "update $table set $column = $change where $where" || return
  run "$nuan" verify --lang en
  ((status == 5)) || { echo "exit $status"; return 1; }
  grep -qE "^$place: store_tampered: " err || { cat err; return 1; }
}
count=0
for table in $(sqlite3 whole.db "select name from sqlite_schema where type = 'table' and name <> 'migration' order by name"); do
  (($(sqlite3 whole.db "select count(*) from $table") > 0)) || continue
  ((++count))
  columns=$(sqlite3 whole.db "select name from pragma_table_info('$table')")
  case $table in
    journal | journal_part) where="journal_no = 3" place="journal 3.*" ;;
    journal_head) where="true" place="journal_head.*" ;;
    balance) where="person_no = (select max(person_no) from balance)" place="balance.*" ;;
    *)
      entry=$(sqlite3 whole.db "select max(journal_no) from $table")
      where="journal_no = $entry and row_no = 1" place="$table [0-9]+\\.[0-9]+"
      [[ $columns == *seal* ]] || where=true place="$table.*"
      ;;
  esac
  for column in $columns; do
    [[ $table.$column != journal_head.one ]] || continue  # its one row has no other
    wanted=$place
    [[ $place != "$table [0-9]"* || $column == journal_no || $column == row_no ]] || wanted="$table $entry\\.1"
    check "$table.$column: found and located" found "$table" "$column" "$where" "$wanted"
  done
done
check "every kind of table was tried" test "$count" -ge 17
cp whole.db try.db
sqlite3 try.db "delete from transfer where person_no = (select max(person_no) from transfer)"
exits "a row that is gone is missed" 5 "$nuan" verify --lang en
says "in its table and entry" err '^transfer [0-9]+: store_tampered'
cp whole.db try.db

# ---- the root of a day, and an entry's place in it
day=$(sqlite3 try.db "select substr(written_at, 1, 10) from journal where journal_no = 4")
exits "a day's root can be printed" 0 "$nuan" journal root --day "$day"
pinned=$(cut -d' ' -f1 out)
"$nuan" journal prove 4 --day "$day" >proof
exits "an entry is proven to be within it" 0 bash -c '"$1" journal check --lang en <proof' - "$nuan"
says "which leads to the root that was pinned up" out "^$pinned$"
exits "on another day it is not" 2 "$nuan" journal prove 4 --day 1999-01-01
for line in 1 2 3 4; do
  awk -v line="$line" 'NR == line { match($0, /[0-9]/); sub(/[0-9]/, substr($0, RSTART, 1) == "3" ? "4" : "3") } 1' proof >bent
  check "a proof with a changed line $line leads elsewhere" bash -c '! "$1" journal check <bent && ! cmp -s proof bent' - "$nuan"
done
exits "what is no proof is none" 4 bash -c 'echo hello | "$1" journal check' - "$nuan"

# hash PREFIX FILE…: of one byte and what follows, in hexadecimal.
hash() { { printf "%b" "\\x$1"; shift; cat "$@"; } | sha256sum | cut -d' ' -f1; }
raw() { printf "%b" "$(sed 's/../\\x&/g' <<<"$1")"; }
# The path that RFC 6962 describes, from the leaf up: the last of the proof's lines is nearest to the root.
climb() {
  local index=$1 size=$2 leaf=$3 left=1 below
  shift 3
  if ((size == 1)); then
    echo "$leaf"
    return
  fi
  while ((left * 2 < size)); do ((left *= 2)); done
  local beside=${*: -1}
  set -- "${@:1:$#-1}"
  if ((index < left)); then
    below=$(climb "$index" "$left" "$leaf" "$@")
    hash 01 <(raw "$below") <(raw "$beside")
  else
    below=$(climb $((index - left)) $((size - left)) "$leaf" "$@")
    hash 01 <(raw "$beside") <(raw "$below")
  fi
}
by_hand() {
  local lines index size leaf
  mapfile -t lines <proof
  read -r index size <<<"${lines[0]}"
  leaf=$(hash 00 <(printf %s "${lines[1]}"))
  test "$(climb "$index" "$size" "$leaf" "${lines[@]:2:${#lines[@]}-3}")" = "$pinned"
}
check "and so says sha256sum" by_hand
finish
