// Tokens: the words, numbers, dates, texts and signs a policy is written in.
#pragma once

#include <string>
#include <variant>

#include "policy/syntax/ast.hpp"
#include "policy/syntax/words.hpp"

namespace nuan::policy::syntax {

enum class TokenKind : std::uint8_t {
  word,       // a name, or a word of the grammar
  number,     // value: Rational
  percent,    // value: Rational, 20% is 1/5
  date,       // value: Date
  month_day,  // value: MonthDayLiteral
  periods,    // value: Periods
  text,       // text: what stands between the quotes
  sign,
  end,  // of the file
};

enum class Sign : std::uint8_t {
  none,
  comma,
  colon,
  open,
  close,
  plus,
  minus,
  times,
  slash,
  dot,
  less,
  less_equal,
  greater,
  greater_equal,
  equals,   // one `=`, or two, which is wrong
  unequal,  // `!=` and its like, wrong everywhere
};

struct Token {
  TokenKind kind = TokenKind::end;
  Word word = Word::none;
  Sign sign = Sign::none;
  Span span;
  std::string text;  // word: its letters; text: its content; else as written, spelled right
  std::variant<std::monostate, Rational, Date, MonthDayLiteral, Periods> value;
  bool first_on_line = false;
  bool blank_before = false;
  bool blank_behind = false;
  bool broken = false;  // told already, and not to be relied on: what follows cannot be judged

  [[nodiscard]] bool is_name() const { return kind == TokenKind::word && word == Word::none; }
};

}  // namespace nuan::policy::syntax
