// Glyphs: the characters of a policy, each already in its right spelling beside the bytes it was read from. A
// full-width comma is a comma here, marked as foreign, so that the lexer can read on after telling how it is written.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace nuan::policy::syntax {

struct Glyph {
  char32_t value = 0;       // in its right spelling
  std::uint32_t begin = 0;  // bytes of the source; the second of two glyphs made of one character is empty
  std::uint32_t end = 0;
  bool foreign = false;  // written as something else
};

// The text must be UTF-8. One character can stand for two glyphs: `≤` is `<=`.
[[nodiscard]] std::vector<Glyph> read_glyphs(std::string_view text, std::uint32_t begin);

[[nodiscard]] constexpr bool is_digit(char32_t value) { return value >= U'0' && value <= U'9'; }
// Chinese or English, accents included; not digits.
[[nodiscard]] bool is_letter(char32_t value);
// A mark that belongs on the letter before it, where one composed character exists for most.
[[nodiscard]] constexpr bool is_combining_mark(char32_t value) { return value >= 0x0300 && value <= 0x036F; }
// One of the doubles of Chinese characters that normalising replaces.
[[nodiscard]] constexpr bool is_compatibility_ideograph(char32_t value) {
  return (value >= 0xF900 && value <= 0xFAFF) || (value >= 0x2F800 && value <= 0x2FA1F);
}
[[nodiscard]] inline bool is_word_part(char32_t value) {
  return is_digit(value) || value == U'_' || is_combining_mark(value) || is_compatibility_ideograph(value) ||
         is_letter(value);
}
[[nodiscard]] constexpr bool is_control(char32_t value) {
  return (value < 0x20 && value != U'\t' && value != U'\n' && value != U'\r') || (value >= 0x7F && value < 0xA0);
}
// Spaces and joiners that look like a space or like nothing. The full-width space is not among them.
[[nodiscard]] bool is_invisible(char32_t value);
// Those of them that take room like a space, and so end a word.
[[nodiscard]] constexpr bool is_invisible_space(char32_t value) {
  return value == 0x00A0 || value == 0x1680 || (value >= 0x2000 && value <= 0x200A) || value == 0x2028 ||
         value == 0x2029 || value == 0x202F || value == 0x205F;
}
// Marks that turn the direction of the text after them: what is shown is then not what is read.
[[nodiscard]] constexpr bool turns_direction(char32_t value) {
  return (value >= 0x202A && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069);
}

}  // namespace nuan::policy::syntax
