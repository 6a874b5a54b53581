// What moved the index: each node's change is a sum of its parts' changes, each times a factor that is exact.
#include "index/combine.hpp"
#include "index/means.hpp"
#include "index/refuse.hpp"
#include "index/series.hpp"

namespace nuan::index {
namespace {

// (b - a) / (ln b - ln a), a where they are equal; near each other by its series, which does not lose digits.
double logarithmic_mean(double a, double b) {
  const double ratio = b / a - 1;
  if (std::abs(ratio) < 1e-4) return a * (1 + ratio / 2 - ratio * ratio / 12 + ratio * ratio * ratio / 24);
  return (b - a) / std::log1p(ratio);
}

struct Change {
  double before;
  double after;
};

double factor_of(Mean mean, const Change& whole, const Change& part) {
  if (mean == Mean::geometric)
    return logarithmic_mean(whole.before, whole.after) / logarithmic_mean(part.before, part.after);
  if (mean == Mean::harmonic) return whole.before * whole.after / (part.before * part.after);
  return 1;
}

Result<std::vector<double>> values_of(const Ready& ready, Mean mean, std::span<const double> row) {
  std::vector<double> values(row.begin(), row.end());
  for (const double value : row)
    if (is_missing(value))
      return refuse(Code::index_missing, "有缺失时不能分解变化", "a change is not split while a value is missing");
  for (const ReadyNode& node : ready) {
    std::vector<double> parts;
    for (const std::size_t place : node.parts) parts.push_back(values[place]);
    TRY_LET(const double value, mean_of(mean, parts, node.weights));
    values.push_back(value);
  }
  return values;
}

}  // namespace

Result<Contributions> contributions(const Method& method, std::span<const double> before,
                                    std::span<const double> after) {
  const std::size_t count = method.indicators.size();
  if (before.size() != count || after.size() != count)
    return refuse(Code::index_shape, "每个指标应有前后两个数", "every indicator needs a value before and one after");
  TRY_LET(const Ready ready, make_ready(method.tree, method.indicators));
  TRY_LET(const std::vector<double> old_values, values_of(ready, method.mean, before));
  TRY_LET(const std::vector<double> new_values, values_of(ready, method.mean, after));
  const auto change = [&](std::size_t place) { return Change{old_values[place], new_values[place]}; };
  std::vector<double> factors(old_values.size(), 0);
  factors.back() = 1;
  for (std::size_t n = ready.size(); n > 0; --n) {
    const std::size_t whole = count + n - 1;
    for (std::size_t i = 0; i < ready[n - 1].parts.size(); ++i) {
      const std::size_t part = ready[n - 1].parts[i];
      factors[part] = factors[whole] * ready[n - 1].weights[i] * factor_of(method.mean, change(whole), change(part));
    }
  }
  Contributions result;
  result.change = new_values.back() - old_values.back();
  result.residual = result.change;
  for (std::size_t i = 0; i < count; ++i) {
    result.parts.push_back(factors[i] * (after[i] - before[i]));
    result.residual -= result.parts.back();
  }
  return result;
}

}  // namespace nuan::index
