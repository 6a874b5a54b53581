// `nuan policy sql`, which stands in a file of its own.
#pragma once

#include "apps/cli/command.hpp"

namespace nuan::apps {

void add_policy_sql(CLI::App& policy, const Context& context, Action& chosen);

}  // namespace nuan::apps
