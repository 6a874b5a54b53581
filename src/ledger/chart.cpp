#include "ledger/chart.hpp"

#include <algorithm>
#include <array>

namespace nuan::ledger {
namespace {

constexpr std::array<Purpose, 5> purposes = {{
    {aid, Side::debit, false, false, "互助金支出", "aid granted"},
    {payable, Side::credit, true, true, "应付个人", "owed to a person"},
    {instructed, Side::credit, false, true, "已向银行发出", "instructed at the bank"},
    {bank, Side::debit, false, false, "银行存款", "at the bank"},
    {fund, Side::credit, false, false, "互助基金", "the fund"},
}};

}  // namespace

std::span<const Purpose> chart() { return purposes; }

const Purpose* purpose_named(std::string_view name) {
  const auto* found = std::find_if(purposes.begin(), purposes.end(), [&](const auto& one) { return one.name == name; });
  return found == purposes.end() ? nullptr : found;
}

}  // namespace nuan::ledger
