// Text: what the program needs to know of UTF-8. Everything here is safe on any bytes; a byte that is not UTF-8
// counts as one character of its own.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nuan {

inline constexpr std::size_t no_flaw = static_cast<std::size_t>(-1);

// Offset of the first byte at which the text stops being UTF-8 (shortest forms, no surrogates, up to U+10FFFF), or
// no_flaw. A last character cut short is a flaw at its first byte. Made for gigabytes: plain ASCII passes 32 bytes at a
// time.
[[nodiscard]] std::size_t utf8_flaw(std::string_view text);
[[nodiscard]] inline bool is_utf8(std::string_view text) { return utf8_flaw(text) == no_flaw; }

// How many bytes at the beginning are plain ASCII.
[[nodiscard]] std::size_t plain_prefix(std::string_view text);

// How many bytes at the end are the beginning of a character that more bytes could complete: 0 to 3.
[[nodiscard]] std::size_t unfinished_tail(std::string_view text);

struct Character {
  char32_t value = 0;    // U+FFFD for a byte that is not UTF-8
  std::size_t size = 1;  // in bytes
};
// The character that begins at `offset`, which must lie inside the text.
[[nodiscard]] Character character_at(std::string_view text, std::size_t offset);
// Appends the character as UTF-8. The value must be one that UTF-8 can hold.
void append_character(std::string& text, char32_t value);

[[nodiscard]] std::size_t count_characters(std::string_view text);
// Columns in a terminal: Chinese and other wide characters take two, combining ones none.
[[nodiscard]] std::size_t display_width(std::string_view text);
[[nodiscard]] std::size_t display_width(char32_t character);

// The first `count` characters, or the whole when it has no more.
[[nodiscard]] std::string_view first_characters(std::string_view text, std::size_t count);
// As many whole characters as fit in `bytes`.
[[nodiscard]] std::string_view first_bytes(std::string_view text, std::size_t bytes);

// Full-width forms of ASCII (digits, letters, punctuation: U+FF01 to U+FF5E) and the ideographic space become ASCII.
[[nodiscard]] std::string fold_full_width(std::string_view text);

// Without blanks at either end: space, TAB, CR, LF, no-break space, ideographic space, zero-width space and BOM.
[[nodiscard]] std::string_view trim(std::string_view text);

}  // namespace nuan
