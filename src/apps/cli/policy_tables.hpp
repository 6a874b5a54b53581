// The files of a policy's tables, given on the command line as NAME=FILE.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "policy/plan.hpp"

namespace nuan::apps {

// A file for each of the plan's tables, in its order. Fails with usage when one is missing, twofold or unknown.
[[nodiscard]] Result<std::vector<std::pair<policy::Index, std::string>>> read_tables(
    const policy::Plan& plan, const std::vector<std::string>& given);

}  // namespace nuan::apps
