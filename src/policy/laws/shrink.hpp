// Shrink: from what breaks a law to the least that still breaks it.
#pragma once

#include <functional>

#include "policy/laws/breach.hpp"

namespace nuan::policy {

// Drops facts and simplifies values while the attempt keeps breaking the law. Gives the same answer every time.
[[nodiscard]] Attempt shrink(const Plan& plan, const Law& law, Attempt attempt, Apply apply = nullptr);
// The same for any other reason to keep an attempt; `law` says only which of its facts belong together.
[[nodiscard]] Attempt shrink(const Plan& plan, const Law& law, Attempt attempt,
                             const std::function<bool(const Attempt&)>& still);

}  // namespace nuan::policy
