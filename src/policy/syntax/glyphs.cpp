#include "policy/syntax/glyphs.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.hpp"

namespace nuan::policy::syntax {
namespace {

struct Spelling {
  char32_t foreign;
  std::u32string_view right;
};

// Signs a Chinese keyboard or a word processor puts in place of the plain ones. U+FF01 to U+FF5E follow a rule instead.
constexpr std::array spellings = {
    Spelling{U'，', U","},  Spelling{U'、', U","},  Spelling{U'“', U"\""},  Spelling{U'”', U"\""},
    Spelling{U'„', U"\""},  Spelling{U'‘', U"\""},  Spelling{U'’', U"\""},  Spelling{U'「', U"\""},
    Spelling{U'」', U"\""}, Spelling{U'『', U"\""}, Spelling{U'』', U"\""}, Spelling{U'【', U"("},
    Spelling{U'】', U")"},  Spelling{U'〔', U"("},  Spelling{U'〕', U")"},  Spelling{U'×', U"*"},
    Spelling{U'÷', U"/"},   Spelling{U'−', U"-"},   Spelling{U'–', U"-"},   Spelling{U'—', U"-"},
    Spelling{U'‐', U"-"},   Spelling{U'‑', U"-"},   Spelling{U'…', U".."},  Spelling{U'～', U".."},
    Spelling{U'〜', U".."}, Spelling{U'≤', U"<="},  Spelling{U'≦', U"<="},  Spelling{U'≥', U">="},
    Spelling{U'≧', U">="},  Spelling{U'≠', U"!="},
};

struct Range {
  char32_t first, last;
};

constexpr std::array letters = {
    Range{U'A', U'Z'},     Range{U'a', U'z'},       Range{0x00C0, 0x00D6},   Range{0x00D8, 0x00F6},
    Range{0x00F8, 0x024F}, Range{0x3005, 0x3005},   Range{0x3007, 0x3007},   Range{0x3400, 0x4DBF},
    Range{0x4E00, 0x9FFF}, Range{0x20000, 0x2F7FF}, Range{0x30000, 0x323AF},
};

constexpr std::array invisible = {
    Range{0x00A0, 0x00A0}, Range{0x00AD, 0x00AD}, Range{0x1680, 0x1680}, Range{0x2000, 0x200F},
    Range{0x2028, 0x202F}, Range{0x205F, 0x206F}, Range{0xFEFF, 0xFEFF},
};

template <std::size_t n>
bool is_in(const std::array<Range, n>& ranges, char32_t value) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [value](const Range& range) { return range.first <= value && value <= range.last; });
}

void append_foreign(std::vector<Glyph>& glyphs, std::u32string_view right, std::uint32_t begin, std::uint32_t end) {
  for (const char32_t value : right) {
    glyphs.push_back({value, begin, end, true});
    begin = end;
  }
}

}  // namespace

std::vector<Glyph> read_glyphs(std::string_view text, std::uint32_t begin) {
  std::vector<Glyph> glyphs;
  for (std::size_t at = begin; at < text.size();) {
    const Character character = character_at(text, at);
    const auto from = static_cast<std::uint32_t>(at);
    const auto to = static_cast<std::uint32_t>(at + character.size);
    at = to;
    if (character.value < 0x80) {
      glyphs.push_back({character.value, from, to, false});
      continue;
    }
    const auto spelling = std::find_if(spellings.begin(), spellings.end(),
                                       [&](const Spelling& candidate) { return candidate.foreign == character.value; });
    if (spelling != spellings.end())
      append_foreign(glyphs, spelling->right, from, to);
    else if (character.value >= 0xFF01 && character.value <= 0xFF5E)
      glyphs.push_back({character.value - 0xFF01 + U'!', from, to, true});
    else if (character.value == 0x3000)
      glyphs.push_back({U' ', from, to, true});
    else
      glyphs.push_back({character.value, from, to, false});
  }
  return glyphs;
}

bool is_letter(char32_t value) { return is_in(letters, value); }

bool is_invisible(char32_t value) { return is_in(invisible, value); }

}  // namespace nuan::policy::syntax
