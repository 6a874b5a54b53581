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

namespace {

// The book as the settlement left it, over which laws are read.
class LawReader {
 public:
  LawReader(const Plan& plan, const std::vector<Value>& inputs, const Subject& subject, const Outcome& outcome)
      : settlement_(plan, inputs, subject) {
    settlement_.refuse_outside();
    settlement_.apply_cover();
    ENSURE(!settlement_.stopped() && !outcome.stop);
    settlement_.evaluator().read_results_of(outcome);
  }
  [[nodiscard]] std::expected<Value, Stop> read(NodeId node, const Year& year) {
    const std::vector<Year>& years = settlement_.book().years();
    const auto at = std::find(years.begin(), years.end(), year);
    ENSURE(at != years.end());
    Evaluator& evaluator = settlement_.evaluator();
    Value value = evaluator.value(node, settlement_.book().at_year(static_cast<Index>(at - years.begin())));
    const std::optional<Stop> stop = evaluator.stop();
    evaluator.go_on();
    if (stop) return std::unexpected(*stop);
    return value;
  }

 private:
  Settlement settlement_;
};

}  // namespace

std::vector<YearVerdict> verdicts_by_year(const Plan& plan, const std::vector<Value>& inputs, const Subject& subject,
                                          const Outcome& outcome, NodeId condition) {
  LawReader reader(plan, inputs, subject, outcome);
  std::vector<YearVerdict> verdicts;
  for (const YearDue& due : outcome.years) {
    const std::expected<Value, Stop> value = reader.read(condition, due.year);
    verdicts.push_back(value ? YearVerdict{std::get<bool>(*value), {}} : YearVerdict{false, value.error()});
  }
  return verdicts;
}

std::optional<Value> value_in_year(const Plan& plan, const std::vector<Value>& inputs, const Subject& subject,
                                   const Outcome& outcome, NodeId node, const Year& year) {
  const auto known = std::find_if(outcome.years.begin(), outcome.years.end(),
                                  [&year](const YearDue& due) { return due.year == year; });
  if (known == outcome.years.end()) return std::nullopt;
  const std::expected<Value, Stop> value = LawReader(plan, inputs, subject, outcome).read(node, year);
  if (!value) return std::nullopt;
  return *value;
}

}  // namespace nuan::policy
