// Single values: literals, names and brackets, joined by arithmetic.
#include <fmt/format.h>

#include "policy/syntax/expressions.hpp"
#include "policy/syntax/units.hpp"

namespace nuan::policy::syntax {
namespace {

const Words a_value{"一个值", "a value"};

template <class Literal>
ExprPtr literal(Cursor& cursor, Span begin, Literal value) {
  return make(cursor, cursor.span_from(begin), std::move(value));
}

// `5 points`, `50 days`, or the number alone.
ExprPtr read_number(Cursor& cursor) {
  const Token& token = cursor.take();
  const Span begin = token.span;
  const Rational value = std::get<Rational>(token.value);
  const Token& next = cursor.peek();
  if (cursor.accept(Word::points)) return literal(cursor, begin, RateLiteral{value / 100, true});
  if (cursor.accept(Word::days)) return literal(cursor, begin, DaysLiteral{value});
  if (const auto advice =
          next.is_name() && !next.first_on_line ? advice_for_unit(next.text, token.text) : std::nullopt) {
    cursor.tell(code::number_unit, next.span,
                {fmt::format("{} 不是政策里的单位。", marked(next.text)),
                 fmt::format("{} is not a unit of a policy.", marked(next.text))},
                *advice);
    cursor.take();
  }
  return literal(cursor, begin, NumberLiteral{value});
}

// Null where no literal stands.
ExprPtr read_literal(Cursor& cursor) {
  const Token& token = cursor.peek();
  const Span begin = token.span;
  switch (token.kind) {
    case TokenKind::number:
      return read_number(cursor);
    case TokenKind::percent:
      return literal(cursor, begin, RateLiteral{std::get<Rational>(cursor.take().value)});
    case TokenKind::date:
      return literal(cursor, begin, DateLiteral{std::get<Date>(cursor.take().value)});
    case TokenKind::periods:
      return literal(cursor, begin, PeriodsLiteral{std::get<Periods>(cursor.take().value)});
    case TokenKind::text:
      return literal(cursor, begin, TextLiteral{cursor.take().text});
    default:
      break;
  }
  if (cursor.accept(Word::yes)) return literal(cursor, begin, FlagLiteral{true});
  if (cursor.accept(Word::no)) return literal(cursor, begin, FlagLiteral{false});
  return nullptr;
}

// `name` or `table.name`.
ExprPtr read_name_ref(Cursor& cursor) {
  const NameFor what = cursor.results_allowed ? NameFor::result : NameFor::value;
  NameRef ref;
  ref.path.push_back(cursor.expect_name(what, a_value));
  if (cursor.accept(Sign::dot)) ref.path.push_back(cursor.expect_name(what, {"列的名称", "the name of a column"}));
  const Span begin = ref.path.front().span;
  return make(cursor, cursor.span_from(begin), std::move(ref));
}

void tell_no_value(Cursor& cursor) {
  const Token& token = cursor.peek();
  if (token.word == Word::if_word)
    return cursor.fail(code::if_first, token.span, {"`if` 写在值的后面。", "An `if` stands behind its value."},
                       {"写成 `值 if 条件 else 另一个值`，例如 `25% if favoured else 20%`。",
                        "Write `value if condition else other value`, as in `25% if favoured else 20%`."});
  if (token.word == Word::not_word)
    return cursor.fail(code::needs_brackets, token.span,
                       {"`not` 和别的部分写在一起时需要括号。", "A `not` needs brackets where more stands beside it."},
                       {"写成 `(not 条件)`。", "Write `(not condition)`."});
  if (token.word != Word::none && !token.first_on_line)
    return cursor.fail(
        code::reserved_word, token.span,
        {fmt::format("这里应为一个值；{} 是语言自己的词，不是名称。", marked(token.text)),
         fmt::format("Expected a value here; {} is a word of the language and names nothing.", marked(token.text))},
        {"写上数字、日期、名称或括号里的算式；如果想用它作名称，请换一个词。",
         "Write a number, a date, a name or arithmetic in brackets. If it was meant as a name, choose another."});
  cursor.unexpected(
      a_value, {"写上数字、日期、名称或括号里的算式。", "Write a number, a date, a name or arithmetic in brackets."});
}

ExprPtr read_negative(Cursor& cursor) {
  const Token& minus = cursor.take();
  const std::string number = cursor.at(TokenKind::number) ? cursor.peek().text : "5";
  cursor.tell(
      code::negative_number, minus.span,
      {"算式里没有负数，减号两边都要有值。", "Arithmetic has no negative numbers; a minus has a value on both sides."},
      {fmt::format("写成 `0 - {}`；起付线、费率和限额都不会是负的。", number),
       fmt::format("Write `0 - {}`; thresholds, rates and limits are never negative.", number)});
  return read_primary(cursor);
}

ExprPtr read_product(Cursor& cursor, bool& joined) {
  ExprPtr left = read_operand(cursor);
  while (cursor.at(Sign::times) || cursor.at(Sign::slash)) {
    const char op = cursor.take().sign == Sign::times ? '*' : '/';
    const Span begin = left ? left->span : cursor.previous().span;
    ExprPtr right = read_operand(cursor);
    const int below = height_of({left.get(), right.get()});
    left = make(cursor, cursor.span_from(begin), Arithmetic{op, std::move(left), std::move(right)}, below);
    joined = true;
  }
  return left;
}

char read_plus_or_minus(Cursor& cursor) {
  const Token& sign = cursor.take();
  if (sign.sign == Sign::plus) return '+';
  if (sign.blank_before && !sign.blank_behind && cursor.at(TokenKind::number))
    cursor.tell(code::minus_space, sign.span, {"减号两边都要有空格。", "A minus has a space on both sides."},
                {fmt::format("写成 `- {}`。", cursor.peek().text), fmt::format("Write `- {}`.", cursor.peek().text)});
  return '-';
}

// `E down to N` stands beside comparisons, but not beside arithmetic, where it could be read two ways.
ExprPtr read_down_to(Cursor& cursor, ExprPtr value, bool joined) {
  const Span begin = value ? value->span : cursor.peek().span;
  if (joined) tell_needs_brackets(cursor, begin);
  cursor.take();
  cursor.expect(Word::to, {"写成 `工资 down to 10`。", "Write `wage down to 10`."});
  ExprPtr step = read_operand(cursor);
  const int below = height_of({value.get(), step.get()});
  ExprPtr expr = make(cursor, cursor.span_from(begin), DownTo{std::move(value), std::move(step)}, below);
  for (const Sign sign : {Sign::plus, Sign::minus, Sign::times, Sign::slash}) {
    if (!cursor.at(sign)) continue;
    tell_needs_brackets(cursor, expr->span);
    cursor.skip_quietly();
  }
  return expr;
}

}  // namespace

ExprPtr read_sum(Cursor& cursor) {
  bool joined = false;
  ExprPtr left = read_product(cursor, joined);
  while (cursor.at(Sign::plus) || cursor.at(Sign::minus)) {
    const char op = read_plus_or_minus(cursor);
    const Span begin = left ? left->span : cursor.previous().span;
    ExprPtr right = read_product(cursor, joined);
    const int below = height_of({left.get(), right.get()});
    left = make(cursor, cursor.span_from(begin), Arithmetic{op, std::move(left), std::move(right)}, below);
    joined = true;
  }
  return cursor.at(Word::down) ? read_down_to(cursor, std::move(left), joined) : std::move(left);
}

ExprPtr read_bracketed(Cursor& cursor) {
  const Token& open = cursor.take();
  ExprPtr inner = read_expression(cursor);
  if (cursor.accept(Sign::close)) {
    if (inner) inner->span = cursor.span_from(open.span);
    return inner;
  }
  if (!cursor.peek().first_on_line)
    cursor.unexpected({"`)` 或运算符", "`)` or an operator"},
                      {"括号里只有一个值；几个值的列表写在 `in` 或 `least` 之后。",
                       "Brackets hold one value; lists stand behind `in` or `least`."});
  else
    cursor.fail(code::bracket_not_closed, open.span,
                {"这里打开的括号没有收尾。", "The bracket opened here is not closed."},
                {"在它该结束的地方补上 `)`。", "Put `)` where it should end."});
  return inner;
}

ExprPtr read_primary(Cursor& cursor) {
  const Cursor::Nest nest(cursor);
  if (ExprPtr value = read_literal(cursor)) return value;
  if (cursor.at_name()) return read_name_ref(cursor);
  if (cursor.at(Sign::open)) return read_bracketed(cursor);
  if (cursor.at(Sign::minus)) return read_negative(cursor);
  if (begins_standing_alone(cursor)) {
    ExprPtr expr = read_standing_alone(cursor);
    if (expr) tell_needs_brackets(cursor, expr->span);
    return expr;
  }
  if (cursor.at(TokenKind::month_day) || cursor.peek().kind == TokenKind::word)
    if (ExprPtr value = read_function(cursor)) return value;
  if (!cursor.recovering()) tell_no_value(cursor);
  return nullptr;
}

ExprPtr read_atom(Cursor& cursor, const Words& expected) {
  if (ExprPtr value = read_literal(cursor)) return value;
  if (cursor.at_name()) return read_name_ref(cursor);
  if (cursor.at(Sign::open)) return read_bracketed(cursor);
  cursor.unexpected(expected,
                    {"写上一个数、一个名称，或括号里的算式。", "Write a number, a name, or arithmetic in brackets."});
  return nullptr;
}

ExprPtr read_plain_value(Cursor& cursor, const Words& expected) {
  const Token& first = cursor.peek();
  const bool negative = cursor.at(Sign::minus);
  const TokenKind next = cursor.peek(1).kind;
  if (negative && (next == TokenKind::number || next == TokenKind::percent)) cursor.take();
  ExprPtr value = read_literal(cursor);
  if (!value && cursor.at_name() && !negative) {
    const Token& word = cursor.take();
    return make(cursor, word.span, NameRef{{Name{word.text, word.span}}});
  }
  if (!value) {
    cursor.unexpected(expected,
                      {"示例里写单个的值，例如 `8,000`、`2020-10-12`、`outpatient`、`yes`。",
                       "An example gives single values, such as `8,000`, `2020-10-12`, `outpatient`, `yes`."});
    return nullptr;
  }
  if (!negative) return value;
  value->span = cursor.span_from(first.span);
  if (auto* number = std::get_if<NumberLiteral>(&value->node)) number->value = -number->value;
  if (auto* rate = std::get_if<RateLiteral>(&value->node)) rate->value = -rate->value;
  if (auto* days = std::get_if<DaysLiteral>(&value->node)) days->value = -days->value;
  return value;
}

bool begins_value(const Cursor& cursor) {
  const Token& token = cursor.peek();
  switch (token.kind) {
    case TokenKind::number:
    case TokenKind::percent:
    case TokenKind::date:
    case TokenKind::month_day:
    case TokenKind::periods:
    case TokenKind::text:
      return true;
    case TokenKind::sign:
      return token.sign == Sign::open;
    case TokenKind::word:
      break;
    case TokenKind::end:
      return false;
  }
  for (const Word word : {Word::yes, Word::no, Word::least, Word::greatest, Word::start, Word::end, Word::years})
    if (cursor.at(word)) return true;
  return token.is_name() || begins_standing_alone(cursor);
}

}  // namespace nuan::policy::syntax
