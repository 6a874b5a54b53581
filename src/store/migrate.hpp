// Migrations: numbered steps, forward only, each done once and in a transaction of its own.
//
// A step is written once for both databases. Three words in capitals are spelled as each has them: NUMBER (a 64-bit
// whole number), BYTES, and KEPT behind the bracket that ends a table (strict, and stored by its key, in SQLite).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "store/database.hpp"

namespace nuan::store {

struct Migration {
  std::int64_t number = 0;
  std::string_view name;
  std::string_view text;
};

[[nodiscard]] std::string spelled(std::string_view text, Dialect dialect);

// How far a database is: the number of its last step, 0 for an empty one. Fails with store_newer where it is beyond
// `steps`: a newer program made it.
[[nodiscard]] Result<std::int64_t> reached(Database& database, std::span<const Migration> steps);

// Does the steps that are missing and returns how many. Two that begin at once do each step once.
[[nodiscard]] Result<std::size_t> migrate(Database& database, std::span<const Migration> steps);

// Fails with store_not_made (nothing there, or steps are missing) or store_newer.
[[nodiscard]] Result<void> check_reached(Database& database, std::span<const Migration> steps);

}  // namespace nuan::store
