// The door: settle a subject, and read laws over what came out.
#include "policy/settle.hpp"

#include <algorithm>

#include "base/result.hpp"
#include "policy/interpret/settlement.hpp"

namespace nuan::policy {

Outcome settle(const Plan& plan, const std::vector<Value>& inputs, const Subject& subject) {
  Settlement settlement(plan, inputs, subject);
  settlement.refuse_outside();
  settlement.apply_cover();
  if (!settlement.stopped()) settlement.apply_benefits();
  if (!settlement.stopped()) settlement.apply_limits();
  if (!settlement.stopped()) settlement.sum_up();
  return settlement.take_outcome();
}

Money Outcome::result(const Plan& plan, Index result, const Year& year) const {
  const auto found = std::find_if(years.begin(), years.end(), [&year](const YearDue& due) { return due.year == year; });
  if (found == years.end()) return Money();
  if (result == plan.total_result()) return found->total;
  const auto benefits = static_cast<Index>(plan.benefits.size());
  if (result < benefits) return found->benefits[static_cast<std::size_t>(result)];
  ENSURE(result < plan.total_result());
  Money sum;
  for (const Index benefit : plan.limits[static_cast<std::size_t>(result - benefits)].benefits) {
    sum += found->benefits[static_cast<std::size_t>(benefit)];
  }
  return sum;
}

std::vector<YearVerdict> verdicts_by_year(const Plan& plan, const std::vector<Value>& inputs, const Subject& subject,
                                          const Outcome& outcome, NodeId condition) {
  Settlement settlement(plan, inputs, subject);
  settlement.refuse_outside();
  settlement.apply_cover();
  ENSURE(!settlement.stopped() && !outcome.stop);
  Evaluator& evaluator = settlement.evaluator();
  evaluator.read_results_of(outcome);
  std::vector<YearVerdict> verdicts;
  const std::vector<Year>& years = settlement.book().years();
  for (const YearDue& due : outcome.years) {
    const auto year = std::find(years.begin(), years.end(), due.year);
    ENSURE(year != years.end());
    const bool holds = evaluator.holds(condition, settlement.book().at_year(static_cast<Index>(year - years.begin())));
    verdicts.push_back({holds && !evaluator.stop(), evaluator.stop()});
    evaluator.go_on();
  }
  return verdicts;
}

}  // namespace nuan::policy
