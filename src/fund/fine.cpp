// Fines that grow with the excess, where they jump, and dues.
#include "fund/fine.hpp"

namespace nuan::fund {
namespace {

Result<Money> to_fen(const Rational& fen) {
  const std::optional<Money> amount = round_to_fen(fen);
  if (!amount || fen < 0)
    return fail(Code::share_range, {},
                {"金额 " + fen_to_yuan_text(fen) + " 元为负或过大",
                 "the amount of " + fen_to_yuan_text(fen) + " yuan is negative or too large"});
  return *amount;
}

}  // namespace

Result<Money> graded_fine(const Steps& base, const Rational& excess) {
  TRY(check_rising(base));
  if (excess <= 0) return Money{};
  TRY_LET(const Rational fen, value_at(base, excess));
  return to_fen(fen * (1 + excess));
}

Result<std::vector<Cliff>> cliffs_of(const Steps& base) {
  TRY(check_rising(base));
  std::vector<Cliff> cliffs;
  for (std::size_t i = 0; i < base.steps.size(); ++i) {
    const auto& [edge, value] = base.steps[i];
    const Rational& next = i + 1 < base.steps.size() ? base.steps[i + 1].value : base.beyond;
    if (edge <= 0 || next == value) continue;
    TRY_LET(const Money at, to_fen(value * (1 + edge)));
    TRY_LET(const Money after, to_fen(next * (1 + edge)));
    cliffs.push_back({edge, at, after});
  }
  return cliffs;
}

Result<Money> dues(Money wage, Money unit, const Rational& rate) {
  if (wage < Money{} || unit <= Money{} || rate < 0)
    return fail(Code::share_range, {},
                {"会费:工资与费率不能为负,计费单位须大于 0",
                 "dues: wage and rate cannot be negative, the unit must be above 0"});
  const std::int64_t counted = wage.fen() / unit.fen() * unit.fen();
  return to_fen(fen_of(Money::from_fen(counted)) * rate);
}

}  // namespace nuan::fund
