// The people of a policy's own examples, one for each example.
#pragma once

#include <vector>

#include "policy/facts.hpp"

namespace nuan::policy::random {

[[nodiscard]] std::vector<Subject> subjects_of_examples(const Plan& plan);

}  // namespace nuan::policy::random
