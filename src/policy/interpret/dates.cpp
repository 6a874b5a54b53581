// Dates: days moved, periods asked, and values that hold from a day on.
#include <algorithm>

#include "base/result.hpp"
#include "policy/interpret/evaluator.hpp"

namespace nuan::policy {

Value Evaluator::moved_date(const Node& node, const Reading& from) {
  const Date start = date(node.args[0], from);
  const Rational days = number(node.args[1], from);
  if (days.get_den() != 1) return stopped(node, StopReason::days_not_whole, from);
  const mpz_class moved = mpz_class(start.days()) + (node.op == Op::date_plus ? days.get_num() : -days.get_num());
  if (moved < min_date.days() || moved > max_date.days()) return stopped(node, StopReason::date_out_of_range, from);
  return Date::from_days(static_cast<std::int32_t>(moved.get_si()));
}

Value Evaluator::next_day(const Node& node, const Reading& from) {
  const Date start = date(node.args[0], from);
  // The last year has no next one; up to its first day every month and day still follows inside it.
  const std::optional<Date> last = Date::from_ymd(9999, 1, 1);
  if (start > *last) return stopped(node, StopReason::date_out_of_range, from);
  return next_month_day(node.index / 100, node.index % 100, start);
}

bool Evaluator::in_periods(const Node& node, const Reading& from) {
  const Date day = date(node.args[0], from);
  Value room;
  return std::get<Periods>(look(node.args[1], from, room)).holds(day);
}

Value Evaluator::period_edge(const Node& node, const Reading& from) {
  const Date day = date(node.args[1], from);
  Value room;
  const Period* period = std::get<Periods>(look(node.args[0], from, room)).find(day);
  if (period == nullptr) return stopped(node, StopReason::no_period, from);
  return node.op == Op::period_start ? period->from : period->to;
}

Value Evaluator::value_as_of(const Node& node, const Reading& from) {
  const Date day = date(node.args[1], from);
  Value room;
  const auto& items = std::get<DatedValues>(look(node.args[0], from, room));
  const auto item =
      std::find_if(items.begin(), items.end(), [day](const DatedItem& each) { return each.period.holds(day); });
  if (item == items.end()) return stopped(node, StopReason::no_value_as_of, from);
  return item->value;
}

Value Evaluator::dated(const Node& node, const Reading& from) {
  ENSURE(from.from != Reading::From::life);
  const auto after = std::upper_bound(node.dates.begin(), node.dates.end(), from.date);
  if (after == node.dates.begin()) return stopped(node, StopReason::no_dated_value, from);
  return value(node.args[static_cast<std::size_t>(after - node.dates.begin()) - 1], from);
}

}  // namespace nuan::policy
