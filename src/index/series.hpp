// Series: an index over time: its base, breaks between methods, what moved it, and how it is printed.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "index/index.hpp"

namespace nuan::index {

struct Point {
  std::int64_t period = 0;
  double value = 0;
};
using Series = std::vector<Point>;  // periods rise

// 100 · I_t / I_base. Percentage changes stay, points do not. Fails with index_series (periods that do not rise, a
// value missing, no such base), index_zero.
[[nodiscard]] Result<Series> rebase(const Series& series, std::int64_t base);

struct Break {
  std::int64_t period = 0;  // both methods know it
  double factor = 1;        // what the later values were multiplied by
};
struct Chained {
  Series series;
  std::vector<Break> breaks;
};
// Links one after the other: each is multiplied so that it meets the chain at its own first period, which must be in
// the chain, and goes on from there. One link follows another: this is splicing. Fails with index_series, index_zero.
[[nodiscard]] Result<Chained> chain(std::span<const Series> links);

struct Contributions {
  std::vector<double> parts;  // of the change, one for each indicator, in their order
  double change = 0;
  double residual = 0;  // change - Σ parts: rounding of real numbers only
};
// What each indicator gave to the change of the index between two rows of scaled values. Exact for each mean: w·Δx;
// w · L(I)/L(x) · Δx with the logarithmic mean L; w · I·I' / (x·x') · Δx; multiplied up the tree. Nothing may be
// missing. Errors as of build.
[[nodiscard]] Result<Contributions> contributions(const Method& method, std::span<const double> before,
                                                  std::span<const double> after);

// Half away from zero, of the decimal number that the value prints as: 2.675 gives 2.68. Decimals 0 to 15; the value is
// a number (else index_method). Never "-0".
[[nodiscard]] Result<std::string> published(double value, int decimals);

}  // namespace nuan::index
