// Intervals of values and places.
#include <algorithm>

#include "index/chance.hpp"
#include "index/refuse.hpp"
#include "index/scenarios.hpp"
#include "index/statistics.hpp"

namespace nuan::index {
namespace {

Band band_of(double nominal, std::vector<double> sample) {
  if (sample.empty()) return {nominal, missing, missing, missing};
  std::ranges::sort(sample);
  return {nominal, quantile(sample, 0.05), quantile(sample, 0.5), quantile(sample, 0.95)};
}

}  // namespace

Result<std::vector<Uncertain>> monte_carlo(const Table& table, const Method& method, const Variation& variation,
                                           std::size_t runs, std::uint64_t seed) {
  if (runs == 0) return refuse(Code::index_method, "模拟次数是零", "there are no runs to make");
  TRY_LET(const Scenarios scenarios, Scenarios::prepare(table, method, variation));
  const std::size_t units = scenarios.keys().size();
  std::vector<std::vector<double>> values(units);
  std::vector<std::vector<double>> ranks(units);
  std::vector<double> shares(scenarios.factors().size());
  for (std::size_t run = 0; run < runs; ++run) {
    Chance chance(seed, run);
    for (double& share : shares) share = chance.share();
    const std::vector<double> index = scenarios.run(shares);
    const std::vector<double> place = places(index);
    for (std::size_t i = 0; i < units; ++i) {
      if (is_missing(index[i])) continue;
      values[i].push_back(index[i]);
      ranks[i].push_back(place[i]);
    }
  }
  const std::vector<double> place = places(scenarios.nominal());
  std::vector<Uncertain> result;
  for (std::size_t i = 0; i < units; ++i) {
    const double nominal = scenarios.nominal()[i];
    result.push_back({scenarios.keys()[i], band_of(nominal, values[i]),
                      band_of(is_missing(nominal) ? missing : place[i], ranks[i]), values[i].size()});
  }
  return result;
}

}  // namespace nuan::index
