#include "claims/unpack/sheet_rows.hpp"

#include <algorithm>
#include <charconv>

#include "claims/unpack/cell_values.hpp"

namespace nuan::claims {
namespace {

std::uint64_t number_of(std::string_view text, std::uint64_t otherwise) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? number : otherwise;
}

// `BC17` is column 54, counted from 0.
std::uint64_t column_of(std::string_view cell, std::uint64_t otherwise) {
  std::uint64_t column = 0;
  for (const char c : cell.substr(0, 4)) {
    if (c < 'A' || c > 'Z') break;
    column = column * 26 + static_cast<std::uint64_t>(c - 'A' + 1);
  }
  return column == 0 ? otherwise : column - 1;
}

void append_csv(std::string& line, std::string_view field) {
  if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
    line += field;
    return;
  }
  line += '"';
  for (const char c : field) {
    if (c == '"') line += '"';
    line += c == '\n' || c == '\r' ? ' ' : c;  // a row stays a line
  }
  line += '"';
}

}  // namespace

void SheetRows::add(std::string_view bytes) { too_large_ = too_large_ || !out_.append(bytes); }

void SheetRows::begin(std::string_view element, const Attribute& attribute) {
  if (wrong_ || too_large_) return;
  if (element == "row") begin_row(attribute);
  if (element == "c") begin_cell(attribute);
  if (element == "is") in_inline_ = true;
  if (element == "rPh") in_sound_ = true;
  if (element == "v" || (element == "t" && in_inline_ && !in_sound_)) in_value_ = true;
}

void SheetRows::text(std::string_view text) {
  if (in_value_) raw_ += text;
}

void SheetRows::end(std::string_view element) {
  if (wrong_ || too_large_) return;
  if (element == "v" || element == "t") in_value_ = false;
  if (element == "is") in_inline_ = false;
  if (element == "rPh") in_sound_ = false;
  if (element == "c") end_cell();
  if (element == "row") end_row();
}

void SheetRows::begin_row(const Attribute& attribute) {
  const std::uint64_t number = number_of(attribute("r"), row_ + 1);
  wrong_ = number <= row_ || number > rows_max;
  row_ = number;
  cells_.clear();
}

void SheetRows::begin_cell(const Attribute& attribute) {
  column_ = column_of(attribute("r"), cells_.size());
  wrong_ = wrong_ || column_ >= columns_max || column_ < cells_.size();
  type_ = attribute("t");
  style_ = number_of(attribute("s"), 0);
  raw_.clear();
}

std::string SheetRows::value() const {
  if (type_ == "s") {
    const std::uint64_t index = number_of(raw_, context_.shared.size());
    return index < context_.shared.size() ? context_.shared[index] : std::string("#REF!");
  }
  if (!type_.empty() && type_ != "n") return raw_;
  if (raw_.empty()) return {};
  const bool shows_days = style_ < context_.days.size() && context_.days[style_];
  return shows_days ? day_text(raw_, context_.counts_from_1904) : number_text(raw_);
}

void SheetRows::end_cell() {
  std::string text = value();
  if (text.empty()) return;
  cells_.resize(column_);
  cells_.push_back(std::move(text));
}

// Cells at the end of a row that hold nothing are not in the file; the header says how many there are.
void SheetRows::end_row() {
  if (cells_.empty()) return;
  if (width_ == 0) width_ = cells_.size();
  add(std::string(row_ - 1 - written_, '\n'));
  std::string line;
  for (std::size_t i = 0; i < std::max<std::size_t>(cells_.size(), width_); ++i) {
    if (i > 0) line += ',';
    if (i < cells_.size()) append_csv(line, cells_[i]);
  }
  line += '\n';
  add(line);
  written_ = row_;
}

}  // namespace nuan::claims
