// Payments of a folder of results as a spreadsheet.
#pragma once

#include "apps/cli/command.hpp"

namespace nuan::apps {

// `folder`/payments.csv, column by column.
[[nodiscard]] Result<void> write_payments_sheet(const std::string& folder, const std::string& path,
                                                const Context& context);

}  // namespace nuan::apps
