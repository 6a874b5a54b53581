// Statistics of a column; missing cells are left out, sums run in its order.
#pragma once

#include <span>
#include <vector>

namespace nuan::index {

[[nodiscard]] std::vector<double> present(std::span<const double> values);
[[nodiscard]] double average(std::span<const double> values);
// Of a sample (n - 1).
[[nodiscard]] double standard_deviation(std::span<const double> values);
// G1 and G2 with sample correction; 0 for fewer than 3 or 4 values, or without spread.
struct Shape {
  double skewness = 0;
  double excess_kurtosis = 0;
};
[[nodiscard]] Shape shape_of(std::span<const double> values);
// Of two complete columns.
[[nodiscard]] double correlation(std::span<const double> a, std::span<const double> b);
// Linear between the order statistics (R's type 7). `sorted` rises and is not empty; share 0 to 1.
[[nodiscard]] double quantile(std::span<const double> sorted, double share);
// 1 for the largest, equal values share the better place; 0 for a missing one.
[[nodiscard]] std::vector<double> places(std::span<const double> values);
// 1 for the smallest, equal values share the middle of their ranks; a missing one stays missing.
[[nodiscard]] std::vector<double> middle_ranks(std::span<const double> values);

}  // namespace nuan::index
