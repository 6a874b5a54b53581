// KeptColumns: the columns of a kept row, taken out again: into the columns of a batch, or as values.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "claims/row_reader.hpp"
#include "policy/columnar.hpp"

namespace nuan::flow {

// The texts of a batch, each once.
class TextNumbers {
 public:
  void clear() { numbers_.clear(); }
  [[nodiscard]] std::int64_t of(std::string_view text, policy::Batch& batch);

 private:
  std::unordered_map<std::string, std::int64_t> numbers_;
};

// Adds one row to a table of a batch. `at`: behind the date of a fact, which is given apart; the first column of a
// subject.
void append_columns(const claims::Shape& shape, const claims::Byte* at, std::int32_t day, policy::Batch& batch,
                    TextNumbers& texts);

// The row as values, in the order of the policy.
[[nodiscard]] std::vector<policy::Value> column_values(const claims::Shape& shape, const claims::Byte* at,
                                                       std::int32_t day);

// Compares two rows by the column at a place of kept_order (not a fact's date), as values order.
[[nodiscard]] int compare_kept_column(const claims::Shape& shape, std::uint32_t place, const claims::Byte* left,
                                      const claims::Byte* right);

}  // namespace nuan::flow
