// Functions on dates and periods: as of, start of, end of, years from … to, the next day of a month.
#include "policy/check/expressions.hpp"

namespace nuan::policy::check {

NodeId Expressions::read_of_kind(const syntax::Expr& expr, Kind kind, const Words& what) {
  const NodeId node = read(expr);
  if (node == none || kind_of(node) == kind) return node;
  reading_.refuse(
      code::wrong_kind, expr.span,
      say("{}要的是{}，这里是{}", "{} takes {}; this is {}", what, words_for(kind), words_for(kind_of(node))),
      kind == Kind::date ? Words{"写日期列或 `2020-01-31`", "write a date column, or `2020-01-31`"}
                         : Words{"写一个 periods 列", "write a periods column"});
  return none;
}

NodeId Expressions::read(const syntax::AsOf& as_of, Span span) {
  dated_wanted_ = true;
  const NodeId value = read(*as_of.value);
  dated_wanted_ = false;
  const NodeId date = read_of_kind(*as_of.date, Kind::date, {"`as of` ", "`as of`"});
  if (value == none || date == none) return none;
  if (!node(value).type.dated) {
    const bool is_periods = kind_of(value) == Kind::periods;
    reading_.refuse(code::as_of_undated, as_of.value->span,
                    {"`as of` 只读随时间变化（dated）的列", "`as of` reads only `dated` columns"},
                    is_periods
                        ? Words{"写 `start of … as of …` 或 `日期 in …`", "write `start of … as of …`, or `DATE in …`"}
                        : Words{"删去 `as of`", "remove the `as of`"});
    return none;
  }
  Type type = node(value).type;
  type.dated = false;
  return add(Op::as_of, type, span, {value, date});
}

NodeId Expressions::read(const syntax::PeriodEdge& edge, Span span) {
  const char* word = edge.start ? "start" : "end";
  const auto* as_of = std::get_if<syntax::AsOf>(&edge.periods->node);
  ENSURE(as_of);  // the parser reads no other form
  const NodeId periods = read_of_kind(*as_of->value, Kind::periods, say("`{} of` ", "`{} of`", word));
  const NodeId date = read_of_kind(*as_of->date, Kind::date, {"`as of` ", "`as of`"});
  return add(edge.start ? Op::period_start : Op::period_end, Kind::date, span, {periods, date});
}

NodeId Expressions::read(const syntax::YearsBetween& years, Span span) {
  const Words what{"`years from … to` ", "`years from … to`"};
  const NodeId from = read_of_kind(*years.from, Kind::date, what);
  const NodeId to = read_of_kind(*years.to, Kind::date, what);
  return add(Op::years_between, Kind::number, span, {from, to});
}

NodeId Expressions::read(const syntax::NextMonthDay& next, Span span) {
  const NodeId date = read_of_kind(*next.after, Kind::date, {"`after` ", "`after`"});
  const NodeId id = add(Op::next_month_day, Kind::date, span, {date});
  if (id != none)
    reading_.plan.nodes[static_cast<std::size_t>(id)].index = next.month_day.month * 100 + next.month_day.day;
  return id;
}

}  // namespace nuan::policy::check
