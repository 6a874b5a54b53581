// Equal: plans that pay the same whatever the facts, as far as their text alone proves it.
#pragma once

#include <optional>

#include "policy/mutate/change.hpp"

namespace nuan::policy {

// Why nobody could tell the changed plan from the first, or nothing where that is not proved. Laws and examples do not
// count. Proved are: first days of values that move between two days on which the value is never read; comparisons
// whose two sides meet at the boundary; neighbouring bands that give the same; what a benefit pays for a choice that
// its `where` keeps out.
[[nodiscard]] std::optional<Words> proved_equal(const Plan& plan, const Plan& changed, ChangeKind kind);

}  // namespace nuan::policy
