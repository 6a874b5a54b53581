// The bank as the ledger has it: what moved from `payable` to `instructed`, from there to `bank`, and back. Nobody
// moves money there yet, so that all three are zero.
#pragma once

#include "aid/bank.hpp"
#include "store/database.hpp"

namespace nuan::adapters::tables {

class LedgerBank final : public aid::Bank {
 public:
  explicit LedgerBank(store::Database& database) : database_(database) {}
  [[nodiscard]] Result<aid::BankTerms> terms(std::int64_t run) override;

 private:
  store::Database& database_;
};

}  // namespace nuan::adapters::tables
