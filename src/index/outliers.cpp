// Outliers: drawn in one value at a time, or taken by their logarithm.
#include <algorithm>
#include <limits>

#include "index/stages.hpp"
#include "index/statistics.hpp"

namespace nuan::index {
namespace {

bool passes(const Shape& shape, const Outliers& rule) {
  return std::abs(shape.skewness) <= rule.skew || shape.excess_kurtosis <= rule.kurtosis;
}

// All points at the extreme become the next value; how many there were. 0 when fewer than three different values are
// left: drawing in one of two would leave a column that says nothing.
std::size_t draw_in(std::vector<double>& values, bool high) {
  const double sign = high ? 1 : -1;
  constexpr double nothing = -std::numeric_limits<double>::infinity();
  double extreme = nothing;
  double next = nothing;
  double third = nothing;
  for (const double value : values) {  // a missing one is beyond nothing
    const double turned = sign * value;
    if (turned > extreme) {
      third = next;
      next = extreme;
      extreme = turned;
    } else if (turned > next && turned < extreme) {
      third = next;
      next = turned;
    } else if (turned > third && turned < next) {
      third = turned;
    }
  }
  if (third == nothing) return 0;
  std::size_t moved = 0;
  for (double& value : values) {
    if (sign * value != extreme) continue;
    value = sign * next;
    ++moved;
  }
  return moved;
}

// Points drawn in join the value they were drawn to, so the last step on a side moved all that ever moved there.
TreatedColumn winsorise(std::span<const double> values, const Outliers& rule) {
  TreatedColumn column{{values.begin(), values.end()}, Treated::winsorised, 0};
  std::size_t high = 0;
  std::size_t low = 0;
  for (Shape shape = shape_of(values); !passes(shape, rule) && high + low < rule.at_most;
       shape = shape_of(column.values)) {
    const bool up = shape.skewness >= 0;
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
  const bool right = shape_of(values).skewness >= 0;
  TreatedColumn column{{}, Treated::logarithm, 0};
  for (const double value : values)
    column.values.push_back(right ? std::log(value - low + margin) : -std::log(high - value + margin));
  return column;
}

}  // namespace

TreatedColumn treat(std::span<const double> values, const Outliers& rule) {
  TreatedColumn untouched{{values.begin(), values.end()}, Treated::not_needed, 0};
  if (passes(shape_of(values), rule)) return untouched;
  if (TreatedColumn drawn = winsorise(values, rule); passes(shape_of(drawn.values), rule)) return drawn;
  if (TreatedColumn logs = by_logarithm(values); passes(shape_of(logs.values), rule)) return logs;
  return {untouched.values, Treated::in_vain, 0};
}

}  // namespace nuan::index
