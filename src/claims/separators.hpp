// Separators: where the commas and line ends of a stretch of CSV stand, found in one pass before anyone looks at a
// field. Neither GB18030 nor UTF-8 uses the bytes of comma, quote, CR and LF inside longer characters, so bytes are
// enough.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace nuan::claims {

// The roads that lead to the same answer; the fastest that is there is taken.
enum class Road : std::uint8_t { words, avx2, avx512 };
[[nodiscard]] bool is_there(Road road);

// What matters of a stretch as a whole.
struct Look {
  bool has_quote = false;
  bool has_nul = false;
  bool has_high = false;  // a byte beyond ASCII
  std::uint32_t line_ends = 0;
};
[[nodiscard]] Look look(std::string_view bytes, char line_end);
[[nodiscard]] Look look_by(Road road, std::string_view bytes, char line_end);

// A quote counts where a field begins, where it closes one, and doubled within one.
enum class QuoteState : std::uint8_t { field_start, plain, quoted, quote_seen };

// How the quotes of a stretch stand. Only where they are tidy, as RFC 4180 has them, is the rest worth anything: a
// quote within a field that did not begin with one, or text behind a closing one, is for those who look byte by byte.
struct Quotes {
  bool tidy = true;
  bool doubled = false;  // somewhere
  QuoteState after = QuoteState::field_start;
};
[[nodiscard]] Quotes follow_quotes(std::string_view bytes, QuoteState before, char line_end);
[[nodiscard]] Quotes follow_quotes_by(Road road, std::string_view bytes, QuoteState before, char line_end);

// Reused from stretch to stretch.
class Separators {
 public:
  // Looks through `bytes` (below 4 GiB) from `from` on, adding to what was found before that offset.
  void find(std::string_view bytes, std::size_t from, char line_end);
  void find_by(Road road, std::string_view bytes, std::size_t from, char line_end);
  // The same from the beginning of a record on, but for commas and line ends within quotes.
  [[nodiscard]] Quotes find_outside_quotes(std::string_view bytes, std::size_t from, char line_end);
  [[nodiscard]] Quotes find_outside_quotes_by(Road road, std::string_view bytes, std::size_t from, char line_end);
  void clear() { count_ = line_count_ = 0; }

  // Offsets of commas and line ends, ascending. The place before the first belongs to whoever reads them.
  [[nodiscard]] std::uint32_t* at() { return room_at_.get() + 1; }
  [[nodiscard]] const std::uint32_t* at() const { return room_at_.get() + 1; }
  [[nodiscard]] std::size_t count() const { return count_; }
  // Which of them are line ends: indexes into at().
  [[nodiscard]] const std::uint32_t* lines() const { return lines_.get(); }
  [[nodiscard]] std::size_t line_count() const { return line_count_; }

 private:
  friend struct Finding;
  void make_room(std::size_t more_bytes);

  std::unique_ptr<std::uint32_t[]> room_at_ = std::make_unique<std::uint32_t[]>(1);
  std::unique_ptr<std::uint32_t[]> lines_;
  std::size_t room_ = 0;
  std::size_t count_ = 0;
  std::size_t line_count_ = 0;
};

[[nodiscard]] std::size_t count_of(std::string_view bytes, char wanted);

}  // namespace nuan::claims
