// Wanted: the amount of a result that would have satisfied a law's condition.
#pragma once

#include <functional>
#include <optional>

#include "policy/settle.hpp"

namespace nuan::policy {

struct Wanted {
  Index result = none;
  Money amount;
};
// What a condition's parts come to where it failed.
struct Known {
  std::function<std::optional<Value>(NodeId)> value;
  std::function<Rational(Index)> result;  // a result that the condition names
};
// Understands comparisons in which a result stands alone or in a sum, joined by `and`, and their opposites under `not`;
// nothing for other conditions.
[[nodiscard]] std::optional<Wanted> wanted(const Plan& plan, NodeId condition, const std::vector<Value>& inputs,
                                           const Subject& subject, const Outcome& outcome, const Year& year);
// The same anywhere, for results that may have fractions.
struct WantedNumber {
  Index result = none;
  Rational number;  // a fen within the bound where it must not be met
};
[[nodiscard]] std::optional<WantedNumber> wanted_number(const Plan& plan, NodeId condition, const Known& known);

}  // namespace nuan::policy
