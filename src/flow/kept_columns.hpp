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

// A row to be put into a batch: where its columns stand (behind a fact's date, which is given apart).
struct KeptColumns {
  const claims::Byte* at = nullptr;
  std::int32_t day = 0;
};

// Fills one table of a batch, all its rows at once: a column, then the next, so that what a column is is asked once.
class TableFiller {
 public:
  explicit TableFiller(const claims::Shape& shape);
  // Moves `at` of each row along, behind its last column.
  void fill(std::vector<KeptColumns>& rows, policy::Batch& batch, TextNumbers& texts) const;

 private:
  struct Step {
    std::uint8_t form = 0;
    std::uint32_t column = 0;
    std::int64_t added = 0;  // to a kept number
    bool is_dated = false;
    policy::Kind kind = policy::Kind::text;  // of what a dated column holds
  };
  std::size_t table_ = 0;
  std::int32_t date_column_ = -1;
  std::vector<Step> steps_;
};

// The row as values, in the order of the policy.
[[nodiscard]] std::vector<policy::Value> column_values(const claims::Shape& shape, const claims::Byte* at,
                                                       std::int32_t day);

// Compares two rows by the column at a place of kept_order (not a fact's date), as values order.
[[nodiscard]] int compare_kept_column(const claims::Shape& shape, std::uint32_t place, const claims::Byte* left,
                                      const claims::Byte* right);

}  // namespace nuan::flow
