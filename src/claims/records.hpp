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

enum class QuoteState : std::uint8_t { field_start, plain, quoted, quote_seen };

// For each state before a stretch, the state after it.
using QuoteSteps = std::array<QuoteState, 4>;
[[nodiscard]] QuoteSteps quote_steps(std::string_view bytes, bool has_quote, char line_end);

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
  }
}

// The same for any stretch, in small steps.
template <class Visit>
void visit_quoted_records(const Stretch& stretch, SplitRow& row, Visit&& visit) {
  const std::string_view bytes(stretch.bytes, stretch.end);
  for (std::size_t begin = stretch.from; begin < stretch.starts_end;) {
    const std::size_t found = record_end(bytes, begin, QuoteState::field_start, stretch.line_end);
    const std::size_t end = found == std::string_view::npos ? stretch.end - 1 : found;
    row.split(without_cr(bytes.substr(begin, end - begin), stretch.line_end));
    visit(begin, std::as_const(row), stretch.is_cut && end + 1 == stretch.end);
    begin = end + 1;
  }
}

}  // namespace nuan::claims
