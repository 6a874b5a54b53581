// FormParts: what a form is made of, the same way for every sort of form, for whoever looks at all expressions of a
// plan.
#pragma once

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

}  // namespace nuan::policy
