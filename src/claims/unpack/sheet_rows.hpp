// SheetRows: the rows of one sheet as lines of CSV, every row on the line of its number.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claims/unpack/held_text.hpp"
#include "claims/unpack/xml.hpp"

namespace nuan::claims {

// What cells refer to.
struct SheetContext {
  const std::vector<std::string>& shared;  // texts
  const std::vector<bool>& days;           // by style: whether it shows days
  bool counts_from_1904 = false;
};

class SheetRows : public Xml::Visitor {
 public:
  SheetRows(SheetContext context, HeldText& out) : context_(context), out_(out) {}

  void begin(std::string_view element, const Attribute& attribute) override;
  void end(std::string_view element) override;
  void text(std::string_view text) override;

  [[nodiscard]] bool is_too_large() const { return too_large_; }
  [[nodiscard]] bool is_wrong() const { return wrong_; }  // a cell or row outside of any sheet, or out of order

  static constexpr std::uint64_t rows_max = 1'048'576;
  static constexpr std::uint64_t columns_max = 16'384;

 private:
  void begin_row(const Attribute& attribute);
  void begin_cell(const Attribute& attribute);
  void end_cell();
  void end_row();
  [[nodiscard]] std::string value() const;
  void add(std::string_view bytes);

  SheetContext context_;
  HeldText& out_;
  std::uint64_t row_ = 0;      // its number; the row that is being read
  std::uint64_t written_ = 0;  // lines
  std::uint64_t width_ = 0;    // fields of the first row
  std::vector<std::string> cells_;
  std::uint64_t column_ = 0;  // of the cell, from 0
  std::string type_;
  std::size_t style_ = 0;
  std::string raw_;
  bool in_value_ = false;
  bool in_inline_ = false;
  bool in_sound_ = false;
  bool too_large_ = false;
  bool wrong_ = false;
};

}  // namespace nuan::claims
