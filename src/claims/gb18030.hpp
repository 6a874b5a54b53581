// GB18030 to UTF-8. The characters come from the system's iconv, once, into a table; two dozen codes in which systems
// differ (old tables put them in the private area, new ones forbid their older four-byte forms) are set here to the
// characters they stand for, so that a name reads the same everywhere.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/text.hpp"

namespace nuan::claims {

// What Gb18030::table fails with.
[[nodiscard]] Error no_gb18030_tables();

class Gb18030 {
 public:
  // Made at the first call, then shared by all threads. Fails with input_undecodable where the system lacks the tables.
  [[nodiscard]] static Result<const Gb18030*> table();

  struct Converted {
    std::size_t used = 0;        // bytes that were converted; fewer than given when the last character is cut short
    std::size_t flaw = no_flaw;  // offset of the first byte of what is no GB18030 character; then `used` ends there
  };
  // Appends the text as UTF-8. A piece or a record; never begins inside a character. A character cut short by the end
  // is left unused: more bytes may complete it.
  Converted append_utf8(std::string_view bytes, std::string& out) const;

  // The character of a code, 0 where there is none. `bytes` must hold 2 or 4 of the right shape.
  [[nodiscard]] char32_t two_bytes(const char* bytes) const;
  [[nodiscard]] char32_t four_bytes(const char* bytes) const;

 private:
  friend struct Gb18030Maker;
  static constexpr std::size_t leads = 0xFE - 0x81 + 1;
  static constexpr std::size_t trails = 0xFE - 0x40 + 1;
  static constexpr std::size_t four_byte_codes =
      39420;  // 81308130 to 8431A439; from 90308130 on the rest is arithmetic
  std::array<char32_t, leads * trails> two_{};
  std::array<char16_t, four_byte_codes> four_{};
};

}  // namespace nuan::claims
