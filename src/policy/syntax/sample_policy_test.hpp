// The policy by which the look of the language is judged, for the tests that read, cut and mix it.
#pragma once

#include <string_view>

namespace nuan::policy::syntax {

inline constexpr std::string_view sample_policy = R"text(policy mutual-aid "在职职工医疗互助保障计划 · 二次报销"
  after     "北京市总工会"       # modelled on what it published; not issued by it
  edition   "BJ-R1" from 2012-05-01
  standing  reconstructed       # a value without a source is ours, and shows as ours (自拟)
  money     CNY
  year      calendar

table member key person_id
  covered       periods   "保障期间(参保、在职、持卡同时具备)"
  hardship      periods   "困难职工"
  model_worker  periods   "劳模"

table claim of member in order settled_at, claim_id  may reverse
  settled_at    date      "结算日期"
  setting       one of outpatient "门诊", inpatient "住院"
  self_pay      money     "自付一(封顶线内)"
  over_cap      money     "超封顶线自付一"

let favoured     = settled_at in hardship or settled_at in model_worker
let uplift       = 5 points if favoured else 0 points                        source "工人日报 2021-09-13 第1版"
let over_cap_top = 100,000 from 2012-05-01, 200,000 from 2015-01-01
let whole_top    = 100,653 from 2012-05-01, 200,653 from 2015-01-01          source "工人日报 2021-09-13 第1版"

cover claim
  require settled_at in covered   else not-covered "结算当日不在保障期间内"

benefit outpatient "门诊"
  on     self_pay where setting is outpatient
  per    year
  above  1,800
  pay    20% + uplift

benefit inpatient "住院"
  on     self_pay where setting is inpatient
  per    year
  above  1,300
  pay    20% + uplift

benefit over-cap "超封顶线"
  on     over_cap
  per    year
  pay    40% + uplift  to  50,000
         50% + uplift  to 100,000
         60% + uplift  to 150,000
         70% + uplift  to 200,000
         80% + uplift  to 250,000
         90% + uplift  beyond
  at most over_cap_top

limit ordinary "封顶线内合计"  outpatient + inpatient   at most 653        per year
limit whole    "年度最高"      all benefits             at most whole_top  per year

law "spending more never pays less"   total monotone in self_pay, over_cap
law "no one is paid over the maximum" always total <= whole_top

example "李先生"
  member  covered 2010-01-01..
  claim   2020-10-12  outpatient  self_pay 8,000
  claim   2020-11-20  inpatient   over_cap 570,000
  expect  ordinary 653   over-cap 200,000   total 200,653
)text";

}  // namespace nuan::policy::syntax
