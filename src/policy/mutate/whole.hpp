// Benefits whose asks are whole fen (days, ones) whatever the facts: adding them up needs no rounding.
#pragma once

#include "policy/plan.hpp"

namespace nuan::policy {

// Whether each fact asks of the benefit the same whole fen wherever it stands among others, so that `per claim`,
// `per year` and `per life` come to the same. Not `per stay`: that moves facts into the year of the stay's first one.
[[nodiscard]] bool asks_fact_by_fact(const Plan& plan, const Benefit& benefit);

}  // namespace nuan::policy
