#include "adapters/tables/verify_ledger.hpp"

#include "adapters/tables/ledger_tables.hpp"
#include "ledger/ledger.hpp"

namespace nuan::adapters::tables {
namespace {

using ledger::Transfer;
using store::number_in;
using store::Row;
using store::text_in;

// Sums by account, and each hold until it ends. Knows nothing of how the ledger decides: a second opinion.
class Sums {
 public:
  void take(const Transfer& transfer) {
    const ledger::TransferId hold{id_of(transfer).person_no, transfer.holds};
    switch (transfer.kind) {
      case ledger::Kind::move:
        move(transfer);
        break;
      case ledger::Kind::hold:
        holds_[id_of(transfer)] = transfer.amount;
        set_aside(transfer, transfer.amount);
        break;
      case ledger::Kind::settle:
        move(transfer);
        set_aside(transfer, Money{} - holds_[hold]);
        break;
      case ledger::Kind::release:
        set_aside(transfer, Money{} - holds_[hold]);
        break;
    }
    ++verified_.transfers;
  }
  void compare(const Row& row, Finder& finder) {
    const ledger::AccountId account{number_in(row[0]), text_in(row[1])};
    const auto money = [&](std::size_t i) { return Money::from_fen(number_in(row[i])); };
    const ledger::Balance kept{money(2), money(3), money(4), money(5)};
    const auto found = balances_.find(account);
    if (found == balances_.end() || found->second != kept)
      finder.find({"balance", 0, 0, words_of(account, {"与转账合计不符", "is not the sum of its transfers"})});
    if (found != balances_.end()) balances_.erase(found);
  }
  void finish(Finder& finder) const {
    for (const auto& [account, balance] : balances_)
      finder.find({"balance", 0, 0, words_of(account, {"余额不见了", "has lost its balance"})});
  }
  [[nodiscard]] const LedgerVerified& verified() const { return verified_; }

 private:
  [[nodiscard]] static Words words_of(const ledger::AccountId& account, const Words& what) {
    const std::string name = account.purpose + "/" + std::to_string(account.person_no);
    return {"账户 " + name + " " + what.zh, "account " + name + " " + what.en};
  }
  void move(const Transfer& transfer) {
    balances_[transfer.debit].debits += transfer.amount;
    balances_[transfer.credit].credits += transfer.amount;
    verified_.debits += transfer.amount;
  }
  void set_aside(const Transfer& transfer, Money amount) {
    balances_[transfer.debit].held_debits += amount;
    balances_[transfer.credit].held_credits += amount;
  }
  std::map<ledger::AccountId, ledger::Balance> balances_;
  std::map<ledger::TransferId, Money> holds_;
  LedgerVerified verified_;
};

}  // namespace

Result<LedgerVerified> verify_ledger(store::Database& database, Finder& finder) {
  Sums sums;
  const auto read = each_transfer(database, [&](const Transfer& transfer) -> Result<void> {
    sums.take(transfer);
    return {};
  });
  // A transfer that cannot be read any more was told where its table was walked.
  if (!read && read.error().code == Code::store_tampered) return sums.verified();
  TRY(read);
  TRY(database.ask("select person_no, purpose, debits, credits, held_debits, held_credits from balance", {},
                   [&](const Row& row) -> Result<void> {
                     sums.compare(row, finder);
                     return {};
                   }));
  sums.finish(finder);
  return sums.verified();
}

}  // namespace nuan::adapters::tables
