// Balance: what a run of mutual aid pays a person. A policy says what is due for a year; what was paid before is taken
// off.
#pragma once

#include "base/money.hpp"

namespace nuan::aid {

struct Balance {
  Money pay;    // never below 0
  Money carry;  // never above 0: paid too much before, to be made up by what falls due later in the same year
  friend bool operator==(const Balance&, const Balance&) = default;
};

// Both totals are over the benefits of one year.
[[nodiscard]] constexpr Balance balance_of(Money due, Money paid) {
  const Money difference = due - paid;
  return difference < Money{} ? Balance{Money{}, difference} : Balance{difference, Money{}};
}

}  // namespace nuan::aid
