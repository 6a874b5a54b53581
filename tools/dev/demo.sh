# ./dev demo [--small]: from a clone to an explained amount. Sourced, never run.

demo_policy=policies/beijing/mutual-aid.policy
demo_folder=build/demo

# step NAME ZH EN COMMAND…: a stage of the demo; its output is for the log.
step() {
  must_stage "demo-$1" "${@:2}"
}

demo_city() {
  local people=428000 claims=1280000
  [[ -z $1 ]] || people=2000 claims=6000
  local city=$demo_folder/city-$people
  mkdir -p "$demo_folder"
  [[ -f $city/claims.csv ]] ||
    step sample "造一座模拟城市:$people 人,$claims 笔医疗结算" "make up a city: $people people, $claims medical settlements" \
      "$nuan" sample --people "$people" --claims "$claims" --seed 1 --out "$city"
  step city "按规则结算一个季度" "settle its quarter by the rule" \
    "$nuan" adjudicate --policy "$demo_policy" --members "$city/members.csv" --claims "$city/claims.csv" --paid "$city/paid.csv" --year 2021 --out "$demo_folder/city"
  local payees rejects
  payees=$(($(wc -l <"$demo_folder/city/payments.csv") - 1))
  rejects=$(($(wc -l <"$demo_folder/city/rejects.csv") - 1))
  say "               付款 $payees 人,未能受理 $rejects 行,每行都写明原因" \
    "               $payees people are paid, $rejects rows were not accepted, each with its reason"
}

# The quarter in a store: kept, reviewed, approved by a second person by its digest, posted, and the equation that must
# hold. The head is a payee, too: that payment waits until a third person has looked at it.
run_of_quarter() {
  local store=$1 results=$2 digest payee
  rm -f "$store" "$store-wal" "$store-shm"
  export NUAN_DB=sqlite:$store NUAN_KEY=$demo_folder/demo.key
  payee=$(awk -F, 'NR > 1 && $(NF - 1) > 0 { print $1; exit }' "$results/payments.csv")
  "$nuan" init &&
    "$nuan" officer add "$(words "李主任" "head")" --as "$(words "张经办" "clerk")" <<<"$payee" &&
    "$nuan" budget set --year 2021 --amount 350000000 --as "$(words "张经办" "clerk")" &&
    "$nuan" run open --year 2021 --as "$(words "张经办" "clerk")" &&
    "$nuan" run compute 1 --from "$results" --as "$(words "张经办" "clerk")" &&
    "$nuan" run review 1 --lang "$NUAN_DEV_LANG" >"$demo_folder/review.txt" &&
    digest=$("$nuan" run submit 1 --as "$(words "张经办" "clerk")" --lang en | sed -n 's/^digest //p') &&
    "$nuan" run approve 1 --digest "$digest" --as "$(words "李主任" "head")" &&
    "$nuan" run post 1 --as "$(words "李主任" "head")" &&
    payee=$("$nuan" run hold list 1 | awk '$2 == "officer" { print $1 }') &&
    "$nuan" run hold release 1 "$payee" --hold officer --reason "$(words "核对了费用" "looked at the bills")" --as "$(words "吴审计" "auditor")" \
      --lang "$NUAN_DEV_LANG" >"$demo_folder/released.txt" &&
    "$nuan" verify
}

demo_run() {
  step run "存进数据库,由另一个人按摘要审批,过账,核对" "keep it in a store, approved by a second person by its digest, posted, verified" \
    run_of_quarter "$demo_folder/city.db" "$demo_folder/city"
  sed 's/^/    /' "$demo_folder/review.txt"
  say "               李主任本人的一笔由第三个人放行:$(cat "$demo_folder/released.txt")" \
    "               the head's own payment, by a third person: $(cat "$demo_folder/released.txt")"
  "$nuan" run show 1 --db "sqlite:$demo_folder/city.db" --lang "$NUAN_DEV_LANG" | sed -n '$s/^/               /p'
}

demo_li() {
  step li "结算李先生的两笔账单" "settle Mr Li's two bills" \
    "$nuan" adjudicate --policy "$demo_policy" --members samples/li/members.csv --claims samples/li/claims.csv --year 2020 --out "$demo_folder/li"
  local person
  person=$(sed -n '2s/,.*//p' samples/li/members.csv)
  echo
  "$nuan" explain - --from "$demo_folder/li" --lang "$NUAN_DEV_LANG" <<<"$person" || exit 1
}

demo_files() {
  echo
  say "文件:" "Files:"
  printf '  %-44s %s\n' \
    "$demo_policy" "$(words "规则,就是这份文字" "the rule, as text")" \
    "$demo_folder/city/payments.csv" "$(words "每人一行的付款" "one payment for each person")" \
    "$demo_folder/city/rejects.csv" "$(words "未能受理的行与原因" "rows not accepted, and why")" \
    "$demo_folder/city.db" "$(words "同一季度,存在库里:决定、账、日志" "the same quarter in a store: decisions, ledger, journal")" \
    "$demo_folder/city/summary.json" "$(words "合计与摘要" "totals and digests")" \
    "$demo_folder/forms/" "$(words "六种形式的结果,每个数在 why.json 里打开" "results of the six forms, each figure opened in why.json")" \
    samples/li/ "$(words "李先生的两个输入文件" "Mr Li's two input files")"
  [[ -z $1 ]] || say "整座城市(42.8 万人):./dev demo" "The larger city (428,000 people): ./dev demo"
  say "全市规模(428 万人,1,280 万笔):./dev bench quarter" "At full size (4.28 million people, 12.8 million claims): ./dev bench quarter"
}

run_demo() {
  local small=
  for word in "$@"; do
    case "$word" in
      --small) small=yes ;;
      *) complain "没有这个选项:$word" "No such option: $word"; exit 2 ;;
    esac
  done
  build_release
  cd "$root" || exit 1
  nuan=build/release/nuan
  demo_city "$small"
  demo_run
  demo_forms
  demo_li
  demo_files "$small"
}
