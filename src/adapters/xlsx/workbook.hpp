// Workbook: a table written as .xlsx, row after row, in little memory, and put in its place whole.
//
// A text stays a text whatever it looks like: certificate and card numbers keep every digit, also where somebody edits
// them. An amount is a number shown with two decimals. Spreadsheets know but 15 digits: larger amounts are texts.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/money.hpp"
#include "base/result.hpp"

namespace nuan::adapters {

using Cell = std::variant<std::string, std::int64_t, Money>;

class Workbook {
 public:
  // Fails with output_unwritable or output_full. Nothing stands at `path` before commit().
  [[nodiscard]] static Result<Workbook> create(const std::string& path, const std::string& sheet,
                                               std::vector<std::string> columns);
  Workbook(Workbook&&) noexcept;
  Workbook& operator=(Workbook&&) noexcept;
  ~Workbook();  // leaves nothing behind where it was not committed

  // A sheet holds 1,048,576 rows; further ones go on another.
  void add(const std::vector<Cell>& row);
  [[nodiscard]] Result<void> commit();

 private:
  struct Book;
  explicit Workbook(std::unique_ptr<Book> book);
  std::unique_ptr<Book> book_;
};

}  // namespace nuan::adapters
