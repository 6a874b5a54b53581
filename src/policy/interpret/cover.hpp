// Cover: which facts a policy refuses or holds, and every line they fail.
#pragma once

#include <vector>

#include "policy/interpret/evaluator.hpp"

namespace nuan::policy {

// The requirements that apply to a table's facts; none, or those of its one cover.
[[nodiscard]] const std::vector<Requirement>& requirements_of(const Plan& plan, Index table);

// All lines that fail where they are read from, in order. The first one that refuses or holds decides; a later line
// that cannot be decided is left out then, because it decides nothing.
[[nodiscard]] std::vector<FailedRequirement> failed_requirements(const std::vector<Requirement>& requirements,
                                                                 Evaluator& evaluator, const Reading& from);

// The deciding one of them, or none.
[[nodiscard]] Index deciding(const std::vector<FailedRequirement>& failed);

}  // namespace nuan::policy
