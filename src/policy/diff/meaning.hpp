// Meaning: an expression written by names, so that two plans' expressions can be held against each other.
#pragma once

#include <string>

#include "policy/plan.hpp"

namespace nuan::policy {

// Two expressions with the same writing mean the same wherever what they name means the same: layout, brackets and
// `5 points` for `5%` leave no trace.
[[nodiscard]] std::string meaning(const Plan& plan, NodeId node);
[[nodiscard]] std::string meaning(const Plan& plan, const Scope& scope);
[[nodiscard]] std::string meaning(const Plan& plan, const Type& type, const Value& value);
[[nodiscard]] std::string result_meaning(const Plan& plan, Index result);

}  // namespace nuan::policy
