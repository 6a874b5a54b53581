#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "base/result.hpp"

namespace nuan {
namespace {

constexpr std::uint64_t high_bits = 0x8080808080808080U;

std::uint64_t load(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

unsigned byte_at(const char* at) { return static_cast<unsigned char>(*at); }

bool continues(const char* at) { return (byte_at(at) & 0xC0U) == 0x80U; }

// What a first byte promises: how long its character is and in which range the second byte must lie, so that no longer
// form than needed, no surrogate and nothing beyond U+10FFFF passes (Unicode, table 3-7). Length 0: not a first byte.
struct Lead {
  std::uint8_t length, second_min, second_max;
};

constexpr Lead lead_of(unsigned byte) {
  if (byte < 0x80) return {1, 0, 0};
  if (byte < 0xC2) return {0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

constexpr auto leads = [] {
  std::array<Lead, 256> table{};
  for (unsigned byte = 0; byte < table.size(); ++byte) table[byte] = lead_of(byte);
  return table;
}();

// Length of the whole character at `at`, or 0 where none stands.
std::size_t whole_character(const char* at, const char* end) {
  const Lead lead = leads[byte_at(at)];
  if (lead.length <= 1) return lead.length;
  if (end - at < lead.length) return 0;
  const unsigned second = byte_at(at + 1);
  if (second < lead.second_min || second > lead.second_max) return 0;
  if (lead.length > 2 && !continues(at + 2)) return 0;
  if (lead.length > 3 && !continues(at + 3)) return 0;
  return lead.length;
}

const char* skip_ascii(const char* at, const char* end) {
  while (end - at >= 32 && ((load(at) | load(at + 8) | load(at + 16) | load(at + 24)) & high_bits) == 0) at += 32;
  while (end - at >= 8 && (load(at) & high_bits) == 0) at += 8;
  return at;
}

struct Range {
  char32_t first, last;
};

// Blocks whose characters are two columns wide (Unicode East Asian Width W and F, whole blocks).
constexpr std::array wide_ranges = {
    Range{0x1100, 0x115F},   Range{0x231A, 0x231B},   Range{0x2329, 0x232A},   Range{0x2E80, 0x303E},
    Range{0x3041, 0xA4CF},   Range{0xA960, 0xA97F},   Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},
    Range{0xFE10, 0xFE19},   Range{0xFE30, 0xFE6F},   Range{0xFF01, 0xFF60},   Range{0xFFE0, 0xFFE6},
    Range{0x16FE0, 0x18DFF}, Range{0x1AFF0, 0x1B2FF}, Range{0x1F300, 0x1F64F}, Range{0x1F680, 0x1F6FF},
    Range{0x1F900, 0x1FAFF}, Range{0x20000, 0x3FFFD},
};

// Characters that take no column: controls, combining marks, joiners, variation selectors.
constexpr std::array empty_ranges = {
    Range{0x0000, 0x001F}, Range{0x007F, 0x009F}, Range{0x0300, 0x036F},   Range{0x200B, 0x200F}, Range{0x202A, 0x202E},
    Range{0x2060, 0x2064}, Range{0x20D0, 0x20FF}, Range{0x302A, 0x302D},   Range{0x3099, 0x309A}, Range{0xFE00, 0xFE0F},
    Range{0xFE20, 0xFE2F}, Range{0xFEFF, 0xFEFF}, Range{0xE0100, 0xE01EF},
};

template <std::size_t n>
bool is_in(const std::array<Range, n>& ranges, char32_t value) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), value,
                                      [](char32_t wanted, const Range& range) { return wanted < range.first; });
  return after != ranges.begin() && value <= (after - 1)->last;
}

constexpr std::array<std::string_view, 8> blanks = {" ", "\t", "\r", "\n", "\u00A0", "\u3000", "\u200B", "\uFEFF"};

}  // namespace

std::size_t utf8_flaw(std::string_view text) {
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at != end) {
    at = skip_ascii(at, end);
    // What follows is rarely one character alone: stay here until eight plain bytes may come again.
    for (int in_a_row = 0; at != end && in_a_row < 8; ++in_a_row) {
      const std::size_t size = whole_character(at, end);
      if (size == 0) return static_cast<std::size_t>(at - text.data());
      at += size;
    }
  }
  return no_flaw;
}

std::size_t plain_prefix(std::string_view text) {
  const char* const end = text.data() + text.size();
  const char* at = skip_ascii(text.data(), end);
  while (at != end && byte_at(at) < 0x80) ++at;
  return static_cast<std::size_t>(at - text.data());
}

std::size_t unfinished_tail(std::string_view text) {
  for (std::size_t size = 1; size <= 3 && size <= text.size(); ++size) {
    const char* const at = text.data() + text.size() - size;
    if (continues(at)) continue;
    const Lead lead = leads[byte_at(at)];
    if (lead.length <= size) return 0;
    const bool second_fits = size == 1 || (byte_at(at + 1) >= lead.second_min && byte_at(at + 1) <= lead.second_max);
    return second_fits ? size : 0;
  }
  return 0;
}

Character character_at(std::string_view text, std::size_t offset) {
  ENSURE(offset < text.size());
  const char* const at = text.data() + offset;
  const std::size_t size = whole_character(at, text.data() + text.size());
  switch (size) {
    case 1:
      return {byte_at(at), 1};
    case 2:
      return {(byte_at(at) & 0x1FU) << 6U | (byte_at(at + 1) & 0x3FU), 2};
    case 3:
      return {(byte_at(at) & 0x0FU) << 12U | (byte_at(at + 1) & 0x3FU) << 6U | (byte_at(at + 2) & 0x3FU), 3};
    case 4:
      return {(byte_at(at) & 0x07U) << 18U | (byte_at(at + 1) & 0x3FU) << 12U | (byte_at(at + 2) & 0x3FU) << 6U |
                  (byte_at(at + 3) & 0x3FU),
              4};
    default:
      return {0xFFFD, 1};
  }
}

void append_character(std::string& text, char32_t value) {
  ENSURE(value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF));
  const auto put = [&text](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0U | value >> 6U), put(0x80U | (value & 0x3FU));
  } else if (value < 0x10000) {
    put(0xE0U | value >> 12U), put(0x80U | (value >> 6U & 0x3FU)), put(0x80U | (value & 0x3FU));
  } else {
    put(0xF0U | value >> 18U), put(0x80U | (value >> 12U & 0x3FU));
    put(0x80U | (value >> 6U & 0x3FU)), put(0x80U | (value & 0x3FU));
  }
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size(); ++count) offset += character_at(text, offset).size;
  return count;
}

std::size_t display_width(char32_t character) {
  if (is_in(empty_ranges, character)) return 0;
  return is_in(wide_ranges, character) ? 2 : 1;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const Character character = character_at(text, offset);
    width += display_width(character.value);
    offset += character.size;
  }
  return width;
}

std::string_view first_characters(std::string_view text, std::size_t count) {
  std::size_t offset = 0;
  for (; count > 0 && offset < text.size(); --count) offset += character_at(text, offset).size;
  return text.substr(0, offset);
}

std::string_view first_bytes(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  std::string_view cut = text.substr(0, bytes);
  const std::size_t unfinished = unfinished_tail(cut);
  const bool completed = unfinished > 0 && character_at(text, bytes - unfinished).size > unfinished;
  return completed ? cut.substr(0, bytes - unfinished) : cut;
}

std::string fold_full_width(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const Character character = character_at(text, offset);
    if (character.value >= 0xFF01 && character.value <= 0xFF5E)
      folded += static_cast<char>(character.value - 0xFF01 + '!');
    else if (character.value == 0x3000)
      folded += ' ';
    else
      folded += text.substr(offset, character.size);
    offset += character.size;
  }
  return folded;
}

std::string_view trim(std::string_view text) {
  const auto starts = [&](std::string_view blank) { return text.starts_with(blank); };
  const auto ends = [&](std::string_view blank) { return text.ends_with(blank); };
  for (auto blank = blanks.begin(); (blank = std::find_if(blanks.begin(), blanks.end(), starts)) != blanks.end();)
    text.remove_prefix(blank->size());
  for (auto blank = blanks.begin(); (blank = std::find_if(blanks.begin(), blanks.end(), ends)) != blanks.end();)
    text.remove_suffix(blank->size());
  return text;
}

}  // namespace nuan
