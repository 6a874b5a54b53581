#include "adapters/tables/hidden_rows.hpp"

#include <array>

namespace nuan::adapters::tables {
namespace {

using store::Bytes;
using store::bytes_in;
using store::number_in;
using store::Row;

std::string half_of(const Secrets& secrets, const std::string& text) { return secrets.lookup(text).substr(0, 16); }

// A looked-up column, made anew out of the text it stands for. What it was must be that text's: else the row was
// changed, or is not of this key.
Result<void> look_up_anew(store::Value& value, const std::string& text, const TwoKeys& keys, bool whole) {
  const auto lookup = [&](const Secrets& secrets) { return whole ? secrets.lookup(text) : half_of(secrets, text); };
  if (bytes_in(value) != lookup(keys.from()))
    return fail(Code::store_tampered, {}, {"一行的查找值与内容不符", "what a row is found by is not its content's"},
                {"请运行 nuan verify", "run nuan verify"});
  value = Bytes{lookup(keys.to())};
  return {};
}

Result<Row> certificate_anew(Row row, const std::string& certificate, const TwoKeys& keys) {
  TRY(look_up_anew(row[0], certificate, keys, true));
  return row;
}

Result<Row> person_anew(Row row, const std::string& /*certificate*/, const TwoKeys& keys) {
  const std::string place = place_of_person(number_in(row[0]));
  TRY_LET(const std::string text, keys.open(bytes_in(row[1]), place));
  row[1] = Bytes{keys.to().hide(text, place)};
  return row;
}

// The first field of a row of CSV: the number of a claim.
std::string first_field(std::string_view text) {
  if (!text.starts_with('"')) return std::string(text.substr(0, text.find(',')));
  std::string field;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '"' && !text.substr(i + 1).starts_with('"')) break;
    if (text[i] == '"') ++i;
    field += text[i];
  }
  return field;
}

Result<Row> register_row_anew(Row row, const std::string& certificate, const TwoKeys& keys, const Table& table,
                              bool has_claim) {
  const std::string place = place_of_row(table.name, number_in(row[1]), number_in(row[2]));
  TRY_LET(const std::string text, keys.open(bytes_in(row[5]), place));
  if (has_claim) TRY(look_up_anew(row[3], first_field(text), keys, false));
  TRY(look_up_anew(row[4], certificate + "\n" + text, keys, false));
  row[5] = Bytes{keys.to().hide(text, place)};
  return row;
}

Result<Row> member_anew(Row row, const std::string& certificate, const TwoKeys& keys) {
  return register_row_anew(std::move(row), certificate, keys, member_row_table, false);
}
Result<Row> claim_anew(Row row, const std::string& certificate, const TwoKeys& keys) {
  return register_row_anew(std::move(row), certificate, keys, claim_row_table, true);
}
Result<Row> status_anew(Row row, const std::string& certificate, const TwoKeys& keys) {
  return register_row_anew(std::move(row), certificate, keys, status_row_table, false);
}

Result<Row> quarantine_anew(Row row, const std::string& /*certificate*/, const TwoKeys& keys) {
  const std::string place = place_of_row(quarantine_table.name, number_in(row[0]), number_in(row[1]));
  TRY_LET(const std::string text, keys.open(bytes_in(row[6]), place));
  row[6] = Bytes{keys.to().hide(text, place)};
  return row;
}

}  // namespace

std::string place_of_person(std::int64_t person) { return "person.certificate " + std::to_string(person); }

std::string place_of_row(std::string_view table, std::int64_t intake, std::int64_t row) {
  return std::string(table) + " " + std::to_string(intake) + "." + std::to_string(row);
}

Result<std::string> TwoKeys::open(const std::string& hidden, const std::string& place) const {
  const auto by = hidden_by(hidden);
  return by && by->key == to_.key_number() ? to_.open(hidden, place) : from_.open(hidden, place);
}

std::span<const HiddenTable> hidden_tables() {
  static const std::array<HiddenTable, 6> all = {{
      {&certificate_table, {0}, {0}, true, certificate_anew},
      {&person_table, {0}, {1}, false, person_anew},
      {&member_row_table, {0, 1, 2}, {3, 4, 5}, true, member_anew},
      {&claim_row_table, {0, 1, 2}, {3, 4, 5}, true, claim_anew},
      {&status_row_table, {0, 1, 2}, {3, 4, 5}, true, status_anew},
      {&quarantine_table, {0, 1}, {6}, false, quarantine_anew},
  }};
  return all;
}

}  // namespace nuan::adapters::tables
