// Weights by factors.
#include "fund/fund.hpp"

namespace nuan::fund {
namespace {

Failure refused(std::string zh, std::string en) {
  return fail(Code::share_weights, {}, {std::move(zh), std::move(en)});
}

Result<Rational> sum_of(const Factor& factor, std::size_t number, std::size_t parties) {
  const std::string which = std::to_string(number + 1);
  if (factor.values.size() != parties)
    return refused("第 " + which + " 个因素有 " + std::to_string(factor.values.size()) + " 个数,应有 " +
                       std::to_string(parties) + " 个",
                   "factor " + which + " has " + std::to_string(factor.values.size()) + " values, expected " +
                       std::to_string(parties));
  Rational sum = 0;
  for (const Rational& value : factor.values) {
    if (value < 0)
      return refused("第 " + which + " 个因素含负数 " + to_text(value),
                     "factor " + which + " holds the negative value " + to_text(value));
    sum += value;
  }
  if (sum == 0) return refused("第 " + which + " 个因素全为 0,无法按它分", "factor " + which + " is 0 for everybody");
  return sum;
}

Result<void> check_parts(std::span<const Factor> factors) {
  Rational parts = 0;
  for (const Factor& factor : factors) {
    if (factor.part < 0)
      return refused("因素比例为负:" + to_text(factor.part), "a part is negative: " + to_text(factor.part));
    parts += factor.part;
  }
  if (parts != 1)
    return refused("各因素比例之和是 " + to_text(parts) + ",应是 1",
                   "the parts sum to " + to_text(parts) + ", expected 1");
  return {};
}

Result<void> adjust(std::vector<Rational>& weights, std::span<const Rational> coefficients) {
  if (coefficients.empty()) return {};
  if (coefficients.size() != weights.size())
    return refused("系数的个数与各方不符", "there is not one coefficient for each party");
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (coefficients[i] < 0)
      return refused("系数为负:" + to_text(coefficients[i]), "a coefficient is negative: " + to_text(coefficients[i]));
    weights[i] *= coefficients[i];
  }
  return {};
}

}  // namespace

Result<std::vector<Rational>> weights_by_factors(std::span<const Factor> factors,
                                                 std::span<const Rational> coefficients) {
  TRY(check_parts(factors));
  std::vector<Rational> weights(factors.front().values.size(), Rational(0));
  for (std::size_t f = 0; f < factors.size(); ++f) {
    TRY_LET(const Rational sum, sum_of(factors[f], f, weights.size()));
    for (std::size_t i = 0; i < weights.size(); ++i) weights[i] += factors[f].part * factors[f].values[i] / sum;
  }
  TRY(adjust(weights, coefficients));
  return weights;
}

}  // namespace nuan::fund
