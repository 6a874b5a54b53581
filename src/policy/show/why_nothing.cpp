// Why a benefit moved nothing at a fact, in a clause.
#include <algorithm>

#include "policy/show/telling.hpp"

namespace nuan::policy {

Text why_nothing(const Telling& telling, const FactStep& fact, const BenefitStep& step) {
  const Speaker& speaker = telling.speaker;
  const Benefit& benefit = telling.benefit(step.benefit);
  const Text name = speaker.benefit(step.benefit);
  if (step.on == 0 && step.asked == Money() && step.pieces.empty()) return {};
  const auto full = [](const LimitStep& limit) { return limit.reaching > Money() && limit.let_through == Money(); };
  const auto limit = std::find_if(step.limits.begin(), step.limits.end(), full);
  if (limit != step.limits.end())
    return speaker.say("{0}：{1}已用完", "{0}: {1} is used up", {name, speaker.limit(limit->limit)});
  if (step.above != 0 && step.base_after <= step.above) {
    const Text so_far = speaker.amount(step.base_after, telling.base_kind(benefit));
    if (telling.folded)
      return speaker.say(
          "{0}累计 {1}，未过{2}", "{0}: {1} so far, not above {2}",
          {name, so_far,
           telling.base_kind(benefit) == Kind::money ? speaker.say("起付线", "the deductible", {})
                                                     : Text(speaker.amount(step.above, telling.base_kind(benefit)))});
    return speaker.say("{0}：{1}累计 {2}，没有超过{3}", "{0}: {2} {1}, not above {3}",
                       {name, telling.so_far(benefit), so_far, telling.threshold(fact, step)});
  }
  const auto capped = [](const CapStep& cap) {
    return cap.reached_after > cap.reached_before && cap.let_through == Money();
  };
  if (std::any_of(step.caps.begin(), step.caps.end(), capped))
    return speaker.say("{0}：最高额已用完", "{0}: its maximum is used up", {name});
  return speaker.say("{0}：没有新增", "{0}: nothing more", {name});
}

}  // namespace nuan::policy
