// River water: one number for the year's quality, and who pays whom by it.
#include "fund/water.hpp"

#include <algorithm>

namespace nuan::fund {
namespace {

Result<void> check_parts(const Steps& turn) {
  TRY(check_rising(turn));
  std::vector<Rational> parts{turn.beyond};
  for (const Step& step : turn.steps) parts.push_back(step.value);
  for (const Rational& part : parts)
    if (abs(part) > 1)
      return fail(
          Code::share_steps, {},
          {"支付比例 " + to_text(part) + " 不在 -1 到 1 之间", "the part " + to_text(part) + " is not within -1 to 1"});
  return {};
}

Result<void> check_parties(const WaterAgreement& agreement) {
  const bool granted = !agreement.centre.empty() || agreement.grant > Money{};
  const bool named = !agreement.upstream.empty() && !agreement.downstream.empty() &&
                     agreement.upstream != agreement.downstream &&
                     (!granted || (!agreement.centre.empty() && agreement.centre != agreement.upstream));
  if (!named)
    return fail(Code::share_parties, {},
                {"上游、下游与出资的中央须各有名称,上游不同于另两方",
                 "upstream, downstream and a centre that grants need names, and upstream another than theirs"});
  if (agreement.stake < Money{} || agreement.grant < Money{})
    return fail(Code::share_range, {}, {"协议金额不能为负", "the money of an agreement cannot be negative"});
  return {};
}

}  // namespace

Result<Rational> water_index(const Rational& stability, std::span<const WaterIndicator> indicators) {
  Rational sum = 0;
  for (const WaterIndicator& one : indicators) {
    if (one.weight < 0 || one.measured < 0 || one.base <= 0)
      return fail(Code::share_weights, {},
                  {"水质指标:权重 " + to_text(one.weight) + ",实测 " + to_text(one.measured) + ",基准 " +
                       to_text(one.base) + ";前两者不能为负,基准须大于 0",
                   "water indicator: weight " + to_text(one.weight) + ", measured " + to_text(one.measured) +
                       ", base " + to_text(one.base) + "; the first two cannot be negative, the base must be above 0"});
    sum += one.weight * one.measured / one.base;
  }
  return Rational(stability * sum);
}

Result<std::vector<Transfer>> water_transfers(const WaterAgreement& agreement, const Rational& index) {
  TRY(check_parties(agreement));
  TRY(check_parts(agreement.turn));
  TRY_LET(const Rational part, value_at(agreement.turn, index));
  const std::optional<Money> amount = round_to_fen(fen_of(agreement.stake) * abs(part));
  ENSURE(amount);
  std::vector<Transfer> transfers;
  if (*amount > Money{} && part > 0) transfers.push_back({agreement.downstream, agreement.upstream, *amount});
  if (*amount > Money{} && part < 0) transfers.push_back({agreement.upstream, agreement.downstream, *amount});
  if (agreement.grant > Money{}) transfers.push_back({agreement.centre, agreement.upstream, agreement.grant});
  return transfers;
}

}  // namespace nuan::fund
