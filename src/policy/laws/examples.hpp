// Examples: the facts a policy's author wrote down, settled and held against what is expected.
#pragma once

#include <vector>

#include "policy/apply.hpp"
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

// Adds what figures of forms came out otherwise. `reached` takes note of the forms that have a row.
void check_figures(const Plan& plan, const Example& example, Apply apply, std::vector<bool>& reached, Diagnostics& out);

// Adds each form without a row in any example.
void check_reached_forms(const Plan& plan, const std::vector<bool>& reached, Diagnostics& out);

// Adds each benefit and each cover that no fact of any example reaches.
void check_reached(const Plan& plan, const std::vector<ExampleRun>& runs, Diagnostics& out);

}  // namespace nuan::policy
