// apply_forms: every form of a plan over rows that are there already. Pure: `nuan apply` brings the rows from files,
// `policy check` from examples.
#pragma once

#include "policy/apply.hpp"
#include "policy/row_values.hpp"

namespace nuan::flow {

// Inputs and columns must fit the plan. Fails with the code of the first form that cannot be worked out.
[[nodiscard]] Result<policy::Applied> apply_forms(const policy::Plan& plan, const std::vector<policy::Value>& inputs,
                                                  const std::vector<policy::Subject>& subjects);
// The same, with `values` of these subjects by another engine. Fails also with why that one refuses.
[[nodiscard]] Result<policy::Applied> apply_forms_by(const policy::Plan& plan, const std::vector<policy::Value>& inputs,
                                                     const std::vector<policy::Subject>& subjects,
                                                     policy::RowValues& values);

}  // namespace nuan::flow
