// Stages: each from one table to the next; build() runs them in order.
#pragma once

#include "index/index.hpp"

namespace nuan::index {

// The indicators' columns in the method's order, each divided by its denominator (missing where that is missing).
[[nodiscard]] Result<Table> denominate(const Table& table, std::span<const Indicator> indicators);

struct Imputed {
  Table table;
  std::vector<Cell> cells;
};
[[nodiscard]] Result<Imputed> impute(const Table& table, Fill fill);

struct Screened {
  Table table;
  std::vector<std::string> dropped;
};
[[nodiscard]] Result<Screened> screen(const Table& observed, const Table& filled, const Missing& rule);

struct TreatedColumn {
  std::vector<double> values;
  Treated how = Treated::not_needed;
  std::size_t points = 0;
};
[[nodiscard]] TreatedColumn treat(std::span<const double> values, const Outliers& rule);

// One column by its scale, direction first. `keys` find the base of a ratio.
[[nodiscard]] Result<std::vector<double>> scale_column(std::span<const double> values, const Indicator& indicator,
                                                       const Scale& scale, std::span<const std::string> keys);
[[nodiscard]] Result<Table> scale_table(const Table& table, std::span<const Indicator> indicators, const Scale& scale);

}  // namespace nuan::index
