// Moment: the store as an entry of its journal left it. Rows are only ever added, so what stood then are the rows that
// were written up to that entry.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace nuan::adapters::tables {

inline constexpr std::int64_t as_it_stands = std::numeric_limits<std::int64_t>::max();

// One more condition on the rows of `table`.
[[nodiscard]] inline std::string and_written(std::string_view table, std::int64_t as_of) {
  if (as_of == as_it_stands) return {};
  return " and " + std::string(table) + ".journal_no <= " + std::to_string(as_of);
}

}  // namespace nuan::adapters::tables
