#include "store/database.hpp"

#include <utility>

namespace nuan::store {

Result<Transaction> Transaction::begin(Database& database, Access access) {
  TRY(database.begin(access));
  return Transaction(database);
}

Result<void> Transaction::commit() {
  ENSURE(database_ != nullptr);
  TRY(database_->commit());
  database_ = nullptr;
  return {};
}

Result<std::vector<Row>> all_rows(Database& database, const std::string& text, const Row& values) {
  std::vector<Row> rows;
  TRY(database.ask(text, values, [&](const Row& row) -> Result<void> {
    rows.push_back(row);
    return {};
  }));
  return rows;
}

std::int64_t number_in(const Value& value) {
  const auto* number = std::get_if<std::int64_t>(&value);
  ENSURE(number != nullptr);
  return *number;
}

const std::string& text_in(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  ENSURE(text != nullptr);
  return *text;
}

const std::string& bytes_in(const Value& value) {
  const auto* bytes = std::get_if<Bytes>(&value);
  ENSURE(bytes != nullptr);
  return bytes->bytes;
}

}  // namespace nuan::store
