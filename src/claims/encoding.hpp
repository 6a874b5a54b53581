// Encodings: deciding whether a file is UTF-8 or GB18030 from its bytes alone, while many threads read it in pieces.
//
// A reader may cut rows on the raw bytes before it knows which of the two it has: no byte of a character of several
// bytes is a comma, a quote, CR or LF. In UTF-8 they are all 0x80 or above; in GB18030 the second may be 0x40 to 0x7E
// (which includes `|` and `\`) and the second and fourth of four may be 0x30 to 0x39, all of them above 0x2C, 0x22,
// 0x0D and 0x0A.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/files.hpp"
#include "base/result.hpp"

namespace nuan::claims {

enum class Encoding : std::uint8_t { utf8, gb18030 };
[[nodiscard]] std::string_view name_of(Encoding encoding);

// What the first bytes of a file tell.
struct Opening {
  std::optional<Encoding> encoding;  // where a byte order mark says it
  std::size_t mark_bytes = 0;        // the mark, which is no part of the text
};
// Needs no more than the first 8 bytes. Fails with input_empty when there are none, and with input_undecodable when
// they are those of UTF-16, of a spreadsheet or of a compressed file.
[[nodiscard]] Result<Opening> read_opening(std::string_view first_bytes, const std::string& file);

// Follows a part of a file byte by byte. Each thread keeps its own for the lines it reads; joined, they decide.
class TextCheck {
 public:
  static constexpr std::uint64_t nowhere = ~std::uint64_t{0};

  // `offset`: where in the file the first byte added stands. A part begins where a line or the file begins.
  explicit TextCheck(std::uint64_t offset = 0) : offset_(offset) {}
  // The next bytes, cut anywhere, also inside a character.
  void add(std::string_view bytes);
  // Bytes that were found to be whole characters of UTF-8 and no NUL (see utf8_look.hpp), so that nobody looks again.
  void add_valid(std::size_t size, bool beyond_ascii, bool beyond_two_bytes);
  // Takes in what another part of the same file showed; both must have been given all their bytes.
  void join(const TextCheck& other);

  // Offsets in the file, or nowhere.
  [[nodiscard]] std::uint64_t flaw() const { return flaw_; }  // the first byte that UTF-8 cannot have there
  [[nodiscard]] std::uint64_t cut() const;                    // a character that the end of the part cuts short
  [[nodiscard]] std::uint64_t nul() const { return nul_; }    // the first NUL byte
  [[nodiscard]] bool only_nul() const { return nul_ != nowhere && !beyond_nul_; }
  // Holds at least one whole character of several bytes; told only where there is no flaw.
  [[nodiscard]] bool beyond_ascii() const { return beyond_ascii_; }
  // The same for one of three or four bytes, as every Chinese one is.
  [[nodiscard]] bool beyond_two_bytes() const { return beyond_two_bytes_; }

 private:
  void look_for_nul(std::string_view bytes);
  void check_characters(std::string_view bytes);
  [[nodiscard]] std::string_view finish_character(std::string_view bytes);

  std::uint64_t offset_ = 0;  // of the next byte
  std::uint64_t flaw_ = nowhere;
  std::uint64_t nul_ = nowhere;
  bool beyond_nul_ = false;
  bool beyond_ascii_ = false;
  bool beyond_two_bytes_ = false;
  std::string begun_;  // a character begun at the end of what was added: fewer than 4 bytes
};

// The encoding of the whole file. Fails with input_nul, or with input_undecodable when a UTF-8 mark was wrong. A file
// that ends inside a character is still UTF-8 when it holds whole ones too: its last record was cut short, which is no
// reason to read all the others in another encoding. What comes out as GB18030 is only known to be so once it was
// converted.
[[nodiscard]] Result<Encoding> decide(const Opening& opening, const TextCheck& whole, const std::string& file);

// The same for a file that is read from end to end once just for this.
struct Decided {
  Encoding encoding = Encoding::utf8;
  std::size_t mark_bytes = 0;
};
[[nodiscard]] Result<Decided> decide_encoding(const InputFile& file);

// Neither UTF-8 nor GB18030. Offsets from the beginning of the file; nowhere where not known.
[[nodiscard]] Error undecodable(Place place, std::uint64_t utf8_flaw, std::uint64_t gb18030_flaw);

}  // namespace nuan::claims
