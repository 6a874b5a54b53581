// verify: walks the journal and every table, and says what is not as it was written, and where.
#pragma once

#include <cstdint>
#include <vector>

#include "adapters/tables/change.hpp"
#include "base/money.hpp"

namespace nuan::adapters::tables {

struct Finding {
  std::string table;
  std::int64_t entry = 0;  // the journal's entry it belongs to; 0 where none does
  std::int64_t row = 0;    // among the rows of that entry; 0: the entry as a whole
  Words sentence;
};

struct Verified {
  std::int64_t entries = 0;
  std::uint64_t rows = 0;
  std::uint64_t transfers = 0;
  std::uint64_t runs = 0;
  Money debits;  // of all transfers that moved money, which are the credits, too
  Head head;     // where the chain ends
  std::uint64_t found = 0;
  std::vector<Finding> findings;  // the first of them
};
inline constexpr std::size_t findings_max = 20;

// In one reading of the store. What is found is data; fails only with the store.
[[nodiscard]] Result<Verified> verify(store::Database& database);

// The entries of a day (`2026-11-23`), or all: the chain at each.
[[nodiscard]] Result<std::vector<std::string>> chains_of(store::Database& database, const std::string& day);

}  // namespace nuan::adapters::tables
