// Book: the part of the ledger that a batch of transfers touches, in memory. Decides what happens to each of them.
#pragma once

#include <map>
#include <set>

#include "ledger/store.hpp"

namespace nuan::ledger {

class Book {
 public:
  // What the store has of the accounts, keys and holds that the batch names.
  void know(const AccountId& account, const Balance& balance) { accounts_[account] = {balance, false, false}; }
  void know(const Transfer& transfer);
  void know_ended(const TransferId& hold) { ended_.insert(hold); }

  [[nodiscard]] Answer take(const Transfer& transfer);
  [[nodiscard]] Written written() const;

 private:
  struct Account {
    Balance balance;
    bool is_new = true;
    bool changed = false;
  };
  [[nodiscard]] Answer judge(const Transfer& transfer);
  [[nodiscard]] Answer judge_hold(const Transfer& transfer) const;
  [[nodiscard]] Answer judge_amounts(const Transfer& transfer);
  void write_down(const Transfer& transfer);

  std::map<AccountId, Account> accounts_;
  std::map<TransferId, Transfer> transfers_;
  std::set<TransferId> ended_;
  Written written_;
};

}  // namespace nuan::ledger
