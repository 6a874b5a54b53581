#include "index/means.hpp"

#include "index/refuse.hpp"

namespace nuan::index {
namespace {

double term(Mean kind, double value) {
  if (kind == Mean::geometric) return std::log(value);
  return kind == Mean::harmonic ? 1 / value : value;
}

double back(Mean kind, double mean) {
  if (kind == Mean::geometric) return std::exp(mean);
  return kind == Mean::harmonic ? 1 / mean : mean;
}

}  // namespace

Result<double> mean_of(Mean kind, std::span<const double> values, std::span<const double> weights, double least) {
  if (values.size() != weights.size())
    return refuse(Code::index_weights, "权重与数的个数不符", "there is not one weight for each value");
  double sum = 0;
  double there = 0;
  double all = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!(weights[i] >= 0) || std::isinf(weights[i]))
      return refuse(Code::index_weights, "权重不能为负", "a weight cannot be negative");
    all += weights[i];
    if (is_missing(values[i])) continue;
    if (kind != Mean::arithmetic && !(values[i] > 0))
      return refuse(Code::index_positive, "几何与调和平均要求各数大于 0",
                    "geometric and harmonic means need values above 0");
    there += weights[i];
    sum += weights[i] * term(kind, values[i]);
  }
  if (!(all > 0)) return refuse(Code::index_weights, "权重全为零", "all weights are zero");
  if (there == 0 || there / all < least) return missing;
  return back(kind, sum / there);
}

}  // namespace nuan::index
