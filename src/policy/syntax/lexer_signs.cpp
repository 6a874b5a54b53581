// The part of the lexer that reads signs, and what is no sign of the language.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "policy/syntax/codes.hpp"
#include "policy/syntax/lexer_state.hpp"

namespace nuan::policy::syntax {
namespace {

struct Spelled {
  std::u32string_view written;
  Sign sign;
};
// Longer ones first. What is wrong everywhere, but can be understood, is among them: the parser tells it.
constexpr std::array signs = {
    Spelled{U"<=", Sign::less_equal}, Spelled{U">=", Sign::greater_equal}, Spelled{U"!=", Sign::unequal},
    Spelled{U"<>", Sign::unequal},    Spelled{U"==", Sign::equals},        Spelled{U"//", Sign::none},
    Spelled{U",", Sign::comma},       Spelled{U":", Sign::colon},          Spelled{U"(", Sign::open},
    Spelled{U")", Sign::close},       Spelled{U"+", Sign::plus},           Spelled{U"-", Sign::minus},
    Spelled{U"*", Sign::times},       Spelled{U"/", Sign::slash},          Spelled{U".", Sign::dot},
    Spelled{U"=", Sign::equals},      Spelled{U"<", Sign::less},           Spelled{U">", Sign::greater},
};

// A sign of another language, and what a policy has in its place, as which it is read.
struct Foreign {
  std::u32string_view sign;
  Word word;
  Sign meant;
  std::string_view written;
};
constexpr std::array foreign_signs = {
    Foreign{U"&&", Word::and_word, Sign::none, "and"}, Foreign{U"||", Word::or_word, Sign::none, "or"},
    Foreign{U"&", Word::and_word, Sign::none, "and"},  Foreign{U"|", Word::or_word, Sign::none, "or"},
    Foreign{U"!", Word::not_word, Sign::none, "not"},  Foreign{U"[", Word::none, Sign::open, "("},
    Foreign{U"]", Word::none, Sign::close, ")"},       Foreign{U"{", Word::none, Sign::open, "("},
    Foreign{U"}", Word::none, Sign::close, ")"},
};

Words advice_for_unknown(char32_t value) {
  if (value == U'\'') return {"文字放在双引号 `\"` 里。", "A text stands in double quotes `\"`."};
  if (value == U'/') return {"注释写在 `#` 后面。", "A comment stands behind `#`."};
  if (value == U'¥' || value == U'￥' || value == U'$' || value == U'€')
    return {"金额不带货币符号，单位是元，例如 `1,800`。", "Amounts stand without a sign, in yuan: `1,800`."};
  if (value == U'%')
    return {"百分号紧跟在数字后面，例如 `20%`。", "The percent sign stands right behind its number: `20%`."};
  if (value == U';' || value == U'。')
    return {"声明之间不用标点；分号只在期间里用，前后没有空格，例如 `2015-01-01..2016-12-31;2018-01-01..`。",
            "Nothing closes a declaration. A semicolon only joins periods, without spaces: "
            "`2015-01-01..2016-12-31;2018-01-01..`."};
  return {"删去它；名称只用汉字、英文字母、数字和 `_`，其他文字要放在英文引号里。",
          "Leave it out. Names are Chinese or English letters, digits and `_`; any other text stands in quotes."};
}

}  // namespace

void Lexer::read_sign() {
  const std::size_t begin = at_;
  const std::u32string two{peek(), peek(1)};
  const auto spelling = std::find_if(signs.begin(), signs.end(),
                                     [&](const Spelled& candidate) { return two.starts_with(candidate.written); });
  if (spelling == signs.end() || spelling->sign == Sign::none) return read_unknown();
  at_ += spelling->written.size();
  Token& token = emit(TokenKind::sign, begin);
  token.sign = spelling->sign;
  check_spaces(token, begin);
}

// A comma that separates has a space behind it, a minus one on both sides; before a number the minus may be its sign,
// which the parser judges.
void Lexer::check_spaces(const Token& token, std::size_t begin) {
  if (token.sign == Sign::comma && !token.blank_behind && peek() != U')' && !glyphs_[begin].foreign)
    mistakes_.add(code::comma_space, token.span,
                  {"分隔用的逗号后面要有空格。", "A comma that separates has a space behind it."},
                  {"写成 `, `。数字里的逗号后面正好三位数字，例如 `1,800`。",
                   "Write `, `. Inside a number exactly three digits follow a comma: `1,800`."});
  if (token.sign != Sign::minus || (token.blank_before && token.blank_behind)) return;
  const bool may_be_sign = token.blank_before || (begin > 0 && glyphs_[begin - 1].value == U'(');
  if (may_be_sign && is_digit(peek())) return;
  mistakes_.add(code::minus_space, token.span, {"减号两边都要有空格。", "A minus has a space on both sides."},
                {"写成 `a - b`；不带空格的 `a-b` 是一个名称。", "Write `a - b`; without spaces `a-b` is one name."});
}

void Lexer::read_unknown() {
  const std::size_t begin = at_;
  const std::u32string two{peek(), peek(1)};
  at_ += two[0] == two[1] ? 2 : 1;
  const std::string found = marked(source_.text(span_from(begin)));
  const auto meant = std::find_if(foreign_signs.begin(), foreign_signs.end(),
                                  [&](const Foreign& foreign) { return two.starts_with(foreign.sign); });
  if (meant == foreign_signs.end()) {
    mistakes_.add(code::unknown_character, span_from(begin),
                  {fmt::format("政策里不用 {}。", found), fmt::format("A policy has no use for {}.", found)},
                  advice_for_unknown(two[0]));
    return;
  }
  at_ = begin + meant->sign.size();
  Token& token = emit(meant->word == Word::none ? TokenKind::sign : TokenKind::word, begin);
  token.word = meant->word;
  token.sign = meant->meant;
  mistakes_.add(code::foreign_operator, token.span,
                {fmt::format("{} 不是这里的写法。", marked(source_.text(token.span))),
                 fmt::format("{} is not how a policy writes it.", marked(source_.text(token.span)))},
                {fmt::format("写成 `{}`。", meant->written), fmt::format("Write `{}`.", meant->written)});
}

}  // namespace nuan::policy::syntax
