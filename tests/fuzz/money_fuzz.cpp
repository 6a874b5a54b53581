// Money as files carry it: whatever the bytes, an amount that is accepted is written back as the same amount.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/money.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto read = nuan::read_money(text);
  if (read.flaw != nuan::MoneyFlaw::none) return 0;
  ENSURE(read.value.fen() <= nuan::money_limit_fen && read.value.fen() >= -nuan::money_limit_fen);
  const auto again = nuan::read_money(nuan::to_text(read.value));
  ENSURE(again.flaw == nuan::MoneyFlaw::none && again.value == read.value);
  std::string grouped = nuan::to_grouped_text(read.value);
  std::erase(grouped, ',');
  ENSURE(grouped == nuan::to_text(read.value));
  return 0;
}
