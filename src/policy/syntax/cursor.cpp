#include "policy/syntax/cursor.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace nuan::policy::syntax {

Words described(const Token& token, const Source& source) {
  if (token.kind == TokenKind::end) return {"文件的结尾", "the end of the file"};
  const std::string written = marked(source.text(token.span));
  return {written, written};
}

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

bool Cursor::expect(Word word, Words advice) {
  if (accept(word)) return true;
  const std::string written = marked(spelling(word));
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
  if (token.kind != TokenKind::word) {
    unexpected(std::move(expected), std::move(advice));
    return {};
  }
  if (token.word != Word::none) {
    tell_reserved(token, expected);
    return {};
  }
  take();
  const bool is_value = what == NameFor::value || what == NameFor::new_value;
  const bool is_new = what == NameFor::new_value || what == NameFor::new_result;
  if (is_value && token.text.find('-') != std::string::npos) {
    std::string right = token.text;
    std::replace(right.begin(), right.end(), '-', '_');
    tell(code::hyphen_in_name, token.span,
         {fmt::format("{} 里有连字符；列、let、input、表和分组的名称不用连字符。", marked(token.text)),
          fmt::format("{} has a hyphen; columns, lets, inputs, tables and groups have none.", marked(token.text))},
         {fmt::format("写成 `{}`；如果是相减，写成 `a - b`，两边有空格。", right),
          fmt::format("Write `{}`; to subtract, write `a - b` with spaces.", right)});
  }
  if (is_new && token.text == "total")
    tell(code::reserved_total, token.span,
         {"`total` 已经是全部给付之和的名称。", "`total` already names the sum of all benefits."},
         {"换一个名称，例如 `total_cost`。", "Choose another name, such as `total_cost`."});
  return {token.text, token.span};
}

void Cursor::tell_reserved(const Token& token, const Words& expected) {
  if (token.first_on_line && begins_declaration(token.word)) return unexpected(expected);
  const std::string found = marked(token.text);
  const Span span = token.span;
  const Words advice{fmt::format("换一个名称，例如 `{0}_1` 或中文名称。", token.text),
                     fmt::format("Choose another name, such as `{0}_1` or a Chinese one.", token.text)};
  ++at_;  // it was meant as a name: a declaration does not begin here
  fail(code::reserved_word, span,
       {fmt::format("这里应为{}；{} 是语言自己的词，不能作名称。", expected.zh, found),
        fmt::format("Expected {} here; {} is a word of the language and cannot be a name.", expected.en, found)},
       advice);
}

std::optional<Quoted> Cursor::expect_text(Words expected, Words advice) {
  const Token& token = peek();
  if (token.kind == TokenKind::text) {
    take();
    return Quoted{token.text, token.span};
  }
  if (!token.is_name() || token.first_on_line) {
    unexpected(std::move(expected), std::move(advice));
    return std::nullopt;
  }
  fail(code::text_needs_quotes, token.span,
       {fmt::format("这里应为{}，文字要放在英文引号里。", expected.zh),
        fmt::format("Expected {} here, and a text stands in quotes.", expected.en)},
       {fmt::format("写成 `\"{}\"`。", token.text), fmt::format("Write `\"{}\"`.", token.text)});
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
  recovering_ = true;
}

// A word one or two letters off one that would have fitted here.
bool Cursor::tell_misspelt(const Token& token) {
  if (!token.is_name() || tried_at_ != at_) return false;
  const auto meant = nearest_word(token.text, tried_);
  if (!meant) return false;
  fail(code::misspelt_word, token.span,
       {fmt::format("{} 不是语言里的词。", marked(token.text)),
        fmt::format("{} is not a word of the language.", marked(token.text))},
       {fmt::format("是不是想写 `{}`？", spelling(*meant)), fmt::format("Did you mean `{}`?", spelling(*meant))});
  return true;
}

void Cursor::unexpected(Words expected, Words advice) {
  if (recovering_) return;
  const Token& token = peek();
  if (tell_misspelt(token)) return;
  const Words found = described(token, source_);
  if (!token.first_on_line || at_ == 0)
    return fail(code::unexpected, token.span,
                {fmt::format("这里应为{}，写的却是 {}。", expected.zh, found.zh),
                 fmt::format("Expected {} here, found {}.", expected.en, found.en)},
                std::move(advice));
  // On the next line something else begins: what is missing is missing behind the last word.
  const std::string last = marked(source_.text(previous().span));
  fail(code::unexpected, {previous().span.end, previous().span.end},
       {fmt::format("{} 之后应为{}，接下来却是 {}。", last, expected.zh, found.zh),
        fmt::format("Behind {} belongs {}, but {} follows.", last, expected.en, found.en)},
       std::move(advice));
}

Cursor::Nest::Nest(Cursor& cursor) : cursor_(cursor) {
  if (++cursor_.depth_ <= nesting_max) return;
  cursor_.fail(
      code::too_deep, cursor_.previous().span,
      {fmt::format("括号套了 {} 层以上。", nesting_max), fmt::format("More than {} levels of nesting.", nesting_max)},
      {"用 `let` 给里面的部分起名，再把名称写进来。", "Name the inner parts by `let` and use the names here."});
}

void Cursor::recover() {
  recovering_ = false;
  while (!at_end() && !begins_declaration(peek().word)) ++at_;
}

}  // namespace nuan::policy::syntax
