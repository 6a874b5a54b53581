// Copying a whole store into another, row by row as they are, whichever databases the two are: what a backup is, and
// what restores one. Personal data stays as hidden as it was.
#pragma once

#include <cstdint>
#include <functional>

#include "store/database.hpp"

namespace nuan::adapters::tables {

struct Copied {
  std::uint64_t tables = 0;
  std::uint64_t rows = 0;
};

// Copies everything that one moment of `from` holds into `to`, whose tables were never used, in one transaction: all or
// nothing. `from` may be a store of an older program; `to` is left at the step that `from` had reached. `told` hears
// how many rows were copied so far, of about how many. Fails with store_newer, and with store_refused where `to` has a
// journal already.
[[nodiscard]] Result<Copied> copy_store(store::Database& from, store::Database& to,
                                        const std::function<void(std::uint64_t rows, std::uint64_t total)>& told);

}  // namespace nuan::adapters::tables
