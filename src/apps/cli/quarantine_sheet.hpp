// The rows of an intake that were put aside, as a spreadsheet for an officer, and back.
#pragma once

#include "apps/cli/command.hpp"

namespace nuan::apps {

void add_quarantine_export(CLI::App& quarantine, const Context& context, Action& chosen);
void add_quarantine_import(CLI::App& quarantine, const Context& context, Action& chosen);

}  // namespace nuan::apps
