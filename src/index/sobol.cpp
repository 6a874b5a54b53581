// Variance-based effects.
#include <cmath>
#include <utility>

#include "index/chance.hpp"
#include "index/refuse.hpp"
#include "index/scenarios.hpp"
#include "index/statistics.hpp"

namespace nuan::index {
namespace {

using Model = std::function<double(std::span<const double>)>;

// The runs of the radial design: a and b at two points of each sample, ab with one factor of a replaced by b's.
struct Runs {
  std::vector<double> a;
  std::vector<double> b;
  std::vector<std::vector<double>> ab;  // by factor
};

Runs run_all(const Model& model, std::size_t factors, std::size_t samples, std::uint64_t seed) {
  Runs runs{{}, {}, std::vector<std::vector<double>>(factors)};
  std::vector<double> a(factors);
  std::vector<double> b(factors);
  for (std::size_t sample = 0; sample < samples; ++sample) {
    Chance chance(seed, sample);
    for (double& share : a) share = chance.share();
    for (double& share : b) share = chance.share();
    runs.a.push_back(model(a));
    runs.b.push_back(model(b));
    for (std::size_t i = 0; i < factors; ++i) {
      const double kept = std::exchange(a[i], b[i]);
      runs.ab[i].push_back(model(a));
      a[i] = kept;
    }
  }
  return runs;
}

struct Estimated {
  double value;
  double error;
};

// The mean of some terms over the variance, with the standard error of that mean.
Estimated estimated(const std::vector<double>& terms, double variance) {
  const double n = static_cast<double>(terms.size());
  return {average(terms) / variance, standard_deviation(terms) / std::sqrt(n) / variance};
}

Effect effect_of(const std::string& factor, const Runs& runs, const std::vector<double>& ab, double mean,
                 double variance) {
  std::vector<double> first;
  std::vector<double> total;
  for (std::size_t i = 0; i < runs.a.size(); ++i) {
    first.push_back((runs.b[i] - mean) * (ab[i] - runs.a[i]));
    total.push_back((runs.a[i] - ab[i]) * (runs.a[i] - ab[i]) / 2);
  }
  const Estimated alone = estimated(first, variance);
  const Estimated with_all = estimated(total, variance);
  return {factor, alone.value, alone.error, with_all.value, with_all.error};
}

double mean_move(const std::vector<double>& from, const std::vector<double>& to) {
  double sum = 0;
  double count = 0;
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (from[i] == 0 || to[i] == 0) continue;  // a unit that one of them leaves out
    sum += std::abs(from[i] - to[i]);
    count += 1;
  }
  return count > 0 ? sum / count : 0;
}

}  // namespace

Result<Effects> sobol_effects(std::span<const std::string> factors, const Model& model, std::size_t samples,
                              std::uint64_t seed) {
  if (factors.empty() || samples < 2)
    return refuse(Code::index_method, "至少要一个因素、两个样本", "at least one factor and two samples are needed");
  const Runs runs = run_all(model, factors.size(), samples, seed);
  std::vector<double> both = runs.a;
  both.insert(both.end(), runs.b.begin(), runs.b.end());
  Effects result{{}, average(both), std::pow(standard_deviation(both), 2)};
  if (!(result.variance > 0))
    return refuse(Code::index_constant, "结果不随任何因素变化", "the result varies with no factor");
  for (std::size_t i = 0; i < factors.size(); ++i)
    result.effects.push_back(effect_of(factors[i], runs, runs.ab[i], result.mean, result.variance));
  return result;
}

Result<Effects> index_effects(const Table& table, const Method& method, const Variation& variation, std::size_t samples,
                              std::uint64_t seed) {
  TRY_LET(const Scenarios scenarios, Scenarios::prepare(table, method, variation));
  const std::vector<double> nominal = places(scenarios.nominal());
  const auto model = [&](std::span<const double> shares) { return mean_move(nominal, places(scenarios.run(shares))); };
  return sobol_effects(scenarios.factors(), model, samples, seed);
}

}  // namespace nuan::index
