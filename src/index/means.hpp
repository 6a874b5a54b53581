// Means: several numbers with weights become one.
#pragma once

#include <span>

#include "index/index.hpp"

namespace nuan::index {

// Missing values are left out and the other weights stand for all, if they hold at least `least` of the weight; else
// the mean is missing. Weights: as many as values, none negative, not all 0. Fails with index_weights, or with
// index_positive when a geometric or harmonic mean meets a value that is not above 0.
[[nodiscard]] Result<double> mean_of(Mean kind, std::span<const double> values, std::span<const double> weights,
                                     double least = 0);

}  // namespace nuan::index
