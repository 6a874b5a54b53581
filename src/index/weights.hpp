// Weights from the data: what each method makes of some columns. They change with every year's data, so a policy
// freezes them with their base period; and a weight is not an importance.
#pragma once

#include <span>
#include <vector>

#include "index/table.hpp"

namespace nuan::index {

// All take complete columns of at least two units. Fail with index_shape (no column, lengths), index_missing,
// index_constant (a column without spread).

struct Entropy {
  std::vector<double> entropies;  // e = -(1 / ln n) Σ p ln p, p = x / Σx
  std::vector<double> weights;    // (1 - e) / Σ(1 - e)
};
// Numbers not negative, not all 0 (else index_positive); not all columns constant. Invariant to scale, not to shift:
// feed what is published.
[[nodiscard]] Result<Entropy> entropy_weights(std::span<const Column> columns);

// Standard deviation · Σ (1 - r), shared to 1 (Diakoulaki 1995). Feed columns on one scale.
[[nodiscard]] Result<std::vector<double>> critic_weights(std::span<const Column> columns);

struct Principal {
  std::vector<double> loadings;  // of the first component of the correlations, length 1, sum not negative
  double eigenvalue = 0;
  double share = 0;             // of the variance
  std::vector<double> weights;  // loadings / Σ; empty when the loadings differ in sign: then they are no weights
};
[[nodiscard]] Result<Principal> principal_weights(std::span<const Column> columns);

// Cronbach's alpha of at least two columns: how far they measure one thing.
[[nodiscard]] Result<double> cronbach_alpha(std::span<const Column> columns);

}  // namespace nuan::index
