// The order of values, kind by kind.
#include "policy/value_order.hpp"

#include <algorithm>

#include "base/result.hpp"

namespace nuan::policy {

namespace {

std::strong_ordering order(const Rational& left, const Rational& right) { return cmp(left, right) <=> 0; }
std::strong_ordering order(Date left, Date right) { return left <=> right; }
std::strong_ordering order(Choice left, Choice right) { return left.index <=> right.index; }
std::strong_ordering order(bool left, bool right) { return left <=> right; }
std::strong_ordering order(const std::string& left, const std::string& right) { return left.compare(right) <=> 0; }

// What is missing comes first.
std::strong_ordering order(const Measured& left, const Measured& right) {
  if (left.number && right.number) return order(*left.number, *right.number);
  return left.number.has_value() <=> right.number.has_value();
}

std::strong_ordering order(const Periods& left, const Periods& right) {
  return std::lexicographical_compare_three_way(left.items().begin(), left.items().end(), right.items().begin(),
                                                right.items().end());
}

std::strong_ordering order(const DatedValues& left, const DatedValues& right) {
  return std::lexicographical_compare_three_way(left.begin(), left.end(), right.begin(), right.end(),
                                                [](const DatedItem& a, const DatedItem& b) {
                                                  const auto by_period = a.period <=> b.period;
                                                  return by_period != 0 ? by_period : order(a.value, b.value);
                                                });
}

}  // namespace

std::strong_ordering order_of(const Value& left, const Value& right) {
  ENSURE(left.index() == right.index());
  return std::visit(
      [&right](const auto& value) { return order(value, std::get<std::decay_t<decltype(value)>>(right)); }, left);
}

}  // namespace nuan::policy
