// `nuan run export`: a run as a spreadsheet, for whoever pays it and whoever answers for it.
#pragma once

#include "apps/cli/command.hpp"

namespace nuan::apps {

void add_run_export(CLI::App& run, const Context& context, Action& chosen);

}  // namespace nuan::apps
