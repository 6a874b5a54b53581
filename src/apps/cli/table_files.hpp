// Which file holds which fact table of a policy that settles.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "policy/plan.hpp"

namespace nuan::apps {

using TableFile = std::pair<policy::Index, std::string>;

// Every fact table gets its file: of `tables` (`NAME=FILE`) by name, `claims` the first of the others. Fails with
// usage.
[[nodiscard]] Result<std::vector<TableFile>> assign_tables(const std::string& claims,
                                                           const std::vector<std::string>& tables,
                                                           const policy::Plan& plan);

}  // namespace nuan::apps
