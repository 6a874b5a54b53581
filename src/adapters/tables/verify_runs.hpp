// Every run compared with the digests that were signed, and its equation worked out again.
#pragma once

#include "adapters/tables/verify_ledger.hpp"

namespace nuan::adapters::tables {

// Returns how many runs there are.
[[nodiscard]] Result<std::uint64_t> verify_runs(store::Database& database, Finder& finder);

}  // namespace nuan::adapters::tables
