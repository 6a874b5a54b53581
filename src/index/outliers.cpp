// Outliers: drawn in one value at a time, or taken by their logarithm.
#include <algorithm>
#include <iterator>
#include <set>

#include "index/stages.hpp"
#include "index/statistics.hpp"

namespace nuan::index {
namespace {

bool passes(std::span<const double> values, const Outliers& rule) {
  return std::abs(skewness(values)) <= rule.skew || excess_kurtosis(values) <= rule.kurtosis;
}

// All points at the extreme become the next value; how many there were. 0 when fewer than three different values are
// left: drawing in one of two would leave a column that says nothing.
std::size_t draw_in(std::vector<double>& values, bool high) {
  const std::vector<double> list = present(values);
  const std::set<double> different(list.begin(), list.end());
  if (different.size() < 3) return 0;
  const double extreme = high ? *different.rbegin() : *different.begin();
  const double next = high ? *std::next(different.rbegin()) : *std::next(different.begin());
  std::size_t moved = 0;
  for (double& value : values) {
    if (value != extreme) continue;
    value = next;
    ++moved;
  }
  return moved;
}

// Points drawn in join the value they were drawn to, so the last step on a side moved all that ever moved there.
TreatedColumn winsorise(std::span<const double> values, const Outliers& rule) {
  TreatedColumn column{{values.begin(), values.end()}, Treated::winsorised, 0};
  std::size_t high = 0;
  std::size_t low = 0;
  while (!passes(column.values, rule) && high + low < rule.at_most) {
    const bool up = skewness(column.values) >= 0;
    const std::size_t moved = draw_in(column.values, up);
    if (moved == 0) break;
    (up ? high : low) = moved;
  }
  column.points = high + low;
  return column;
}

TreatedColumn by_logarithm(std::span<const double> values) {
  const std::vector<double> list = present(values);
  const double low = std::ranges::min(list);
  const double high = std::ranges::max(list);
  const double margin = 0.01 * (high - low);
  const bool right = skewness(values) >= 0;
  TreatedColumn column{{}, Treated::logarithm, 0};
  for (const double value : values)
    column.values.push_back(right ? std::log(value - low + margin) : -std::log(high - value + margin));
  return column;
}

}  // namespace

TreatedColumn treat(std::span<const double> values, const Outliers& rule) {
  TreatedColumn untouched{{values.begin(), values.end()}, Treated::not_needed, 0};
  if (passes(values, rule)) return untouched;
  if (TreatedColumn drawn = winsorise(values, rule); passes(drawn.values, rule)) return drawn;
  if (TreatedColumn logs = by_logarithm(values); passes(logs.values, rule)) return logs;
  return {untouched.values, Treated::in_vain, 0};
}

}  // namespace nuan::index
