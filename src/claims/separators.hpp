// Separators: where the commas and line ends of a stretch of CSV stand, found in one pass before anyone looks at a
// field. Neither GB18030 nor UTF-8 uses the bytes of comma, quote, CR and LF inside longer characters, so bytes are
// enough.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace nuan::claims {

// Reused from stretch to stretch. Knows nothing of quotes but whether there are any.
class Separators {
 public:
  // Looks through `bytes` (below 4 GiB) from `from` on, adding to what was found before that offset.
  void find(std::string_view bytes, std::size_t from, char line_end);
  // The same by one of the roads, which must be there.
  enum class Road : std::uint8_t { words, avx2, avx512 };
  [[nodiscard]] static bool is_there(Road road);
  void find_by(Road road, std::string_view bytes, std::size_t from, char line_end);
  void clear();

  // Offsets of commas and line ends, ascending. The place before the first belongs to whoever reads them.
  [[nodiscard]] std::uint32_t* at() { return room_at_.get() + 1; }
  [[nodiscard]] const std::uint32_t* at() const { return room_at_.get() + 1; }
  [[nodiscard]] std::size_t count() const { return count_; }
  // Which of them are line ends: indexes into at().
  [[nodiscard]] const std::uint32_t* lines() const { return lines_.get(); }
  [[nodiscard]] std::size_t line_count() const { return line_count_; }

  [[nodiscard]] bool has_quote() const { return has_quote_; }
  [[nodiscard]] bool has_nul() const { return has_nul_; }
  [[nodiscard]] bool has_high() const { return has_high_; }  // a byte beyond ASCII

 private:
  friend struct SeparatorFinder;
  void make_room(std::size_t bytes);

  std::unique_ptr<std::uint32_t[]> room_at_ = std::make_unique<std::uint32_t[]>(1);
  std::unique_ptr<std::uint32_t[]> lines_;
  std::size_t room_ = 0;
  std::size_t count_ = 0;
  std::size_t line_count_ = 0;
  bool has_quote_ = false;
  bool has_nul_ = false;
  bool has_high_ = false;
};

[[nodiscard]] std::size_t count_of(std::string_view bytes, char wanted);

}  // namespace nuan::claims
