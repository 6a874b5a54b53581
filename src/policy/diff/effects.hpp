// Effects: the first policy's examples settled under both policies.
#pragma once

#include "policy/diff.hpp"

namespace nuan::policy {

void tell_effects(const Plan& before, const Plan& after, Diff& diff);

}  // namespace nuan::policy
