// Corrections: the rows of an intake that were put aside, as a table that an officer fills in and gives back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "aid/quarantine.hpp"
#include "flow/small_table.hpp"

namespace nuan::flow {

// Where a row stands and why it was put aside; then the person's column and those of the intake's header, to be put
// right; then the row as it came.
[[nodiscard]] std::vector<std::string> correction_columns(const std::string& key_name, const std::string& header);

// The fields of a row for the person's column and those of the header. `fields` names the fields of the file (see
// aid::FileForm); of a row that contradicts an earlier file the text has the register's columns already. Blank where
// the file's fields are not known or not as many as they should be.
[[nodiscard]] std::vector<std::string> fields_to_correct(const aid::Quarantined& one, const std::string& key_name,
                                                         const std::string& fields, const std::string& text);

// A line that came back.
struct Correction {
  std::uint64_t line = 0;
  std::int64_t intake = 0, row = 0;
  std::vector<std::string> fields;  // the person's column and those of the header
};

// Fails with column_missing, and with usage where a line does not say which row it is.
[[nodiscard]] Result<std::vector<Correction>> corrections_in(const SmallTable& table, const std::string& path,
                                                             const std::string& key_name, const std::string& header);
// Which intake the table is of: that of its first line.
[[nodiscard]] Result<std::int64_t> intake_in(const SmallTable& table, const std::string& path);

}  // namespace nuan::flow
