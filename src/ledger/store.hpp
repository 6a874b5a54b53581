// What the ledger needs kept. All calls are inside one transaction, and no other writer is inside its own meanwhile.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "ledger/types.hpp"

namespace nuan::ledger {

// What a batch adds and changes.
struct Written {
  std::vector<Transfer> transfers;  // in the order they were posted
  struct Ended {
    TransferId hold;
    std::string by;  // the key of what settled or released it
  };
  std::vector<Ended> ended;
  struct Changed {
    AccountId account;
    Balance balance;  // as it is now
    bool is_new = false;
  };
  std::vector<Changed> balances;
};

// Sums over all accounts stay far inside 64 bits.
inline constexpr std::int64_t total_max_fen = 4'000'000'000'000'000'000;

class Store {
 public:
  virtual ~Store() = default;
  // Those that are there; an account that never moved has no balance.
  [[nodiscard]] virtual Result<void> find_balances(
      std::span<const AccountId> accounts, const std::function<void(const AccountId&, const Balance&)>& found) = 0;
  [[nodiscard]] virtual Result<void> find_transfers(std::span<const TransferId> ids,
                                                    const std::function<void(const Transfer&)>& found) = 0;
  [[nodiscard]] virtual Result<void> find_ended(std::span<const TransferId> holds,
                                                const std::function<void(const TransferId&)>& found) = 0;
  [[nodiscard]] virtual Result<void> write(const Written& written) = 0;
};

// Looking back. Whatever is asked of one Past is of one moment.
class Past {
 public:
  virtual ~Past() = default;
  // What had moved through `day`, of what was written up to the journal's entry `as_of`. Holds count as long as they
  // had not ended.
  [[nodiscard]] virtual Result<Balance> balance(const AccountId& account, Date day, std::int64_t as_of) = 0;
  // By purpose, over all persons.
  [[nodiscard]] virtual Result<std::vector<std::pair<std::string, Balance>>> totals(Date day, std::int64_t as_of) = 0;
};

}  // namespace nuan::ledger
