// Wanted: the amount of a result that would have satisfied a law's condition.
#pragma once

#include <optional>

#include "policy/settle.hpp"

namespace nuan::policy {

struct Wanted {
  Index result = none;
  Money amount;
};
// Understands comparisons in which a result stands alone or in a sum, joined by `and`, and their opposites under `not`;
// nothing for other conditions.
[[nodiscard]] std::optional<Wanted> wanted(const Plan& plan, NodeId condition, const std::vector<Value>& inputs,
                                           const Subject& subject, const Outcome& outcome, const Year& year);

}  // namespace nuan::policy
