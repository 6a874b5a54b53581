// Shrink: from what breaks a law to the least that still breaks it.
#pragma once

#include "policy/laws/breach.hpp"

namespace nuan::policy {

// Drops facts and simplifies values while the attempt keeps breaking the law. Gives the same answer every time.
[[nodiscard]] Attempt shrink(const Plan& plan, const Law& law, Attempt attempt);

}  // namespace nuan::policy
