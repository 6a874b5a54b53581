#include "flow/small_table.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "claims/text_records.hpp"
#include "claims/unpack/unpack.hpp"
#include "flow/csv_fields.hpp"

namespace nuan::flow {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

Result<std::string> text_of(const InputFile& file) {
  std::string text(file.size(), '\0');
  TRY(file.read_at(0, text));
  if (text.starts_with(utf8_mark)) text.erase(0, utf8_mark.size());
  if (is_utf8(text) && text.find('\0') == std::string::npos) return text;
  return fail(Code::input_undecodable, {file.name()},
              {"文件不是 xlsx, 也不是 UTF-8 的 CSV", "neither xlsx nor CSV in UTF-8"},
              {"请存成 xlsx, 或“CSV UTF-8”", "save it as xlsx, or as CSV UTF-8"});
}

void add_row(SmallTable& table, std::vector<std::string> fields, std::uint64_t line) {
  if (!table.columns.empty()) fields.resize(table.columns.size());
  const bool blank = std::ranges::all_of(fields, [](const std::string& field) { return trim(field).empty(); });
  if (blank) return;
  if (table.columns.empty()) {
    for (const std::string& field : fields) table.columns.emplace_back(trim(field));
    return;
  }
  table.rows.push_back(std::move(fields));
  table.lines.push_back(line);
}

}  // namespace

Result<SmallTable> read_small_table(const std::string& path, Files& files) {
  TRY_LET(const auto file, files.open(path));
  TRY_LET(const auto unpacked, claims::unpack(*file));
  TRY_LET(const std::string text, text_of(unpacked ? *unpacked : *file));
  SmallTable table;
  std::uint64_t line = 1;
  claims::TextRecords records(text);
  while (const auto record = records.next()) {
    add_row(table, split_fields(*record), line);
    line += 1 + static_cast<std::uint64_t>(std::ranges::count(*record, '\n'));
  }
  if (!table.columns.empty()) return table;
  return fail(Code::input_empty, {path}, {"文件里没有表头", "the file has no header"},
              {"请用 nuan quarantine export 写出的表", "use a table that nuan quarantine export wrote"});
}

}  // namespace nuan::flow
