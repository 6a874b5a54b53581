// The store's keys as their wrappings say, and the parts of entries that were hidden anew.
#pragma once

#include "adapters/tables/verify_ledger.hpp"

namespace nuan::adapters::tables {

// By entry.
using Parts = std::map<std::int64_t, std::vector<audit::Part>>;

// What the parts have to be now: those that were hidden anew have another digest. Every change of one has to begin
// where the part, or its change before, ended, and none may be of a table that holds nothing hidden: an amount is never
// sealed anew.
[[nodiscard]] Result<Parts> parts_now(store::Database& database, Parts parts, Finder& finder);

[[nodiscard]] Result<void> verify_keys(store::Database& database, Finder& finder);

}  // namespace nuan::adapters::tables
