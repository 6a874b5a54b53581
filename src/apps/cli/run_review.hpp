// `nuan run review` and `nuan run hold`: what a second person looks at, and what they decide about payments that wait.
#pragma once

#include "adapters/tables/review_tables.hpp"
#include "apps/cli/command.hpp"

namespace nuan::apps {

void add_run_review(CLI::App& run, const Context& context, Action& chosen);
void add_run_hold(CLI::App& run, const Context& context, Action& chosen);

// `2021`, `2021Q3 supplementary 2`.
[[nodiscard]] std::string name_of_run(const aid::Run& run);

}  // namespace nuan::apps
