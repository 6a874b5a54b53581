// Budget: what the payments of a scope may come to. The latest that was set holds; who set it is told to whoever
// approves, and cannot be that person.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/money.hpp"

namespace nuan::aid {

struct Budget {
  std::string scope;
  std::int64_t number = 0;  // among those of the scope
  Money amount;
  std::string actor;  // who set it
};

// How much more than the budget was posted and would be paid now; zero where it suffices or none was set.
[[nodiscard]] inline Money excess_of(const std::optional<Budget>& budget, Money posted, Money pay) {
  const Money all = posted + pay;
  return !budget || all <= budget->amount ? Money{} : all - budget->amount;
}

}  // namespace nuan::aid
