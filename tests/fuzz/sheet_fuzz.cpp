// A table that an officer gives back, in any bytes: it is read whole or refused in words, every line knows its place,
// and what is read of it is what another reading of the same values gives.
#include <cstdint>
#include <string>
#include <string_view>

#include "flow/corrections.hpp"
#include "flow/csv_fields.hpp"
#include "flow/memory_files.hpp"
#include "tests/fuzz/no_files.hpp"

namespace {

using namespace nuan;

constexpr const char* path = "sheet";
constexpr const char* header = "claim_id,reverses,settled_at,self_pay";

Result<flow::SmallTable> read(std::string text) {
  NoFiles none;
  flow::MemoryFiles files(none);
  files.put(path, std::move(text));
  return flow::read_small_table(path, files);
}

// Under names of our own: a quoted name may begin as an archive does, and written plainly it would be taken for one.
std::string written(const flow::SmallTable& table) {
  std::string text = "column";
  for (std::size_t i = 1; i < table.columns.size(); ++i) text += ",column" + std::to_string(i);
  text += "\n";
  for (const auto& row : table.rows) text += flow::joined_fields(row) + "\n";
  return text;
}

void must_tell(const Error& error) { ENSURE(!error.sentence.zh.empty() && !error.sentence.en.empty()); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto table = read(std::string(reinterpret_cast<const char*>(data), size));
  if (!table) {
    must_tell(table.error());
    return 0;
  }
  ENSURE(!table->columns.empty() && table->rows.size() == table->lines.size());
  for (std::size_t i = 0; i < table->rows.size(); ++i) {
    ENSURE(table->rows[i].size() == table->columns.size());
    ENSURE(i == 0 || table->lines[i] > table->lines[i - 1]);
  }
  const auto again = read(written(*table));
  ENSURE(again.has_value() && again->rows == table->rows);
  const auto intake = flow::intake_in(*table, path);
  if (!intake) must_tell(intake.error());
  const auto corrections = flow::corrections_in(*table, path, "person_id", header);
  if (!corrections) {
    must_tell(corrections.error());
    return 0;
  }
  ENSURE(corrections->size() == table->rows.size());
  for (const flow::Correction& one : *corrections) ENSURE(one.fields.size() == 5 && one.intake > 0 && one.row > 0);
  return 0;
}
