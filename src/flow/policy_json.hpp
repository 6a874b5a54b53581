// The policy of a run as every summary tells it: its name, whose it is, its edition, standing and digest.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "policy/plan.hpp"

namespace nuan::flow {

[[nodiscard]] nlohmann::ordered_json policy_json(const policy::Plan& plan);

}  // namespace nuan::flow
