#include "policy/show/wrap.hpp"

#include "base/text.hpp"

namespace nuan::policy {
namespace {

bool holds(std::u32string_view set, char32_t character) { return set.find(character) != std::u32string_view::npos; }

bool may_break(char32_t before, char32_t after) {
  static constexpr std::u32string_view opening = U"([（「『《【“";
  static constexpr std::u32string_view closing = U",.;:!?%)]，。、；：！？）」』》】”…";
  if (after == U' ' || holds(closing, after) || holds(opening, before)) return false;
  if (before == U' ') return true;
  if (after == U'[') return false;  // a footnote stays with its value
  return display_width(before) > 1 || display_width(after) > 1;
}

// The text cut wherever a line may end.
std::vector<std::string_view> pieces_of(std::string_view text) {
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    if (at > 0 && may_break(before, character.value)) {
      pieces.push_back(text.substr(begin, at - begin));
      begin = at;
    }
    before = character.value;
    at += character.size;
  }
  pieces.push_back(text.substr(begin));
  return pieces;
}

std::string_view without_blanks_behind(std::string_view text) {
  const std::size_t last = text.find_last_not_of(' ');
  return last == std::string_view::npos ? std::string_view{} : text.substr(0, last + 1);
}

}  // namespace

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  for (const std::string_view piece : pieces_of(text)) {
    if (!line.empty() && display_width(line) + display_width(without_blanks_behind(piece)) > width) {
      lines.emplace_back(without_blanks_behind(line));
      line.clear();
    }
    line += piece;
  }
  lines.emplace_back(without_blanks_behind(line));
  return lines;
}

}  // namespace nuan::policy
