// why.json opens every figure to what it was worked out from; summary.json tells the whole.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "flow/forms/apply.hpp"

namespace nuan::flow {

[[nodiscard]] std::string why_json(const ApplyWish& wish, const policy::Applied& applied);
[[nodiscard]] std::string apply_summary_json(const ApplyWish& wish, const ApplyReport& report,
                                             const std::vector<std::pair<std::string, Sha256>>& outputs);

}  // namespace nuan::flow
