// Values as files carry them: 1234.50, 20%, 2021-09-13, yes. For people there is show/speaker.hpp.
#pragma once

#include <string>

#include "policy/plan.hpp"

namespace nuan::policy {

[[nodiscard]] std::string value_text(const Plan& plan, const Type& type, const Value& value);

}  // namespace nuan::policy
