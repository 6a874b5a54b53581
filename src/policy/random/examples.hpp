// The people of a policy's own examples, one for each example.
#pragma once

#include <vector>

#include "policy/random/disagreement.hpp"

namespace nuan::policy::random {

[[nodiscard]] std::vector<Subject> subjects_of_examples(const Plan& plan);

// The same people in every year from 2005 to 2026 that the plan has, those together whose examples set the same inputs.
[[nodiscard]] std::vector<Trial> trials_of_examples(const Plan& plan);

}  // namespace nuan::policy::random
