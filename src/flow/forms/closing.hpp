// Closing: the last step of the forms that look at all their rows at once.
#pragma once

#include "policy/everybody.hpp"

namespace nuan::flow {

// Fails with the codes of src/fund: bounds that cannot be met, weights that say nothing.
[[nodiscard]] Result<policy::FormTable> close_share(policy::Everybody& everybody, const policy::Share& share);

// Fails with policy_wrong where what is to be reached, or the day it is looked at, cannot be worked out.
[[nodiscard]] Result<policy::FormTable> close_target(policy::Everybody& everybody, const policy::Plan& plan,
                                                     const policy::Target& target);

// Fails with the codes of src/survey: counts that contradict each other, a stratum of one answer.
[[nodiscard]] Result<policy::FormTable> close_measure(policy::Everybody& everybody, const policy::Plan& plan,
                                                      const policy::Measure& measure);

// Fails with the codes of src/index: cells that may not be missing, columns without a range, a base that is not there.
[[nodiscard]] Result<policy::FormTable> close_index(policy::Everybody& everybody, const policy::Plan& plan,
                                                    const policy::Composite& composite);

}  // namespace nuan::flow
