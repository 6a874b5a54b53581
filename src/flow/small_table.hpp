// SmallTable: a table that people filled in, read whole: an .xlsx, or CSV in UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/files.hpp"

namespace nuan::flow {

struct SmallTable {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  // as many fields as columns
  std::vector<std::uint64_t> lines;            // of each row in the file
};

// Blank lines are left out; missing fields at a row's end are blank. Fails with the file, with input_undecodable, with
// input_empty.
[[nodiscard]] Result<SmallTable> read_small_table(const std::string& path, Files& files);

}  // namespace nuan::flow
