#include "policy/diagnostic.hpp"

#include <algorithm>
#include <tuple>

#include "base/text.hpp"

namespace nuan::policy {
namespace {

constexpr std::size_t shown_columns = 110;

// The piece of a line around the span that fits a terminal, and the columns the span takes in it.
struct Excerpt {
  std::string line;
  std::size_t blanks = 0;
  std::size_t carets = 1;
};

// What a terminal shows of the character: one column for a tab or an unreadable byte, so that the carets stay below it.
std::string shown(std::string_view bytes, char32_t value) {
  if (value == U'\t') return " ";
  if (display_width(value) == 0 && value < 0xA0) return "?";
  if (value == 0xFFFD) return "\uFFFD";
  return std::string(bytes);
}

struct Glyph {
  std::string text;
  std::size_t width = 0;
  bool before_span = false;
  bool in_span = false;
};

std::vector<Glyph> glyphs_of(std::string_view line, std::size_t begin, std::size_t end) {
  std::vector<Glyph> glyphs;
  for (std::size_t at = 0; at < line.size();) {
    const Character character = character_at(line, at);
    Glyph glyph{shown(line.substr(at, character.size), character.value)};
    glyph.width = display_width(glyph.text);
    glyph.before_span = at < begin;
    glyph.in_span = at >= begin && at < end;
    glyphs.push_back(std::move(glyph));
    at += character.size;
  }
  return glyphs;
}

// The bytes of a very long line that can come into the excerpt, so that a file of one line costs no more than another.
struct Window {
  std::size_t begin = 0;
  std::size_t size = 0;
};
Window window_of(std::string_view line, std::size_t begin) {
  constexpr std::size_t reach = 4 * shown_columns;
  Window window{begin > reach ? begin - reach : 0, 3 * reach};
  while (window.begin > 0 && (static_cast<unsigned char>(line[window.begin]) & 0xC0U) == 0x80U) --window.begin;
  return window;
}

Excerpt excerpt_of(const std::vector<Glyph>& glyphs) {
  std::size_t before = 0, total = 0;
  for (const Glyph& glyph : glyphs) {
    total += glyph.width;
    if (glyph.before_span) before += glyph.width;
  }
  const bool cut_left = total > shown_columns && before > shown_columns / 2;
  const std::size_t first_column = cut_left ? before - shown_columns / 2 : 0;
  Excerpt excerpt;
  excerpt.line = cut_left ? "…" : "";
  std::size_t column = 0, carets = 0, width = cut_left ? 1 : 0;
  excerpt.blanks = width;
  for (const Glyph& glyph : glyphs) {
    column += glyph.width;
    if (column <= first_column && cut_left) continue;
    if (width + glyph.width > shown_columns) {
      excerpt.line += "…";
      break;
    }
    excerpt.line += glyph.text;
    width += glyph.width;
    if (glyph.before_span) excerpt.blanks += glyph.width;
    if (glyph.in_span) carets += glyph.width;
  }
  excerpt.carets = std::max<std::size_t>(carets, 1);
  return excerpt;
}

}  // namespace

void Diagnostics::add(std::string_view code, Span span, Words sentence, Words advice) {
  items_.push_back({code, span, std::move(sentence), std::move(advice)});
}

void Diagnostics::sort() {
  const auto key = [](const Diagnostic& item) { return std::tuple(item.span.begin, item.span.end, item.code); };
  std::stable_sort(items_.begin(), items_.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  const auto same = [&](const Diagnostic& a, const Diagnostic& b) {
    return key(a) == key(b) && a.sentence == b.sentence && a.advice == b.advice;
  };
  items_.erase(std::unique(items_.begin(), items_.end(), same), items_.end());
}

std::string to_text(const Diagnostic& diagnostic, const Source& source, Language language) {
  const Place place = source.place(diagnostic.span);
  const std::string_view line = source.line_of(diagnostic.span.begin);
  const auto line_begin = static_cast<std::uint32_t>(line.data() - source.text().data());
  const std::size_t begin = diagnostic.span.begin - line_begin;
  const std::size_t end = std::max(diagnostic.span.end, diagnostic.span.begin) - line_begin;
  const Window window = window_of(line, std::min(begin, line.size()));
  const Excerpt excerpt =
      excerpt_of(glyphs_of(line.substr(window.begin, window.size), begin - window.begin, end - window.begin));
  std::string text = place.file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) + ": " +
                     std::string(diagnostic.code) + ": " + diagnostic.sentence.in(language);
  if (const std::size_t last = excerpt.line.find_last_not_of(' '); last != std::string::npos) {
    text += "\n  " + excerpt.line.substr(0, last + 1);
    text += "\n  " + std::string(excerpt.blanks, ' ') + std::string(excerpt.carets, '^');
  }
  if (!diagnostic.advice.empty()) text += "\n  " + diagnostic.advice.in(language);
  return text;
}

}  // namespace nuan::policy
