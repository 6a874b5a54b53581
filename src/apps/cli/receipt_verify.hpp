// `nuan receipt verify FILE`: receipts checked and computed again, without a store or a secret.
#pragma once

#include "apps/cli/command.hpp"

namespace nuan::apps {

void add_receipt_verify(CLI::App& receipt, const Context& context, Action& chosen);

}  // namespace nuan::apps
