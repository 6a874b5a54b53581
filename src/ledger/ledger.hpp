// ledger: accounts and transfers between them. Double entry: every transfer debits one account and credits another by
// the same amount, so that all debits are all credits at any moment. Nothing written is ever changed; a correction is a
// new transfer. Money set aside by a hold is not available, and has not moved.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "ledger/store.hpp"
#include "ledger/types.hpp"

namespace nuan::ledger {

// Applies transfers in their order: each sees what those before it did.
//
//   before: inside a transaction of the store.
//   after:  one answer for each, in the same order. Those refused left no trace; the others are written.
//
// A refusal is an answer. Fails only with the store.
[[nodiscard]] Result<std::vector<Answer>> post(Store& store, std::span<const Transfer> transfers);

// The same without a look at the store, for transfers that do not need one: such as a ledger that holds nothing would
// post are posted by any, since no balance is lower than in that one. What is written is then to be added to the
// balances there are, in a store that refuses a key that is taken and a total above total_max_fen.
struct Unseen {
  std::vector<Answer> answers;
  Written written;
};
// Nothing where one of them needs a look.
[[nodiscard]] std::optional<Unseen> post_unseen(std::span<const Transfer> transfers);

// Whose key a transfer's key is: the person of either account, 0 where both are the union's.
[[nodiscard]] TransferId id_of(const Transfer& transfer);
// How far a balance is from zero on its own side: what an account `payable` still owes.
[[nodiscard]] Money standing(std::string_view purpose, const Balance& balance);

inline constexpr std::size_t key_bytes_max = 120;

}  // namespace nuan::ledger
