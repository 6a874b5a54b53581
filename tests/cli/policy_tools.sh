# `nuan policy mutate`, `nuan policy diff` and the attacks of `nuan policy check`.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"

# plan FILE ABOVE RATE [MORE]: a small policy with one example far from its threshold.
plan() {
  cat >"$1" <<END
policy aid "互助" / "Mutual aid"
  after     "某市总工会"
  edition   "E1" from 2012-05-01
  standing  sample

table member key person_id
  covered    periods  "保障期间" / "covered"
table claim of member in order settled_at, claim_id
  settled_at date     "结算日期" / "settled on"
  self_pay   money    "自付" / "self-pay"

cover claim
  require settled_at in covered  else not-covered "结算当日不在保障期间内" / "not covered on the day of settlement"

benefit basic "门诊" / "outpatient"
  on     self_pay
  per    year
  above  $2
  pay    $3

law "more never pays less" total monotone in self_pay

example "far above"
  member  covered 2010-01-01..
  claim   2020-01-02  self_pay 2,800
  expect  total 200
${4:-}
END
}

plan a.policy 1,800 20%
exits "a plan whose example is far from its threshold scores too low" 1 "$nuan" --lang en policy mutate a.policy
says "with the place and the words" out '^a\.policy:18:10: no example notices: outpatient: deductible 1,800 yuan → 1,800\.01 yuan$'
says "and an example to paste" out '^  example "outpatient: deductible 1,800 yuan → 1,7?9?9?[0-9,.]+ yuan"$'
says "and the counts last" out '^a\.policy: [0-9]+ changes, [0-9]+ noticed, [0-9]+ unnoticed, [0-9]+ refused, [0-9]+ equal: [0-9.]+ %$'
exits "which may be enough" 0 "$nuan" policy mutate a.policy --least 10
exits "in Chinese" 1 "$nuan" --lang zh policy mutate a.policy
says "too" out '^a\.policy:18:10: 没有例子发现: 门诊:起付线 1,800 元 → 1,800\.01 元$'
exits "as JSON" 1 "$nuan" --lang zh policy mutate --json a.policy
says "which lists each change" out '^ +"kind": "comparison"|^ +"change": "门诊:起付线 1,800 元 → 1,800\.01 元",$'
says "and what became of it" out '^ +"fate": "unnoticed",$'
says "and whether it is enough" out '^ +"enough": false,$'

# What is handed out is pasted until nothing more comes; then the plan is watched.
"$nuan" --lang en policy mutate a.policy | awk '/^  example /{on=1} !/^  /{on=0} on && !/no made-up|No made-up|an example given|a law would/' >pasted
plan b.policy 1,800 20% "$(cat pasted)"
exits "with the examples pasted the plan still checks" 0 "$nuan" policy check b.policy
says "and says how often its law was attacked" out '^4000 attacks on 1 laws$'
exits "and now notices" 0 "$nuan" policy mutate b.policy

plan wrong.policy 1,800 21%
exits "a plan whose own examples fail is wrong" 3 "$nuan" --lang en policy mutate wrong.policy
says "and says so" err 'example-fails'
exits "a plan that is not there" 4 "$nuan" policy mutate gone.policy
exits "a percentage that is none is wrong usage" 2 "$nuan" policy mutate --least 101 a.policy

plan c.policy 2,000 20%
exits "two plans that differ" 1 "$nuan" --lang en policy diff a.policy c.policy
says "in words" out '^  deductible: 1,800 yuan → 2,000 yuan$'
says "and whose amounts move" out '^  "far above" 2020 outpatient: 200 yuan → 160 yuan$'
exits "in Chinese" 1 "$nuan" --lang zh policy diff a.policy c.policy
says "as well" out '^  起付线:1,800 元 → 2,000 元$'
exits "as JSON, too" 1 "$nuan" --lang en policy diff --json a.policy c.policy
says "with the moved amounts" out '^ +"after": "160 yuan"$'
says "and that they differ" out '^ +"same_meaning": false,$'
sed 's/^  above  /  above # the deductible\n    /' a.policy >layout.policy
exits "layout is no difference" 0 "$nuan" --lang en policy diff a.policy layout.policy
says "and told as none" out '^no change of meaning'
sed 's/^  per /  par /' a.policy >broken.policy
exits "a file that cannot be read as a plan" 3 "$nuan" policy diff a.policy broken.policy
exits "one file alone is wrong usage" 2 "$nuan" policy diff a.policy

finish
