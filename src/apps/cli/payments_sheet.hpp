// Payments as a spreadsheet: those of a folder of results, or of a run of the store.
#pragma once

#include "apps/cli/command.hpp"

namespace nuan::apps {

// `folder`/payments.csv, column by column.
[[nodiscard]] Result<void> write_payments_sheet(const std::string& folder, const std::string& path,
                                                const Context& context);

// `nuan run export`
void add_run_export(CLI::App& run, const Context& context, Action& chosen);

}  // namespace nuan::apps
