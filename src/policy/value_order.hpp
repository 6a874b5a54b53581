// One order over the values of a kind, for sorting facts, telling groups apart and comparing in conditions.
#pragma once

#include <compare>

#include "policy/value.hpp"

namespace nuan::policy {

// Numbers and dates by size, choices as the policy lists them, `no` before `yes`, texts by their bytes. Both sides must
// hold the same alternative. Periods and dated values are only told apart; their order means nothing.
[[nodiscard]] std::strong_ordering order_of(const Value& left, const Value& right);

}  // namespace nuan::policy
