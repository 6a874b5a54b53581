#include "policy/syntax/lexer.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "policy/syntax/codes.hpp"
#include "policy/syntax/lexer_state.hpp"

namespace nuan::policy::syntax {
namespace {

constexpr std::string_view byte_order_mark = "\uFEFF";

bool is_blank(char32_t value) { return value == U' ' || value == U'\t' || value == U'\n' || value == U'\r'; }

Token end_of(const Source& source, bool broken) {
  Token token;
  const auto size = static_cast<std::uint32_t>(std::min(source.text().size(), file_bytes_max));
  token.span = {size, size};
  token.first_on_line = true;
  token.broken = broken;
  return token;
}

// Tells what makes the whole file unreadable.
bool is_readable(const Source& source, Mistakes& mistakes) {
  const std::string_view text = source.text();
  if (const std::size_t bytes = text.size(); bytes > file_bytes_max) {
    const Words sentence{fmt::format("文件有 {} 字节，一份政策最多 {} 字节。", bytes, file_bytes_max),
                         fmt::format("The file has {} bytes; a policy has {} at most.", bytes, file_bytes_max)};
    mistakes.add(code::file_too_large, {}, sentence,
                 {"看看是不是选错了文件：政策是几十到几百行的文字。",
                  "Is it the right file? A policy is some dozens or hundreds of lines of text."});
    return false;
  }
  if (const std::size_t flaw = utf8_flaw(text); flaw != no_flaw) {
    const auto at = static_cast<std::uint32_t>(flaw);
    mistakes.add(
        code::not_utf8, {at, at + 1},
        {"从这里起，文件不是 UTF-8 编码（常见的是 GBK）。", "From here on the file is not UTF-8 (often it is GBK)."},
        {"在编辑器里用“另存为”，编码选 UTF-8。", "Save the file again with the encoding UTF-8."});
    return false;
  }
  return true;
}

}  // namespace

std::vector<Token> read_tokens(const Source& source, Mistakes& mistakes) {
  if (!is_readable(source, mistakes)) return {end_of(source, true)};
  const bool has_mark = source.text().starts_with(byte_order_mark);
  const auto begin = static_cast<std::uint32_t>(has_mark ? byte_order_mark.size() : 0);
  std::vector<Token> tokens = Lexer(source, read_glyphs(source.text(), begin), mistakes).read();
  tokens.push_back(end_of(source, false));
  return tokens;
}

std::vector<Token> Lexer::read() {
  while (!done() && !mistakes_.full()) read_one();
  return std::move(tokens_);
}

void Lexer::read_one() {
  const char32_t value = peek();
  if (is_blank(value) || is_control(value) || is_invisible(value)) return skip_blanks();
  if (value == U'#') return read_comment();
  if (value == U'"') return read_text();
  if (at_number()) return read_number();
  if (is_word_part(value)) return read_word();
  read_sign();
}

void Lexer::skip_blanks() {
  if (is_control(peek()))
    return skip_run([](const Glyph& glyph) { return is_control(glyph.value); }, code::control_character,
                    {"这里有控制字符，文字里不该有。", "A control character stands here; text has none."},
                    {"删去它；如果到处都有，文件多半已损坏。", "Delete it. Where they are many, the file is damaged."});
  if (is_invisible(peek()))
    return skip_run([](const Glyph& glyph) { return is_invisible(glyph.value); }, code::invisible_character,
                    {"这里有一个看不见的字符。", "A character that nobody can see stands here."},
                    {"删去它，需要空格就打普通空格。", "Delete it, or type an ordinary space in its place."});
  if (!plain())
    return skip_run([](const Glyph& glyph) { return glyph.foreign && glyph.value == U' '; }, code::full_width,
                    {"这里是全角空格。", "This is a full-width space."},
                    {"换成普通（半角）空格。", "Type an ordinary space in its place."});
  if (peek() == U'\n') line_begins_ = true;
  ++at_;
}

void Lexer::skip_run(bool (*belongs)(const Glyph&), const DiagnosticCode& code, Words sentence, Words advice) {
  const std::size_t begin = at_;
  while (!done() && belongs(glyphs_[at_])) ++at_;
  mistakes_.add(code, span_from(begin), std::move(sentence), std::move(advice));
}

void Lexer::read_comment() {
  const std::size_t begin = at_;
  ++at_;
  tell_foreign(begin);
  for (; !done() && peek() != U'\n'; ++at_)
    if (turns_direction(peek())) tell_turned();
}

void Lexer::tell_turned() {
  mistakes_.add(code::invisible_character, {glyphs_[at_].begin, glyphs_[at_].end},
                {"这里有改变文字方向的字符，看到的会和读到的不一样。",
                 "A character here turns the direction of the text: what is shown is not what is read."},
                {"删去它。", "Delete it."});
}

void Lexer::read_text() {
  const std::size_t begin = at_;
  const bool foreign_quotes = !plain();
  ++at_;
  const auto closes = [&] { return peek() == U'"' && (foreign_quotes || plain()); };
  for (; !done() && peek() != U'\n' && !closes(); ++at_) {
    if (turns_direction(peek())) tell_turned();
    if (!is_control(peek())) continue;
    mistakes_.add(code::control_character, {glyphs_[at_].begin, glyphs_[at_].end},
                  {"引号里有控制字符。", "A control character stands inside the quotes."}, {"删去它。", "Delete it."});
  }
  const std::uint32_t content_end = done() ? static_cast<std::uint32_t>(source_.text().size()) : glyphs_[at_].begin;
  const bool closed = !done() && closes();
  if (closed) ++at_;
  const std::uint32_t content_begin = glyphs_[begin].end;
  Token& token = emit(TokenKind::text, begin);
  token.text = source_.text({content_begin, content_end});
  token.broken = !closed;
  if (closed) return;
  mistakes_.add(code::text_not_closed, token.span,
                {"引号开了头，到行末还没有收尾。", "The quote that opens here is not closed on its line."},
                {"在文字后面补上 `\"`；一段文字不能跨行。", "Put `\"` behind the text; a text stands on one line."});
}

// A hyphen, or something nobody sees, between two parts of a word.
bool Lexer::joins_word(std::size_t begin) {
  if (at_ == begin || !is_word_part(peek(1))) return false;
  if (peek() == U'-') return true;
  if (!is_invisible(peek()) || is_invisible_space(peek())) return false;
  glyphs_[at_].value = dropped;
  mistakes_.add(code::invisible_character, {glyphs_[at_].begin, glyphs_[at_].end},
                {"这个词里有一个看不见的字符。", "Inside this word stands a character that nobody can see."},
                {"删去它，或重新键入这个词。", "Delete it, or type the word anew."});
  return true;
}

void Lexer::read_word() {
  const std::size_t begin = at_;
  bool composed = true;
  while (!done() && (is_word_part(peek()) || joins_word(begin))) {
    composed = composed && !is_combining_mark(peek()) && !is_compatibility_ideograph(peek());
    ++at_;
  }
  Token& token = emit(TokenKind::word, begin);
  token.word = word_of(token.text);
  if (composed) return;
  mistakes_.add(code::not_composed, token.span,
                {fmt::format("{} 里有拆成两部分或另有写法的字符，看起来一样的名称会被当成两个。", marked(token.text)),
                 fmt::format("{} holds a letter typed in parts or in a double form: names that look the same would "
                             "differ.",
                             marked(token.text))},
                {"重新键入这个名称，不要粘贴。", "Type the name anew instead of pasting it."});
}

Span Lexer::span_from(std::size_t begin) const {
  if (begin >= at_) return {glyphs_[begin].begin, glyphs_[begin].begin};
  return {glyphs_[begin].begin, glyphs_[at_ - 1].end};
}

std::string Lexer::right_spelling(std::size_t begin) const {
  std::string text;
  for (std::size_t i = begin; i < at_; ++i)
    if (glyphs_[i].value != dropped) append_character(text, glyphs_[i].value);
  return text;
}

Token& Lexer::emit(TokenKind kind, std::size_t begin) {
  Token token;
  token.kind = kind;
  token.span = span_from(begin);
  token.text = right_spelling(begin);
  token.first_on_line = line_begins_;
  token.blank_before = begin == 0 || is_blank(glyphs_[begin - 1].value);
  token.blank_behind = done() || is_blank(peek()) || peek() == U'#';
  line_begins_ = false;
  tokens_.push_back(std::move(token));
  tell_foreign(begin);
  return tokens_.back();
}

void Lexer::tell_foreign(std::size_t begin) {
  if (glyphs_[begin].value == U'"') return tell_foreign_quote(begin);
  bool any = false;
  for (std::size_t i = begin; i < at_; ++i) any = any || glyphs_[i].foreign;
  if (!any) return;
  const std::string found = marked(source_.text(span_from(begin)));
  const std::string spelled = right_spelling(begin);
  if (spelled == "!=") return;  // wrong in any width: the parser tells it
  const std::string right = spelled == "," ? "`, `" : marked(spelled);
  mistakes_.add(
      code::full_width, span_from(begin),
      {fmt::format("{} 用了全角字符。", found), fmt::format("{} is written with full-width characters.", found)},
      {fmt::format("换成半角的 {}。", right), fmt::format("Write {}.", right)});
}

void Lexer::tell_foreign_quote(std::size_t begin) {
  if (!glyphs_[begin].foreign) return;
  const Span quote{glyphs_[begin].begin, glyphs_[begin].end};
  const std::string found = marked(source_.text(quote));
  mistakes_.add(code::full_width, quote,
                {fmt::format("{} 不是英文引号。", found), fmt::format("{} is not the plain quote.", found)},
                {"文字前后都用英文引号 `\"`。", "Put the plain quote `\"` on both sides of the text."});
}

}  // namespace nuan::policy::syntax
