# The demo's part on forms: a policy of each worked out from made-up rows, one result of each with a small picture. Sourced, never run.

# apply_sample NAME: a data set of samples/forms into the demo's folder.
apply_sample() {
  local arguments tables=() table
  read -ra arguments <"samples/forms/$1/run"
  for table in "samples/forms/$1"/*.csv; do tables+=(--table "$(basename "$table" .csv)=$table"); done
  "$nuan" apply "${arguments[@]}" "${tables[@]}" --out "$demo_folder/forms/$1"
}

apply_samples() {
  local name
  for name in joining meal-subsidy chishui studio-plan satisfaction trade-index; do apply_sample "$name" || return 1; done
}

# bars: lines `label|share|words`, each with a bar of 30 at most.
bars() {
  awk -F'|' '{ drawn = ""; for (i = 0; i < 30; i++) drawn = drawn (i < $2 * 30 - 0.5 ? "█" : "·"); printf "    %-11s %s %s\n", $1, drawn, $3 }'
}

# picture ZH EN FILE AWK: a result of one form, drawn.
picture() {
  say "  $1" "  $2"
  awk -F, "NR > 1 $4" "$demo_folder/forms/$3" | bars
}

demo_forms() {
  mkdir -p "$demo_folder/forms"
  step forms "另外六种形式:准入、价格、分配、目标、测量、指数" "the six other forms: admission, price, share, target, measure, index" apply_samples
  echo
  picture "准入 · 入会的决定" "admission · who may join" joining/join.csv \
    '{ count[$2]++; all++ } END { n = split("admit review refuse", word, " "); for (i = 1; i <= n; i++) print word[i] "|" count[word[i]] / all "|" count[word[i]] + 0 }'
  picture "价格 · 餐补先用:补贴付的那一截" "price · meals: what the subsidy pays" meal-subsidy/charge.csv \
    '{ print $2 "|" $5 / $3 "|" $5 " + " $4 }'
  picture "分配 · 赤水河:净得,三方相加为零" "share · Chishui river: nets, which sum to zero" chishui/settlement.csv \
    '{ size = $5 < 0 ? -$5 : $5; print $1 "|" size / 40000000 "|" $5 }'
  picture "目标 · 培训 1,000 人" "target · 1,000 persons trained" studio-plan/trained.csv \
    '&& $3 != "" { print $8 "|" $4 / $3 "|" $4 " / " $3 }'
  picture "测量 · 两轮满意率和区间" "measure · satisfied in two waves, with intervals" satisfaction/satisfied.csv \
    '{ printf "%s|%s|%.1f%%  (%.1f – %.1f)\n", $1, $3, 100 * $3, 100 * $4, 100 * $5 }'
  picture "指数 · 五维贸易指数(编出来的,不是官方指数),2010 年 = 100" "index · five dimensions (made up, not the official index), 2010 = 100" trade-index/trade.csv \
    '&& $2 == 2 { print $1 "|" $4 / 300 "|" $4 }'
}
