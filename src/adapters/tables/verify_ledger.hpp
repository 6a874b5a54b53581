// The ledger worked out again from its transfers, and compared with the balances that are kept.
#pragma once

#include "adapters/tables/verify.hpp"

namespace nuan::adapters::tables {

// Collects what is found: counts all, keeps the first.
struct Finder {
  std::uint64_t found = 0;
  std::vector<Finding> findings;
  void find(Finding finding) {
    if (++found <= findings_max) findings.push_back(std::move(finding));
  }
};

struct LedgerVerified {
  std::uint64_t transfers = 0;
  Money debits;
};
[[nodiscard]] Result<LedgerVerified> verify_ledger(store::Database& database, Finder& finder);

}  // namespace nuan::adapters::tables
