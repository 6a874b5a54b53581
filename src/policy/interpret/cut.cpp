// Limits in the order of the file, each on what the one before left.
#include "policy/interpret/cut.hpp"

namespace nuan::policy {

Cutting::Cutting(const Plan& plan, Evaluator& evaluator, const Book& book)
    : plan_(plan), evaluator_(evaluator), book_(book), limits_of_(plan.benefits.size()) {
  for (std::size_t limit = 0; limit < plan.limits.size(); ++limit) {
    for (const Index benefit : plan.limits[limit].benefits) {
      limits_of_[static_cast<std::size_t>(benefit)].push_back(static_cast<Index>(limit));
    }
  }
}

void Cutting::cut(Index fact, BenefitStep& step) {
  Money left = step.asked;
  for (const Index index : limits_of_[static_cast<std::size_t>(step.benefit)]) {
    const Cap& cap = plan_.limits[static_cast<std::size_t>(index)].cap;
    Ceiling& ceiling = ceiling_at(index, book_.at_scope(cap.scope, fact, step.year));
    const Money before = ceiling.passed();
    const std::optional<Money> passed = ceiling.pass(left);
    if (!passed) return evaluator_.stop_for(StopReason::amount_too_large, cap.span, book_.at_fact(fact));
    step.limits.push_back({index, ceiling.most(), ceiling.read_on(), left, before, *passed});
    left = *passed;
  }
  step.paid = left;
}

Ceiling& Cutting::ceiling_at(Index limit, const Reading& scope) {
  const auto key = std::make_pair(limit, scope.slot);
  const auto known = ceilings_.find(key);
  if (known != ceilings_.end()) return known->second;
  const Money most = evaluator_.amount(plan_.limits[static_cast<std::size_t>(limit)].cap.amount, scope);
  return ceilings_.emplace(key, Ceiling(most, scope.date)).first->second;
}

}  // namespace nuan::policy
