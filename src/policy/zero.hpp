// The value a column has in an example that does not give it, and what a stopped expression yields.
#pragma once

#include "policy/plan.hpp"

namespace nuan::policy {

// 0, never, no, an empty text, the first choice; for a date 1970-01-01, which examples therefore must give.
[[nodiscard]] Value zero_of(const Type& type);

}  // namespace nuan::policy
