// Values as libpq sends and receives them: in PostgreSQL's binary form, so that nothing is quoted and nothing is
// parsed.
#pragma once

#include <libpq-fe.h>

#include <string>
#include <vector>

#include "store/database.hpp"

namespace nuan::adapters {

// The parameters of one statement. Points into the row, which must outlive it.
class Parameters {
 public:
  explicit Parameters(const store::Row& row);
  [[nodiscard]] int count() const { return static_cast<int>(values_.size()); }
  [[nodiscard]] const char* const* values() const { return values_.data(); }
  [[nodiscard]] const int* sizes() const { return sizes_.data(); }
  [[nodiscard]] const int* formats() const { return formats_.data(); }

 private:
  std::vector<std::string> numbers_;
  std::vector<const char*> values_;
  std::vector<int> sizes_, formats_;
};

// A column of an answer. Fails with store_failed where its type is none of ours (numeric, float …).
[[nodiscard]] Result<store::Value> value_of(const PGresult* answer, int row, int column);

// A row as COPY … (format binary) reads it.
void append_copied(const store::Row& row, std::string& bytes);
[[nodiscard]] std::string copy_header();
[[nodiscard]] std::string copy_trailer();

}  // namespace nuan::adapters
