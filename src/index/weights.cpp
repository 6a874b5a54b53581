#include "index/weights.hpp"

#include <algorithm>

#include "index/complete.hpp"
#include "index/refuse.hpp"
#include "index/statistics.hpp"

namespace nuan::index {
namespace {

Result<double> entropy_of(const Column& column) {
  double sum = 0;
  for (const double value : column.values) {
    if (value < 0)
      return refuse(Code::index_positive, "“" + column.name + "”有负数,不能取熵",
                    "“" + column.name + "” holds a negative number, which has no entropy");
    sum += value;
  }
  if (!(sum > 0))
    return refuse(Code::index_positive, "“" + column.name + "”全为零", "“" + column.name + "” is all zero");
  double entropy = 0;
  for (const double value : column.values)
    if (value > 0) entropy -= value / sum * std::log(value / sum);
  return entropy / std::log(static_cast<double>(column.values.size()));
}

bool is_constant(const Column& column) { return std::ranges::max(column.values) == std::ranges::min(column.values); }

std::vector<double> shared(std::vector<double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  for (double& value : values) value /= sum;
  return values;
}

}  // namespace

Result<void> check_complete(std::span<const Column> columns, std::size_t least) {
  if (columns.size() < least) return refuse(Code::index_shape, "列数太少", "there are too few columns");
  for (const Column& column : columns) {
    if (column.values.size() != columns[0].values.size() || column.values.size() < 2)
      return refuse(Code::index_shape, "“" + column.name + "”的长度不对", "“" + column.name + "” has a wrong length");
    if (std::ranges::any_of(column.values, is_missing))
      return refuse(Code::index_missing, "“" + column.name + "”有缺失,先填补",
                    "“" + column.name + "” has missing cells: fill them first");
  }
  return {};
}

Result<void> check_spread(std::span<const Column> columns) {
  for (const Column& column : columns)
    if (is_constant(column))
      return refuse(Code::index_constant, "“" + column.name + "”各对象数值相同",
                    "“" + column.name + "” is the same for everybody");
  return {};
}

Result<Entropy> entropy_weights(std::span<const Column> columns) {
  TRY(check_complete(columns, 1));
  if (std::ranges::all_of(columns, is_constant)) TRY(check_spread(columns));
  Entropy result;
  for (const Column& column : columns) {
    TRY_LET(const double entropy, entropy_of(column));
    result.entropies.push_back(entropy);
    result.weights.push_back(is_constant(column) ? 0 : 1 - entropy);  // 0 exactly, whatever the logarithm's last bit
  }
  result.weights = shared(std::move(result.weights));
  return result;
}

Result<std::vector<double>> critic_weights(std::span<const Column> columns) {
  TRY(check_complete(columns, 2));
  TRY(check_spread(columns));
  std::vector<double> weights;
  for (const Column& column : columns) {
    double conflict = 0;
    for (const Column& other : columns)
      if (&other != &column) conflict += 1 - correlation(column.values, other.values);
    weights.push_back(standard_deviation(column.values) * conflict);
  }
  if (std::ranges::all_of(weights, [](double weight) { return weight < 1e-12; }))
    return refuse(Code::index_constant, "各列完全相关,没有冲突可言",
                  "the columns all tell the same: there is no conflict");
  return shared(std::move(weights));
}

Result<double> cronbach_alpha(std::span<const Column> columns) {
  TRY(check_complete(columns, 2));
  std::vector<double> totals(columns[0].values.size(), 0);
  double parts = 0;
  for (const Column& column : columns) {
    for (std::size_t i = 0; i < totals.size(); ++i) totals[i] += column.values[i];
    parts += std::pow(standard_deviation(column.values), 2);
  }
  const double whole = std::pow(standard_deviation(totals), 2);
  if (!(whole > 0)) return refuse(Code::index_constant, "各列之和没有差别", "the sums of the columns do not differ");
  const double k = static_cast<double>(columns.size());
  return k / (k - 1) * (1 - parts / whole);
}

}  // namespace nuan::index
