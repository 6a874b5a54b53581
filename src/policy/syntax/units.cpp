#include "policy/syntax/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace nuan::policy::syntax {
namespace {

bool is_one_of(std::string_view unit, std::initializer_list<std::string_view> units) {
  return std::find(units.begin(), units.end(), unit) != units.end();
}

}  // namespace

std::optional<Words> advice_for_unit(std::string_view unit, std::string_view digits) {
  const auto write = [&](std::string_view suffix) {
    return Words{fmt::format("写成 `{}{}`。", digits, suffix), fmt::format("Write `{}{}`.", digits, suffix)};
  };
  if (is_one_of(unit, {"points", "point", "个百分点", "百分点"})) return write(" points");
  if (is_one_of(unit, {"days", "day", "天", "日"})) return write(" days");
  if (is_one_of(unit, {"percent", "pct"})) return write("%");
  if (is_one_of(unit, {"元", "yuan", "RMB", "CNY", "rmb"}))
    return Words{fmt::format("金额的单位就是元，只写 `{}`。", digits),
                 fmt::format("Amounts are in yuan: write `{}` alone.", digits)};
  if (is_one_of(unit, {"万", "万元", "千", "千元", "亿", "亿元"}))
    return Words{"把数字写全，例如五万写成 `50,000`。", "Write the number out: 5万 is `50,000`."};
  if (unit.starts_with("年") || unit.starts_with("月"))
    return Words{"日期写成 `2020-11-20`，期间写成 `2020-01-01..2020-12-31`。",
                 "Dates are written `2020-11-20`, periods `2020-01-01..2020-12-31`."};
  return std::nullopt;
}

}  // namespace nuan::policy::syntax
