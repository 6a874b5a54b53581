// Commands under `nuan policy` that have options of their own.
#pragma once

#include "apps/cli/command.hpp"

namespace nuan::apps {

void add_policy_mutate(CLI::App& policy, const Context& context, Action& chosen);
void add_policy_diff(CLI::App& policy, const Context& context, Action& chosen);

}  // namespace nuan::apps
