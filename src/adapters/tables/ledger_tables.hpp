// The ledger's store as tables (migration 0002).
#pragma once

#include "adapters/tables/change.hpp"
#include "ledger/store.hpp"

namespace nuan::adapters::tables {

class LedgerTables final : public ledger::Store {
 public:
  explicit LedgerTables(Change& change) : change_(change) {}
  [[nodiscard]] Result<void> find_balances(
      std::span<const ledger::AccountId> accounts,
      const std::function<void(const ledger::AccountId&, const ledger::Balance&)>& found) override;
  [[nodiscard]] Result<void> find_transfers(std::span<const ledger::TransferId> ids,
                                            const std::function<void(const ledger::Transfer&)>& found) override;
  [[nodiscard]] Result<void> find_ended(std::span<const ledger::TransferId> holds,
                                        const std::function<void(const ledger::TransferId&)>& found) override;
  [[nodiscard]] Result<void> write(const ledger::Written& written) override;
  // What was posted unseen: every balance is added to the one that is there. A key that is taken, or a total that grows
  // too large, is refused (store_refused), at the commit at the latest.
  [[nodiscard]] Result<void> add(const ledger::Written& written);

 private:
  [[nodiscard]] Result<void> write_transfers(const ledger::Written& written);
  [[nodiscard]] Result<void> write_balances(const std::vector<ledger::Written::Changed>& balances);
  Change& change_;
};

class LedgerPast final : public ledger::Past {
 public:
  explicit LedgerPast(store::Database& database) : database_(database) {}
  [[nodiscard]] Result<ledger::Balance> balance(const ledger::AccountId& account, Date day,
                                                std::int64_t as_of) override;
  [[nodiscard]] Result<std::vector<std::pair<std::string, ledger::Balance>>> totals(Date day,
                                                                                    std::int64_t as_of) override;

 private:
  store::Database& database_;
};

// Every transfer, by the entry that wrote it and its place there.
[[nodiscard]] Result<void> each_transfer(store::Database& database,
                                         const std::function<Result<void>(const ledger::Transfer&)>& visit);

}  // namespace nuan::adapters::tables
