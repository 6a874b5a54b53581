// ledger: accounts and transfers between them. Double entry: every transfer debits one account and credits another by
// the same amount, so that all debits are all credits at any moment. Nothing written is ever changed; a correction is a
// new transfer. Money set aside by a hold is not available, and has not moved.
#pragma once

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

// Whose key a transfer's key is: the person of either account, 0 where both are the union's.
[[nodiscard]] TransferId id_of(const Transfer& transfer);
// How far a balance is from zero on its own side: what an account `payable` still owes.
[[nodiscard]] Money standing(std::string_view purpose, const Balance& balance);

inline constexpr std::size_t key_bytes_max = 120;

}  // namespace nuan::ledger
