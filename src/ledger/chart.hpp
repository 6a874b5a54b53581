// The chart of accounts: which purposes there are, on which side each grows, and which may not fall below zero.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/words.hpp"

namespace nuan::ledger {

enum class Side : std::uint8_t { debit, credit };

struct Purpose {
  std::string_view name;
  Side side;
  bool of_person;    // one for each person, or one for the union
  bool never_below;  // zero, counting what is set aside
  std::string_view zh, en;
};

[[nodiscard]] std::span<const Purpose> chart();
// Null where there is none.
[[nodiscard]] const Purpose* purpose_named(std::string_view name);

inline constexpr std::string_view aid = "aid", payable = "payable", instructed = "instructed", bank = "bank",
                                  fund = "fund";

}  // namespace nuan::ledger
