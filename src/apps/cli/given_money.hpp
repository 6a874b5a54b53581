// An amount in yuan, as an option is given one.
#pragma once

#include <string>

#include "base/money.hpp"

namespace nuan::apps {

// Not below zero. Fails with usage.
[[nodiscard]] inline Result<Money> money_of(const std::string& option, const std::string& text) {
  const ReadMoney read = read_money(text);
  if (read.flaw == MoneyFlaw::none && read.value >= Money{}) return read.value;
  return fail(Code::usage, {option}, {"不是金额: " + text, "not an amount: " + text},
              {"写成元, 如 350000000 或 0.50", "write yuan, such as 350000000 or 0.50"});
}

}  // namespace nuan::apps
