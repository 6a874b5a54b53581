// Functions of values, and `as of`.
#include <fmt/format.h>

#include "policy/syntax/expressions.hpp"

namespace nuan::policy::syntax {
namespace {

ExprPtr read_extreme(Cursor& cursor) {
  const Token& word = cursor.take();
  const Words pattern{fmt::format("写成 `{}(甲, 乙)`。", word.text), fmt::format("Write `{}(a, b)`.", word.text)};
  Extreme extreme{word.word == Word::least, {}};
  cursor.expect(Sign::open, "(", pattern);
  extreme.of.push_back(read_expression(cursor));
  cursor.expect(Sign::comma, ",", pattern);
  do extreme.of.push_back(read_expression(cursor));
  while (cursor.accept(Sign::comma));
  cursor.expect(Sign::close, ")", pattern);
  int below = 0;
  for (const ExprPtr& part : extreme.of) below = std::max(below, height_of({part.get()}));
  return make(cursor, cursor.span_from(word.span), std::move(extreme), below);
}

// `as of D` behind something that has it.
ExprPtr read_as_of(Cursor& cursor, ExprPtr value, Words advice) {
  cursor.expect(Word::as, advice);
  cursor.expect(Word::of, std::move(advice));
  ExprPtr date = read_primary(cursor);
  const Span begin = value ? value->span : cursor.previous().span;
  const int below = height_of({value.get(), date.get()});
  return make(cursor, cursor.span_from(begin), AsOf{std::move(value), std::move(date)}, below);
}

ExprPtr read_period_edge(Cursor& cursor) {
  const Token& word = cursor.take();
  const Words pattern{fmt::format("写成 `{} of 期间列 as of 日期`。", word.text),
                      fmt::format("Write `{} of periods as of date`.", word.text)};
  cursor.expect(Word::of, pattern);
  ExprPtr periods = read_as_of(cursor, read_primary(cursor), pattern);
  const int below = height_of({periods.get()});
  return make(cursor, cursor.span_from(word.span), PeriodEdge{word.word == Word::start, std::move(periods)}, below);
}

ExprPtr read_years_between(Cursor& cursor) {
  const Span begin = cursor.take().span;
  const Words pattern{"写成 `years from 起日 to 止日`。", "Write `years from one day to another`."};
  cursor.expect(Word::from, pattern);
  ExprPtr from = read_operand(cursor);
  cursor.expect(Word::to, pattern);
  ExprPtr to = read_operand(cursor);
  const int below = height_of({from.get(), to.get()});
  return make(cursor, cursor.span_from(begin), YearsBetween{std::move(from), std::move(to)}, below);
}

ExprPtr read_next_month_day(Cursor& cursor) {
  const Token& token = cursor.take();
  const auto month_day = std::get<MonthDayLiteral>(token.value);
  if (!cursor.accept(Word::after)) {
    cursor.fail(code::month_day_alone, token.span,
                {fmt::format("{} 读作几月几日，没有年份。", marked(token.text)),
                 fmt::format("{} reads as month and day, without a year.", marked(token.text))},
                {"某日之后的第一个三月三十一日写成 `03-31 after 日期`；相减写成 `10 - 12`，两边有空格。",
                 "The next 31 March after a day is `03-31 after day`; to subtract, write `10 - 12` with spaces."});
    return nullptr;
  }
  ExprPtr after = read_primary(cursor);
  const int below = height_of({after.get()});
  return make(cursor, cursor.span_from(token.span), NextMonthDay{month_day, std::move(after)}, below);
}

}  // namespace

ExprPtr read_operand(Cursor& cursor) {
  ExprPtr value = read_primary(cursor);
  while (cursor.at(Word::as))
    value = read_as_of(cursor, std::move(value), {"写成 `份额 as of 日期`。", "Write `shares as of date`."});
  return value;
}

ExprPtr read_function(Cursor& cursor) {
  if (cursor.at(Word::least) || cursor.at(Word::greatest)) return read_extreme(cursor);
  if (cursor.at(Word::start) || cursor.at(Word::end)) return read_period_edge(cursor);
  if (cursor.at(Word::years)) return read_years_between(cursor);
  if (cursor.at(TokenKind::month_day)) return read_next_month_day(cursor);
  return nullptr;
}

}  // namespace nuan::policy::syntax
