#include "flow/corrections.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "flow/csv_fields.hpp"

namespace nuan::flow {
namespace {

// No column of a policy begins with #.
constexpr std::string_view intake_column = "#intake", row_column = "#row";

std::vector<std::string> columns_to_correct(const std::string& key_name, const std::string& header) {
  std::vector<std::string> columns = split_fields(header);
  columns.insert(columns.begin(), key_name);
  return columns;
}

Result<std::size_t> place_of(const SmallTable& table, const std::string& path, std::string_view column) {
  const auto at = std::ranges::find(table.columns, column);
  if (at != table.columns.end()) return static_cast<std::size_t>(at - table.columns.begin());
  return fail(Code::column_missing, {path, 1},
              {"表里没有这一列: " + std::string(column), "the table lacks the column " + std::string(column)},
              {"请用 nuan quarantine export 写出的表, 不要删列",
               "use a table that nuan quarantine export wrote, with all its columns"});
}

Result<std::int64_t> number_at(const SmallTable& table, const std::string& path, std::size_t row, std::size_t column) {
  const std::string_view text = trim(table.rows[row][column]);
  std::int64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec == std::errc() && read.ptr == text.data() + text.size() && number > 0) return number;
  return fail(Code::usage, {path, table.lines[row]},
              {"这一行没有写明是第几次导入的第几行", "this line does not say which row of which intake it is"},
              {"请保留 #intake 和 #row 两列", "keep the columns #intake and #row as they were"});
}

}  // namespace

std::vector<std::string> correction_columns(const std::string& key_name, const std::string& header) {
  std::vector<std::string> columns = {std::string(intake_column), std::string(row_column), "#line", "#code", "#why"};
  const std::vector<std::string> rest = columns_to_correct(key_name, header);
  columns.insert(columns.end(), rest.begin(), rest.end());
  columns.emplace_back("#as_received");
  return columns;
}

std::vector<std::string> fields_to_correct(const aid::Quarantined& one, const std::string& key_name,
                                           const std::string& fields, const std::string& text) {
  const std::vector<std::string> wanted = columns_to_correct(key_name, one.header);
  const std::vector<std::string> found = split_fields(text);
  if (one.code == aid::conflict_code && found.size() == wanted.size()) return found;
  const std::vector<std::string> names = split_fields(fields);
  std::vector<std::string> values(wanted.size());
  if (names.size() != found.size()) return values;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const auto at = std::ranges::find(names, wanted[i]);
    if (at != names.end()) values[i] = found[static_cast<std::size_t>(at - names.begin())];
  }
  return values;
}

Result<std::int64_t> intake_in(const SmallTable& table, const std::string& path) {
  TRY_LET(const std::size_t column, place_of(table, path, intake_column));
  if (!table.rows.empty()) return number_at(table, path, 0, column);
  return fail(Code::input_empty, {path}, {"表里没有行", "the table has no rows"});
}

Result<std::vector<Correction>> corrections_in(const SmallTable& table, const std::string& path,
                                               const std::string& key_name, const std::string& header) {
  TRY_LET(const std::size_t intake, place_of(table, path, intake_column));
  TRY_LET(const std::size_t row, place_of(table, path, row_column));
  std::vector<std::size_t> places;
  for (const std::string& column : columns_to_correct(key_name, header)) {
    TRY_LET(const std::size_t place, place_of(table, path, column));
    places.push_back(place);
  }
  std::vector<Correction> corrections;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    Correction one{.line = table.lines[i]};
    TRY_LET(one.intake, number_at(table, path, i, intake));
    TRY_LET(one.row, number_at(table, path, i, row));
    for (const std::size_t place : places) one.fields.push_back(table.rows[i][place]);
    corrections.push_back(std::move(one));
  }
  return corrections;
}

}  // namespace nuan::flow
