#include "index/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "index/table.hpp"

namespace nuan::index {
namespace {

std::vector<std::size_t> rising(std::span<const double> values) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!is_missing(values[i])) order.push_back(i);
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return values[i]; });
  return order;
}

}  // namespace

std::vector<double> present(std::span<const double> values) {
  std::vector<double> list;
  std::ranges::copy_if(values, std::back_inserter(list), [](double value) { return !is_missing(value); });
  return list;
}

double average(std::span<const double> values) {
  double sum = 0;
  double count = 0;
  for (const double value : values) {
    if (is_missing(value)) continue;
    sum += value;
    count += 1;
  }
  return sum / count;
}

double standard_deviation(std::span<const double> values) {
  const double mean = average(values);
  double sum = 0;
  double count = 0;
  for (const double value : values) {
    if (is_missing(value)) continue;
    sum += (value - mean) * (value - mean);
    count += 1;
  }
  return std::sqrt(sum / (count - 1));
}

Shape shape_of(std::span<const double> values) {
  const double mean = average(values);
  double n = 0;
  double second = 0;
  double third = 0;
  double fourth = 0;
  for (const double value : values) {
    if (is_missing(value)) continue;
    const double away = value - mean;
    const double square = away * away;
    n += 1;
    second += square;
    third += square * away;
    fourth += square * square;
  }
  Shape shape;
  const double variance = second / (n - 1);
  if (!(n > 2) || !(variance > 0)) return shape;
  shape.skewness = n / ((n - 1) * (n - 2)) * third / (variance * std::sqrt(variance));
  if (n > 3)
    shape.excess_kurtosis = n * (n + 1) / ((n - 1) * (n - 2) * (n - 3)) * fourth / (variance * variance) -
                            3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3));
  return shape;
}

double correlation(std::span<const double> a, std::span<const double> b) {
  const double mean_a = average(a);
  const double mean_b = average(b);
  double both = 0;
  double of_a = 0;
  double of_b = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    both += (a[i] - mean_a) * (b[i] - mean_b);
    of_a += (a[i] - mean_a) * (a[i] - mean_a);
    of_b += (b[i] - mean_b) * (b[i] - mean_b);
  }
  return both / std::sqrt(of_a * of_b);
}

double quantile(std::span<const double> sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  if (below + 1 >= sorted.size()) return sorted.back();
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[below + 1] - sorted[below]);
}

std::vector<double> places(std::span<const double> values) {
  std::vector<double> list(values.size(), 0);
  const std::vector<std::size_t> order = rising(values);
  for (std::size_t i = order.size(); i > 0; --i) {
    const std::size_t unit = order[i - 1];
    const bool tied = i < order.size() && values[order[i]] == values[unit];
    list[unit] = tied ? list[order[i]] : static_cast<double>(order.size() - i + 1);
  }
  return list;
}

std::vector<double> middle_ranks(std::span<const double> values) {
  std::vector<double> list(values.size(), missing);
  const std::vector<std::size_t> order = rising(values);
  for (std::size_t i = 0; i < order.size();) {
    std::size_t end = i + 1;
    while (end < order.size() && values[order[end]] == values[order[i]]) ++end;
    for (std::size_t k = i; k < end; ++k) list[order[k]] = static_cast<double>(i + 1 + end) / 2;
    i = end;
  }
  return list;
}

}  // namespace nuan::index
