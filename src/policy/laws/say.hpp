// How laws and examples name results, amounts and steps.
#pragma once

#include <string>

#include "policy/settle.hpp"

namespace nuan::policy {

// The name of a result as the file has it: a benefit, a limit, `total`, a form.
[[nodiscard]] std::string result_name(const Plan& plan, Index result);
// What a policy calls a fact refused for: the requirement's code, or one of the language's own.
[[nodiscard]] std::string refusal_code(const Plan& plan, const RefusedFact& refused);
// The years of an outcome by name, separated by commas.
[[nodiscard]] std::string year_names(const Outcome& outcome);
// One line for each fact and benefit: date, base, amount, ask, due. Every line begins with a line break.
[[nodiscard]] std::string short_trace(const Plan& plan, const Outcome& outcome, Language language);

}  // namespace nuan::policy
