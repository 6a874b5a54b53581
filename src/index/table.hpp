// Table: numbers of units (countries, branches, years) in columns, in the order of the units' keys.
#pragma once

#include <cmath>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace nuan::index {

// A missing cell is a NaN; nothing else ever is.
inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();
[[nodiscard]] inline bool is_missing(double value) { return std::isnan(value); }

struct Column {
  std::string name;
  std::vector<double> values;  // one for each key
};

struct Table {
  std::vector<std::string> keys;    // rising, each once: every sum runs in this order
  std::vector<std::string> groups;  // of each key, or empty when there are none
  std::vector<Column> columns;

  // Nothing when there is no such column.
  [[nodiscard]] const Column* find(const std::string& name) const;
};

// Puts the rows in the order of their keys, so that the order of a file changes no bit. Fails with index_shape: a key
// or column twice, lengths that differ, an infinite number, no rows.
[[nodiscard]] Result<Table> arrange(Table table);

}  // namespace nuan::index
