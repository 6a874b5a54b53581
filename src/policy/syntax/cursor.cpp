#include "policy/syntax/cursor.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace nuan::policy::syntax {

Cursor::Cursor(const Source& source, std::vector<Token> tokens, Mistakes& mistakes)
    : source_(source), tokens_(std::move(tokens)), mistakes_(mistakes) {
  ENSURE(!tokens_.empty() && tokens_.back().kind == TokenKind::end);
  nothing_.span = tokens_.back().span;
  recovering_ = tokens_.back().broken;
}

const Token& Cursor::peek(std::size_t ahead) const {
  if (recovering_) return nothing_;
  return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
}

const Token& Cursor::previous() const { return at_ == 0 ? tokens_.front() : tokens_[at_ - 1]; }

const Token& Cursor::take() {
  const Token& token = peek();
  if (recovering_ || token.kind == TokenKind::end) return token;
  ++at_;
  recovering_ = token.broken;
  return token;
}

bool Cursor::at(Word word) const {
  if (tried_at_ != at_) tried_.clear();
  tried_at_ = at_;
  if (tried_.size() < 100) tried_.push_back(word);
  return peek().word == word;
}

bool Cursor::accept(Word word) {
  if (!at(word)) return false;
  take();
  return true;
}

bool Cursor::accept(Sign sign) {
  if (!at(sign)) return false;
  take();
  return true;
}

bool Cursor::at_text(std::string_view text) const { return at(TokenKind::word) && peek().text == text; }

bool Cursor::accept_text(std::string_view text) {
  if (!at_text(text)) return false;
  take();
  return true;
}

bool Cursor::expect_text_word(std::string_view text, Words advice) {
  if (accept_text(text)) return true;
  unexpected({marked(text), marked(text)}, std::move(advice));
  return false;
}

bool Cursor::expect(Word word, Words advice) {
  if (accept(word)) return true;
  const std::string written = marked(spelling(word));
  if (advice.empty()) advice = {fmt::format("在这里写上 {}。", written), fmt::format("Put {} here.", written)};
  unexpected({written, written}, std::move(advice));
  return false;
}

bool Cursor::expect(Sign sign, std::string_view written, Words advice) {
  if (accept(sign)) return true;
  unexpected({marked(written), marked(written)}, std::move(advice));
  return false;
}

Name Cursor::expect_name(NameFor what, Words expected, Words advice) {
  const Token& token = peek();
  if (token.kind != TokenKind::word || (token.first_on_line && begins_declaration(token.word))) {
    unexpected(std::move(expected), std::move(advice));
    return {};
  }
  if (token.word != Word::none) {
    tell_reserved(token, expected);
    return {token.text, token.span};
  }
  take();
  check_spelling(token, what);
  return {token.text, token.span};
}

std::optional<Quoted> Cursor::expect_text(Words expected, Words advice) {
  const Token& token = peek();
  if (token.kind == TokenKind::text) {
    take();
    return Quoted{token.text, token.span};
  }
  if (token.is_name() && !token.first_on_line)
    tell_unquoted(token, expected);
  else
    unexpected({expected.zh + "（放在引号里）", expected.en + " in quotes"}, std::move(advice));
  return std::nullopt;
}

std::optional<Date> Cursor::expect_date(Words expected) {
  if (!at(TokenKind::date)) {
    unexpected(std::move(expected), {"日期写成 `2020-11-20`。", "Dates are written `2020-11-20`."});
    return std::nullopt;
  }
  return std::get<Date>(take().value);
}

void Cursor::tell(const DiagnosticCode& code, Span span, Words sentence, Words advice) {
  if (!recovering_) mistakes_.add(code, span, std::move(sentence), std::move(advice));
}

void Cursor::fail(const DiagnosticCode& code, Span span, Words sentence, Words advice) {
  tell(code, span, std::move(sentence), std::move(advice));
  skip_quietly();
}

void Cursor::skip_quietly() {
  // A word that begins declarations, but stands inside a line where something else was due, begins none.
  if (!recovering_ && !at_end() && begins_declaration(peek().word) && !peek().first_on_line) ++at_;
  recovering_ = true;
}

void Cursor::recover() {
  recovering_ = false;
  while (!at_end() && !begins_declaration(peek().word)) ++at_;
}

}  // namespace nuan::policy::syntax
