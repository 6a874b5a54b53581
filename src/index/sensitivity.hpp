// Sensitivity: how far an index and its ranking hang on choices that could have been made otherwise.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "index/index.hpp"

namespace nuan::index {

// What is varied. A list of alternatives replaces the method's own choice (list it, too, if it may come up); an empty
// list leaves it as it is. Each alternative is as likely as any other.
struct Variation {
  std::vector<Missing> missing;
  std::vector<std::optional<Outliers>> outliers;
  std::vector<Scale> scales;
  std::vector<Mean> means;
  std::vector<std::string> weighted;  // nodes whose weights vary
  double spread = 0.25;  // each weight times 1 - spread to 1 + spread, then shared to 1 again; from 0, under 1
};

struct Band {
  double nominal = 0;  // by the method itself; missing where it drops the unit
  double low = 0;      // 5 % of runs below
  double median = 0;
  double high = 0;  // 5 % above
};
struct Uncertain {
  std::string key;
  Band value;            // comparable only where all scales are the same
  Band place;            // 1 is best; equal values share the better place
  std::size_t runs = 0;  // in which the unit had a value
};
// Run r draws from the stream (seed, r). Every combination of alternatives must be a method that works: errors as of
// build, and index_method for no runs, a spread of 1 or more, or a node that is not there.
[[nodiscard]] Result<std::vector<Uncertain>> monte_carlo(const Table& table, const Method& method,
                                                         const Variation& variation, std::size_t runs,
                                                         std::uint64_t seed);

struct Effect {
  std::string factor;
  double first = 0;  // S: variance explained by it alone
  double first_error = 0;
  double total = 0;  // ST: with all it takes part in
  double total_error = 0;
};
struct Effects {
  std::vector<Effect> effects;
  double mean = 0;
  double variance = 0;
};
// Sobol effects of any model of independent factors, each from 0 to 1, by the radial design of samples · (factors + 2)
// runs: S = mean(yB (yABi - yA)) / V with yB centred, ST = mean((yA - yABi)²) / 2V; errors are standard errors of these
// means. Fails with index_method for fewer than 2 samples or no factor, with index_constant when nothing varies.
[[nodiscard]] Result<Effects> sobol_effects(std::span<const std::string> factors,
                                            const std::function<double(std::span<const double>)>& model,
                                            std::size_t samples, std::uint64_t seed);

// The same for an index: what is looked at is the mean number of places by which units move from the method's ranking.
// Factors: missing, outliers, scale, mean (those with alternatives), then node/part for each varied weight.
[[nodiscard]] Result<Effects> index_effects(const Table& table, const Method& method, const Variation& variation,
                                            std::size_t samples, std::uint64_t seed);

}  // namespace nuan::index
