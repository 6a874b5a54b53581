// FormParts: what a form is made of, the same way for every sort of form, for whoever looks at all expressions of a
// plan.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "policy/plan.hpp"

namespace nuan::policy {

struct FormPart {
  Words label;  // 条件 under-age, requirement under-age
  NodeId node = none;
  std::string source;
};

struct FormParts {
  Each each;
  std::vector<FormPart> parts;  // those that are there
  std::string settings;         // what is said without expressions: answers, methods, keys
};

[[nodiscard]] FormParts parts_of(const Plan& plan, const FormPlace& place);

// ---- forms as results: laws number them after the plan's own results

[[nodiscard]] Index result_of_form(const Plan& plan, Index form);
// Into Plan::forms; none for a benefit, a limit or the total.
[[nodiscard]] Index form_of_result(const Plan& plan, Index result);
// The form whose rows a law is about; none where it is about benefits. A law on the order of facts is about all forms
// of a file without benefits, and then told by the first.
[[nodiscard]] Index form_of_law(const Plan& plan, const Law& law);
// The plan with no other forms asked than those the law is about, for a law about forms.
[[nodiscard]] Plan asking_for(const Plan& plan, const Law& law);
// What a law may read of each row of a form; nothing where its rows are none of a table.
[[nodiscard]] std::optional<Kind> kind_in_laws(const Plan& plan, const FormPlace& place);

}  // namespace nuan::policy
