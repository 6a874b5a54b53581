// What the cursor says when something else stands where a name, a word or a sign belongs.
#include <fmt/format.h>

#include <algorithm>

#include "policy/syntax/cursor.hpp"

namespace nuan::policy::syntax {
namespace {

// What stands here, as sentences name it.
Words described(const Token& token, const Source& source) {
  if (token.kind == TokenKind::end) return {"文件的结尾", "the end of the file"};
  const std::string written = marked(source.text(token.span));
  return {written, written};
}

// Between Chinese and anything else stands a space.
std::string spaced(const std::string& text) {
  const bool plain = !text.empty() && static_cast<unsigned char>(text.front()) < 0x80;
  return (plain ? " " : "") + text;
}

}  // namespace

void Cursor::unexpected(Words expected, Words advice) {
  if (recovering_) return;
  const Token& token = peek();
  if (tell_misspelt(token)) return;
  if (token.word == Word::if_word) return tell_if_without_brackets(token);
  const Words found = described(token, source_);
  if (!token.first_on_line || at_ == 0)
    return fail(code::unexpected, token.span,
                {fmt::format("这里应为{}，写的却是{}。", spaced(expected.zh), spaced(found.zh)),
                 fmt::format("Expected {} here, found {}.", expected.en, found.en)},
                std::move(advice));
  // On the next line something else begins: what is missing is missing behind the last word.
  const std::string last = marked(source_.text(previous().span));
  fail(code::unexpected, {previous().span.end, previous().span.end},
       {fmt::format("{} 之后应为{}，接下来却是{}。", last, spaced(expected.zh), spaced(found.zh)),
        fmt::format("Behind {} belongs {}, but {} follows.", last, expected.en, found.en)},
       std::move(advice));
}

void Cursor::stray() {
  if (recovering_) return;
  const Token& token = peek();
  if (tell_misspelt(token)) return;
  if (token.word == Word::if_word) return tell_if_without_brackets(token);
  const std::string found = marked(source_.text(token.span));
  if (token.sign == Sign::close)
    return fail(code::bracket_not_closed, token.span,
                {"这个括号前面没有与它成对的 `(`。", "No `(` before this bracket belongs to it."},
                {"删去它，或在前面补上 `(`。", "Leave it out, or put `(` where it should begin."});
  const bool of_bands = token.word == Word::to || token.word == Word::beyond;
  fail(code::unexpected, token.span,
       {fmt::format("{} 接不上前面的内容，也不是新声明的开头。", found),
        fmt::format("{} continues nothing before it and begins no declaration.", found)},
       of_bands
           ? Words{"各档写成 `40% to 50,000, 50% to 100,000, 60% beyond`。",
                   "Bands are written `40% to 50,000, 50% to 100,000, 60% beyond`."}
           : Words{
                 "说明文字放在 `#` 后面；声明以 input、table、group、let、cover、benefit、limit、law 或 example 开头。",
                 "Remarks stand behind `#`. A declaration begins with input, table, group, let, cover, benefit, "
                 "limit, law or example."});
}

// A word one or two letters off one that would have fitted here.
bool Cursor::tell_misspelt(const Token& token) {
  if (!token.is_name() || tried_at_ != at_) return false;
  const auto meant = nearest_word(token.text, tried_);
  if (meant) fail_misspelt(token, spelling(*meant));
  return meant.has_value();
}

void Cursor::tell_misspelling(const Token& token, std::string_view meant) {
  tell(code::misspelt_word, token.span,
       {fmt::format("{} 不是语言里的词。", marked(token.text)),
        fmt::format("{} is not a word of the language.", marked(token.text))},
       {fmt::format("是不是想写 `{}`？", meant), fmt::format("Did you mean `{}`?", meant)});
}

void Cursor::fail_misspelt(const Token& token, std::string_view meant) {
  tell_misspelling(token, meant);
  skip_quietly();
}

void Cursor::tell_if_without_brackets(const Token& token) {
  fail(code::needs_brackets, token.span,
       {"`if` 和别的部分写在一起时需要括号。", "An `if` needs brackets where more stands beside it."},
       {"写成 `(值 if 条件 else 另一个值)`。", "Write `(value if condition else other value)`."});
}

void Cursor::tell_reserved(const Token& token, const Words& expected) {
  const std::string found = marked(token.text);
  tell(code::reserved_word, token.span,
       {fmt::format("这里应为{}；{} 是语言自己的词，不能作名称。", spaced(expected.zh), found),
        fmt::format("Expected {} here; {} is a word of the language and cannot be a name.", expected.en, found)},
       {fmt::format("换一个名称，例如 `{0}_1` 或中文名称。", token.text),
        fmt::format("Choose another name, such as `{0}_1` or a Chinese one.", token.text)});
  // Was it meant as a name, or is the name missing? Behind a name stands no other one.
  const Token& next = peek(1);
  const bool was_name = next.first_on_line || next.kind == TokenKind::text || next.kind == TokenKind::sign ||
                        (next.word != Word::none && !begins_declaration(next.word));
  if (was_name)
    take();
  else
    skip_quietly();
}

void Cursor::tell_unquoted(const Token& token, const Words& expected) {
  fail(code::text_needs_quotes, token.span,
       {fmt::format("这里应为{}；文字要放在英文引号里。", spaced(expected.zh)),
        fmt::format("Expected {} here; a text stands in quotes.", expected.en)},
       {fmt::format("写成 `\"{}\"`。", token.text), fmt::format("Write `\"{}\"`.", token.text)});
}

void Cursor::check_spelling(const Token& token, NameFor what) {
  const bool is_new = what == NameFor::new_value || what == NameFor::new_result;
  const bool is_value = what == NameFor::value || what == NameFor::new_value;
  if (is_new && token.text == "total")
    tell(code::reserved_total, token.span,
         {"`total` 已经是全部给付之和的名称。", "`total` already names the sum of all benefits."},
         {"换一个名称，例如 `total_cost`。", "Choose another name, such as `total_cost`."});
  const std::size_t hyphen = token.text.find('-');
  if (!is_value || hyphen == std::string::npos) return;
  std::string joined = token.text;
  std::replace(joined.begin(), joined.end(), '-', '_');
  const std::string left = token.text.substr(0, hyphen), right = token.text.substr(hyphen + 1);
  if (is_new)
    return tell(
        code::hyphen_in_name, token.span,
        {fmt::format("{} 里有连字符；列、表、分组、input 和 let 的名称不用连字符。", marked(token.text)),
         fmt::format("{} has a hyphen; columns, tables, groups, inputs and lets have none.", marked(token.text))},
        {fmt::format("写成 `{}`。", joined), fmt::format("Write `{}`.", joined)});
  tell(code::hyphen_in_name, token.span,
       {fmt::format("{} 读作一个名称，而这里的名称不用连字符。", marked(token.text)),
        fmt::format("{} reads as one name, and names have no hyphen here.", marked(token.text))},
       {fmt::format("相减写成 `{} - {}`，两边有空格；名称写成 `{}`。", left, right, joined),
        fmt::format("To subtract, write `{} - {}` with spaces; as a name, `{}`.", left, right, joined)});
}

Cursor::Nest::Nest(Cursor& cursor) : cursor_(cursor) {
  if (++cursor_.depth_ <= nesting_max) return;
  cursor_.fail(
      code::too_deep, cursor_.previous().span,
      {fmt::format("一层套一层，超过了 {} 层。", nesting_max),
       fmt::format("More than {} levels of nesting.", nesting_max)},
      {"用 `let` 给里面的部分起名，再把名称写进来。", "Name the inner parts by `let` and use the names here."});
}

}  // namespace nuan::policy::syntax
