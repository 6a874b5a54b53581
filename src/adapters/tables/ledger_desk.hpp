// LedgerDesk: batches of transfers, each written as one change and durable when it is answered. What a Teller writes
// with.
#pragma once

#include <optional>

#include "adapters/tables/change.hpp"
#include "ledger/ledger.hpp"

namespace nuan::adapters::tables {

class LedgerDesk {
 public:
  LedgerDesk(store::Database& database, const Clock& clock, audit::Action action)
      : database_(database), clock_(clock), action_(std::move(action)) {}

  // After a failure nobody knows whether the transfers were written: given again, they tell by their keys.
  [[nodiscard]] Result<std::vector<ledger::Answer>> write(std::span<const ledger::Transfer> transfers);

 private:
  using Answers = std::vector<ledger::Answer>;
  [[nodiscard]] Result<Answers> write_unseen(ledger::Unseen unseen, Head head);
  [[nodiscard]] Result<Answers> write_seen(std::span<const ledger::Transfer> transfers);

  store::Database& database_;
  const Clock& clock_;
  audit::Action action_;
  std::optional<Head> head_;  // where our last change left the journal
};

}  // namespace nuan::adapters::tables
