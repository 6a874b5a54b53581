#include "policy/interpret/folding.hpp"

#include <algorithm>

#include "base/result.hpp"
#include "policy/value_order.hpp"

namespace nuan::policy {
namespace {

bool before(const Value& left, const Value& right) { return order_of(left, right) < 0; }

Rational sum_of(const std::vector<Value>& values) {
  Rational sum;
  for (const Value& value : values) sum += std::get<Rational>(value);
  return sum;
}

// Each value once, where it first occurs.
std::vector<Value> each_once(const std::vector<Value>& values) {
  std::vector<Value> seen;
  std::vector<Value> kept;
  for (const Value& value : values) {
    const auto at = std::lower_bound(seen.begin(), seen.end(), value, before);
    if (at != seen.end() && order_of(*at, value) == 0) continue;
    seen.insert(at, value);
    kept.push_back(value);
  }
  return kept;
}

StopReason stop_of(Fold fold) {
  switch (fold) {
    case Fold::first:
      return StopReason::first_of_nothing;
    case Fold::last:
      return StopReason::last_of_nothing;
    case Fold::smallest:
      return StopReason::smallest_of_nothing;
    case Fold::largest:
      return StopReason::largest_of_nothing;
    default:
      return StopReason::mean_of_nothing;
  }
}

Value pick(Fold fold, const std::vector<Value>& values) {
  switch (fold) {
    case Fold::first:
      return values.front();
    case Fold::last:
      return values.back();
    case Fold::smallest:
      return *std::min_element(values.begin(), values.end(), before);
    case Fold::largest:
      return *std::max_element(values.begin(), values.end(), before);
    default:
      return Rational(sum_of(values) / static_cast<unsigned long>(values.size()));
  }
}

}  // namespace

std::expected<Value, StopReason> fold_values(Fold fold, bool distinct, std::vector<Value> values) {
  if (distinct) values = each_once(values);
  const auto yes = [](const Value& each) { return std::get<bool>(each); };
  switch (fold) {
    case Fold::any:
      return std::any_of(values.begin(), values.end(), yes);
    case Fold::every:
      return std::all_of(values.begin(), values.end(), yes);
    case Fold::sum:
      return sum_of(values);
    case Fold::count:
      return Rational(static_cast<unsigned long>(values.size()));
    default:
      if (values.empty()) return std::unexpected(stop_of(fold));
      return pick(fold, values);
  }
}

}  // namespace nuan::policy
