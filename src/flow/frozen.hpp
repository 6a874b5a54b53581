// Frozen: the register as it stands, settled as files are. The rows become the files that nuan adjudicate would have
// been given, in memory, so that a run out of the store is worked out by the same road and digested the same way.
#pragma once

#include <map>

#include "aid/register.hpp"
#include "flow/adjudicate.hpp"
#include "flow/memory_files.hpp"
#include "flow/settled_results.hpp"

namespace nuan::flow {

// What was paid for the scope before, by certificate.
using PaidBefore = std::map<std::string, Money>;

// Puts members, claims and what was paid into `files` and names them in the wish, whose plan is known; call it inside
// one reading of the store. Fails with run_state where the register has no members or no claims, or other columns than
// the plan; with the store.
[[nodiscard]] Result<void> freeze(aid::Register& rows, const PaidBefore& paid, MemoryFiles& files, Wish& wish);

// Settles what was frozen; nothing is written to a disk. The payments, benefit by benefit, are in `files` afterwards.
[[nodiscard]] Result<SettledResults> settle_frozen(Wish wish, MemoryFiles& files, Watcher& watcher);

[[nodiscard]] std::string frozen_payments();

}  // namespace nuan::flow
