// For tests: the ledger's store in memory, and the dullest ledger there can be to hold it against.
#pragma once

#include <map>
#include <set>

#include "ledger/ledger.hpp"

namespace nuan::ledger {

class MemoryStore : public Store {
 public:
  Result<void> find_balances(std::span<const AccountId> accounts,
                             const std::function<void(const AccountId&, const Balance&)>& found) override {
    for (const AccountId& account : accounts) {
      if (const auto at = balances.find(account); at != balances.end()) found(account, at->second);
    }
    return {};
  }
  Result<void> find_transfers(std::span<const TransferId> ids,
                              const std::function<void(const Transfer&)>& found) override {
    for (const TransferId& id : ids) {
      if (const auto at = transfers.find(id); at != transfers.end()) found(at->second);
    }
    return {};
  }
  Result<void> find_ended(std::span<const TransferId> holds,
                          const std::function<void(const TransferId&)>& found) override {
    for (const TransferId& hold : holds) {
      if (ended.contains(hold)) found(hold);
    }
    return {};
  }
  Result<void> write(const Written& written) override {
    for (const Transfer& transfer : written.transfers) ENSURE(transfers.emplace(id_of(transfer), transfer).second);
    for (const auto& one : written.ended) ENSURE(ended.insert(one.hold).second);
    for (const auto& one : written.balances) {
      ENSURE(one.is_new == !balances.contains(one.account));
      balances[one.account] = one.balance;
    }
    return {};
  }

  // What was posted unseen.
  void add(Written written) {
    for (auto& [account, balance, is_new] : written.balances) {
      const auto before = balances.find(account);
      is_new = before == balances.end();
      if (!is_new) balance = balance + before->second;
    }
    ENSURE(write(written));
  }

  std::map<AccountId, Balance> balances;
  std::map<TransferId, Transfer> transfers;
  std::set<TransferId> ended;
};

// A made-up transfer out of a few numbers, so that keys, holds and accounts often meet.
inline Transfer made_up_transfer(std::uint32_t dice) {
  const auto roll = [&](std::uint32_t sides) {
    const std::uint32_t rolled = dice % sides;
    dice = dice / sides * 2654435761U + 12345U;
    return rolled;
  };
  const auto account = [&]() -> AccountId {
    static const char* const own[] = {"aid", "instructed", "bank", "nonsense"};
    const std::uint32_t which = roll(9);
    if (which < 4) return {0, own[which]};
    return {1 + static_cast<std::int64_t>(roll(3)), "payable"};
  };
  static const Kind kinds[] = {Kind::move, Kind::move, Kind::hold, Kind::settle, Kind::release};
  Transfer transfer{.key = "k" + std::to_string(roll(40)), .kind = kinds[roll(5)]};
  transfer.debit = account();
  transfer.credit = account();
  transfer.amount = Money::from_fen(static_cast<std::int64_t>(roll(12)) - 1);
  if (transfer.kind == Kind::settle || transfer.kind == Kind::release) transfer.holds = "k" + std::to_string(roll(40));
  transfer.effective = Date::from_days(18'628 + static_cast<std::int32_t>(roll(5)));
  transfer.batch = roll(2) == 0 ? "" : "run 1";
  return transfer;
}

}  // namespace nuan::ledger
