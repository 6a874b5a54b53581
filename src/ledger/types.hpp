// Accounts and transfers: plain data. Amounts are whole fen; a day is the day a movement counts for.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "base/money.hpp"

namespace nuan::ledger {

// The union's own accounts have person_no 0; a person's have that person's. `purpose` is one of the chart's.
struct AccountId {
  std::int64_t person_no = 0;
  std::string purpose;
  friend auto operator<=>(const AccountId&, const AccountId&) = default;
};

enum class Kind : std::uint8_t {
  move,     // moves money now
  hold,     // sets it aside: it is no longer available, and has not moved
  settle,   // moves what a hold set aside, or a part of it; the rest becomes available again
  release,  // gives back all that a hold set aside
};

struct Transfer {
  std::string key;  // chosen by the caller: a second one with the same key and content does nothing
  Kind kind = Kind::move;
  AccountId debit, credit;
  Money amount;
  std::string holds;  // settle, release: the key of the hold
  Date effective;
  std::string batch;  // what it belongs to, `run 3`; may be empty
  friend bool operator==(const Transfer&, const Transfer&) = default;
};

// Keys are unique for a person; those of transfers between the union's own accounts for person 0.
struct TransferId {
  std::int64_t person_no = 0;
  std::string key;
  friend auto operator<=>(const TransferId&, const TransferId&) = default;
};

// Everything that ever moved, and what is set aside now.
struct Balance {
  Money debits, credits;
  Money held_debits, held_credits;
  friend bool operator==(const Balance&, const Balance&) = default;
  friend Balance operator+(const Balance& a, const Balance& b) {
    return {a.debits + b.debits, a.credits + b.credits, a.held_debits + b.held_debits, a.held_credits + b.held_credits};
  }
};

// In order of precedence: the first that applies is told. All from key_reused on are refusals: nothing was written.
enum class Answer : std::uint8_t {
  posted,
  again,  // the same key with the same content was posted before
  key_reused,
  key_malformed,
  account_unknown,
  same_account,
  two_persons,
  amount_not_positive,
  amount_too_large,
  hold_unknown,
  hold_differs,
  hold_ended,
  hold_exceeded,
  below_zero,
};
[[nodiscard]] constexpr bool is_refusal(Answer answer) { return answer >= Answer::key_reused; }
[[nodiscard]] std::string_view name_of(Answer answer);
[[nodiscard]] std::string_view name_of(Kind kind);

}  // namespace nuan::ledger
