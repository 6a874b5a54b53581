// Which columns hold what is hidden or looked up, and how a row is hidden anew with another key. A new column of that
// sort gets its line in hidden_rows.cpp; a test compares the list with what the database has.
#pragma once

#include <span>

#include "adapters/tables/tables.hpp"
#include "base/secrets.hpp"

namespace nuan::adapters::tables {

[[nodiscard]] std::string place_of_person(std::int64_t person);
// Of a row of member_row, claim_row, status_row or quarantine.
[[nodiscard]] std::string place_of_row(std::string_view table, std::int64_t intake, std::int64_t row);

// The two keys of a change of keys: values open by whichever hid them.
class TwoKeys {
 public:
  TwoKeys(const Secrets& from, const Secrets& to) : from_(from), to_(to) {}
  [[nodiscard]] const Secrets& from() const { return from_; }
  [[nodiscard]] const Secrets& to() const { return to_; }
  [[nodiscard]] Result<std::string> open(const std::string& hidden, const std::string& place) const;

 private:
  const Secrets &from_, &to_;
};

struct HiddenTable {
  const Table* table = nullptr;
  std::vector<std::size_t> key;      // columns that find a row
  std::vector<std::size_t> changed;  // columns that hidden_anew() changes: every one of bytes
  bool of_person = false;            // its person's certificate is needed for it
  // `certificate` is empty unless of_person. Fails with key_wrong, and with store_tampered where a row is not what it
  // says it is.
  Result<store::Row> (*hidden_anew)(store::Row row, const std::string& certificate, const TwoKeys& keys);
};
[[nodiscard]] std::span<const HiddenTable> hidden_tables();

}  // namespace nuan::adapters::tables
