// The single inputs of a policy (`input today date`), given on the command line as NAME=VALUE.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "policy/plan.hpp"

namespace nuan::apps {

// One value for each of the plan's inputs, in its order. Fails with usage when one is missing, twofold, unknown or
// malformed.
[[nodiscard]] Result<std::vector<policy::Value>> read_inputs(const policy::Plan& plan,
                                                             const std::vector<std::string>& settings);

}  // namespace nuan::apps
