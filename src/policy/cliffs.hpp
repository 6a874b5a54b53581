// Cliffs: where a price leaps though what it goes by hardly moves, so that an error of measurement moves the bill.
#pragma once

#include <vector>

#include "policy/apply.hpp"
#include "policy/diagnostic.hpp"

namespace nuan::policy {

// Of every price whose `steps of` leap at an edge: what the first row of the examples comes to on the edge and a hair
// beyond it. These are remarks, not mistakes.
[[nodiscard]] std::vector<Diagnostic> cliffs_of(const Plan& plan);

}  // namespace nuan::policy
