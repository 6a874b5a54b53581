// Records: rows of CSV as RFC 4180 has them. A quote counts only where a field begins; inside quotes commas and line
// ends are text and a doubled quote is one. Whoever stands in the middle of a file needs to know but one thing of all
// that came before: the QuoteState. It can be worked out stretch by stretch, in any order, and put together afterwards.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "claims/separators.hpp"

namespace nuan::claims {

// The state behind a stretch.
[[nodiscard]] QuoteState state_after(std::string_view bytes, bool has_quote, QuoteState before, char line_end);

// Offset of the line end that ends the record in which `from` stands, or npos.
[[nodiscard]] std::size_t record_end(std::string_view bytes, std::size_t from, QuoteState state, char line_end);

// A record of a stretch without quotes: its fields lie between separators.
struct PlainRow {
  const char* bytes = nullptr;
  const std::uint32_t* separators = nullptr;  // before the first field, behind the first, behind the second ...
  std::uint32_t count = 0;

  [[nodiscard]] std::uint32_t size() const { return count; }
  [[nodiscard]] std::size_t bytes_in_all() const { return separators[count] - (separators[0] + 1); }
  [[nodiscard]] std::string_view operator[](std::uint32_t field) const {
    const std::uint32_t first = separators[field] + 1;  // 0 where no byte stands before the first
    return {bytes + first, separators[std::size_t{field} + 1] - first};
  }
};

// A record of a stretch whose quotes are tidy, none of them doubled within it.
class QuotedRow {
 public:
  explicit QuotedRow(PlainRow row) : row_(row) {}
  [[nodiscard]] std::uint32_t size() const { return row_.size(); }
  [[nodiscard]] std::size_t bytes_in_all() const { return row_.bytes_in_all(); }
  [[nodiscard]] std::string_view operator[](std::uint32_t field) const {
    const std::string_view text = row_[field];
    return text.starts_with('"') ? text.substr(1, text.size() - 2) : text;
  }
  [[nodiscard]] bool is_blank() const { return bytes_in_all() == 0; }

 private:
  PlainRow row_;
};

// Any record, taken apart byte by byte. Reused from record to record.
class SplitRow {
 public:
  // `text` is the record without its line end.
  void split(std::string_view text);
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(fields_.size()); }
  [[nodiscard]] std::size_t bytes_in_all() const { return bytes_in_all_; }
  [[nodiscard]] std::string_view operator[](std::uint32_t field) const { return fields_[field]; }
  [[nodiscard]] bool is_blank() const { return blank_; }          // no text at all
  [[nodiscard]] bool is_open() const { return open_; }            // its last quote was never closed
  [[nodiscard]] bool is_malformed() const { return malformed_; }  // text stood behind a closing quote

 private:
  std::size_t take_quoted(std::string_view text, std::size_t at);
  std::vector<std::string_view> fields_;
  std::string room_;  // unquoted text, where quotes were doubled
  std::size_t bytes_in_all_ = 0;
  bool blank_ = false;
  bool open_ = false;
  bool malformed_ = false;
};

// A stretch of a file, beginning with a record and ending with one. What may be read beyond it are 64 bytes on either
// side.
struct Stretch {
  char* bytes = nullptr;       // the end of the file, where the last record has no line end, was given one
  std::size_t from = 0;        // where the first record begins
  std::size_t starts_end = 0;  // records that begin here or later belong to somebody else
  std::size_t end = 0;         // one past the last line end
  bool is_cut = false;         // that last line end was not in the file
  char line_end = '\n';
};

// The last byte of a record that a line end CR LF leaves behind.
[[nodiscard]] inline std::string_view without_cr(std::string_view text, char line_end) {
  return line_end == '\n' && text.ends_with('\r') ? text.substr(0, text.size() - 1) : text;
}

// Separators are found so far ahead: neither they nor the text leave the cache before they are used.
inline constexpr std::size_t separators_ahead = std::size_t{1} << 16U;

// visit(begin, row, cut) for every record of the found separators; returns where the last one's successor begins.
template <class Visit>
std::uint32_t visit_found_records(const Stretch& stretch, Separators& separators, std::uint32_t begin, Visit&& visit) {
  std::uint32_t* const at = separators.at();
  std::size_t first = 0;
  for (std::size_t line = 0; line < separators.line_count() && begin < stretch.starts_end; ++line) {
    const std::size_t last = separators.lines()[line];
    const std::uint32_t end = at[last];
    if (end > begin && stretch.line_end == '\n' && stretch.bytes[end - 1] == '\r') at[last] = end - 1;
    std::uint32_t* const before = at + first - 1;
    *before = begin - 1;
    const PlainRow row{stretch.bytes, before, static_cast<std::uint32_t>(last - first + 1)};
    visit(std::size_t{begin}, row, stretch.is_cut && end + 1 == stretch.end);
    first = last + 1;
    begin = end + 1;
  }
  return begin;
}

// Calls visit(begin, row, cut) for every record of a stretch without quotes.
template <class Visit>
void visit_plain_records(const Stretch& stretch, Separators& separators, Visit&& visit) {
  auto begin = static_cast<std::uint32_t>(stretch.from);
  while (begin < stretch.starts_end) {
    separators.clear();
    for (std::size_t to = begin; separators.line_count() == 0;) {
      const std::size_t from = to;
      to = std::min(from + separators_ahead, stretch.end);
      separators.find({stretch.bytes, to}, from, stretch.line_end);
    }
    begin = visit_found_records(stretch, separators, begin, visit);
  }
}

// The same for any stretch, in small steps; returns where it came to: to `until`, or behind the record in which that
// lies.
template <class Visit>
std::size_t visit_records_slowly(const Stretch& stretch, std::size_t from, std::size_t until, SplitRow& row,
                                 Visit&& visit) {
  const std::string_view bytes(stretch.bytes, stretch.end);
  std::size_t begin = from;
  while (begin < until) {
    const std::size_t found = record_end(bytes, begin, QuoteState::field_start, stretch.line_end);
    const std::size_t end = found == std::string_view::npos ? stretch.end - 1 : found;
    row.split(without_cr(bytes.substr(begin, end - begin), stretch.line_end));
    visit(begin, std::as_const(row), stretch.is_cut && end + 1 == stretch.end);
    begin = end + 1;
  }
  return begin;
}

// The same for any stretch: in small steps only where quotes are not tidy, or doubled.
template <class Visit>
void visit_quoted_records(const Stretch& stretch, Separators& separators, SplitRow& split, Visit&& visit) {
  auto begin = static_cast<std::uint32_t>(stretch.from);
  while (begin < stretch.starts_end) {
    const std::size_t to = std::min(begin + separators_ahead, stretch.end);
    separators.clear();
    const Quotes quotes = separators.find_outside_quotes({stretch.bytes, to}, begin, stretch.line_end);
    if (!quotes.tidy || separators.line_count() == 0) {
      const std::size_t until = std::min(to, stretch.starts_end);
      begin = static_cast<std::uint32_t>(visit_records_slowly(stretch, begin, until, split, visit));
      continue;
    }
    const auto take = [&](std::size_t at, const PlainRow& row, bool cut) {
      const std::string_view text(stretch.bytes + at, row.bytes_in_all());
      if (quotes.doubled && text.find("\"\"") != std::string_view::npos) {
        split.split(text);
        visit(at, std::as_const(split), cut);
      } else {
        visit(at, QuotedRow(row), cut);
      }
    };
    begin = visit_found_records(stretch, separators, begin, take);
  }
}

}  // namespace nuan::claims
