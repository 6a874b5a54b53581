# The same quarter written in other ways, as ratios to the plain run: that the speed is not that of one layout. Sourced by
# bench/quarter.sh with --variants, never run. Every variant is paid the same, to the byte.

# written NAME FROM TO: the inputs of FROM in another writing. Rows with too few or too many fields stay as they are.
written() {
  [[ -f $3/done ]] && return
  rm -rf "$3"
  mkdir -p "$3"
  local table program
  case "$1" in
    shuffled) program='NF == columns { row = $NF; for (i = NF - 1; i > 0; i--) row = row "," $i; print row; next } { print }' ;;
    quoted) program='NF == columns { for (i = 1; i <= NF; i++) $i = "\"" $i "\"" } { print }' ;;
    crlf) program='{ print $0 "\r" }' ;;
    text-ids) program='claims && FNR > 1 && NF == columns { $1 = "SETTLE-990" $1; if ($7 != "") $7 = "SETTLE-990" $7 } { print }' ;;
    gb18030) program='claims && FNR > 1 { sub(/,outpatient,/, ",门诊,"); sub(/,inpatient,/, ",住院,") } { print }' ;;
  esac
  for table in members claims paid; do
    awk -F, -v OFS=, -v claims="$([[ $table == claims ]] && echo 1)" "FNR == 1 { columns = NF } $program" "$2/$table.csv" |
      if [[ $1 == gb18030 ]]; then iconv -f UTF-8 -t GB18030; else cat; fi >"$3/$table.csv"
  done
  touch "$3/done"
}

# settle_variant TABLE NAME FOLDER OPTIONS…
settle_variant() {
  local table=$1 name=$2 from=$3
  shift 3
  rm -rf "$from/out-$name"
  measure "$table" "$name" "$(inputs "$from")" -- "$nuan" adjudicate --policy "$policy" --members "$from/members.csv" \
    --claims "$from/claims.csv" --paid "$from/paid.csv" --year 2021 --threads 2 --out "$from/out-$name" "$@" || exit 1
  sha256sum <"$from/out-$name/payments.csv" >>"$table.payments"
  rm -rf "$from/out-$name"
}

# variant_row TABLE NAME TITLE
variant_row() {
  printf '  %8.0f ms  %8.0f ms  %6s ×   %s\n' "$(median "$1" "$2" 2)" "$(median "$1" "$2" 3)" \
    "$(ratio "$(median "$1" "$2" 2)" "$(median "$1" plain 2)")" "$3"
}

# policy_compile TABLE: reading and checking the policy and telling it in words; the start of the program is included.
policy_compile() {
  local round
  for ((round = 1; round <= 21; round++)); do measure "$1" policy "$policy" -- "$nuan" policy show "$policy" || exit 1; done
}

# in_other_writings FOLDER ROUNDS
in_other_writings() {
  local table=$1/variants.txt round name
  rm -f "$table" "$table.payments"
  for name in shuffled quoted crlf text-ids gb18030; do written $name "$1" "$1-$name"; done
  settle_variant "$table.warm-up" plain "$1"
  for ((round = 1; round <= $2; round++)); do
    warn_when_busy
    settle_variant "$table" plain "$1"
    for name in shuffled quoted crlf text-ids gb18030; do settle_variant "$table" $name "$1-$name"; done
    settle_variant "$table" parts "$1" --parts
  done
  policy_compile "$table"
  echo
  say "其他写法(两个线程,对照平常的写法):" "other writings (two threads, to the plain one):"
  say "       时间     CPU 时间     倍数" "       wall     CPU time    times"
  variant_row "$table" plain "$(words "平常的写法" "plain")"
  variant_row "$table" shuffled "$(words "列倒过来排" "columns in another order")"
  variant_row "$table" quoted "$(words "每个字段加引号" "every field quoted")"
  variant_row "$table" crlf "CRLF"
  variant_row "$table" text-ids "$(words "单号是 30 个字符的文字" "claim ids of 30 characters")"
  variant_row "$table" gb18030 "GB18030"
  variant_row "$table" parts "--parts"
  printf '  %s:%s ms\n' "$(words "规则读入、检查、写成文字" "the policy read, checked and told in words")" "$(median "$table" policy 2)"
  same_payments "$table"
  [[ -n $small$wanted ]] && return
  for name in shuffled quoted crlf text-ids; do
    goal "$name 对平常" "$name to plain" "$(ratio "$(median "$table" $name 2)" "$(median "$table" plain 2)")" "<=" 1.3
  done
  goal "GB18030 对平常" "GB18030 to plain" "$(ratio "$(median "$table" gb18030 2)" "$(median "$table" plain 2)")" "<=" 2
  goal "--parts 对平常" "--parts to plain" "$(ratio "$(median "$table" parts 2)" "$(median "$table" plain 2)")" "<=" 1.5
  goal "规则编译 ms" "policy compile in ms" "$(median "$table" policy 2)" "<=" 5
}
