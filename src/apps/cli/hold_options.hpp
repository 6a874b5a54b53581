// The thresholds of holds, as `nuan run compute` is given them.
#pragma once

#include "aid/hold.hpp"
#include "apps/cli/command.hpp"

namespace nuan::apps {

struct HoldOptions {
  aid::HoldRules rules;
  std::string above;  // as given
};

void add_hold_options(CLI::App& command, HoldOptions& options, const Context& context);
// Fails with usage.
[[nodiscard]] Result<aid::HoldRules> hold_rules(const HoldOptions& options);

}  // namespace nuan::apps
