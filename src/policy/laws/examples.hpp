// Examples: the facts a policy's author wrote down, settled and held against what is expected.
#pragma once

#include <vector>

#include "policy/diagnostic.hpp"
#include "policy/settle.hpp"

namespace nuan::policy {

struct ExampleRun {
  std::vector<Subject> subjects;  // as the example's rows number them
  std::vector<Outcome> outcomes;  // of each
};
// The facts of each subject of an example, at least one.
[[nodiscard]] std::vector<Subject> subjects_of(const Plan& plan, const Example& example);
[[nodiscard]] ExampleRun run_example(const Plan& plan, const Example& example);

// Adds what came out otherwise than expected, with the steps that led there.
void check_example(const Plan& plan, const Example& example, const ExampleRun& run, Diagnostics& out);

// Adds each benefit and each cover that no fact of any example reaches.
void check_reached(const Plan& plan, const std::vector<ExampleRun>& runs, Diagnostics& out);

}  // namespace nuan::policy
