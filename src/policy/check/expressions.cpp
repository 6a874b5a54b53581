#include "policy/check/expressions.hpp"

#include <utility>

namespace nuan::policy::check {

Expressions::Expressions(Reading& reading) : reading_(reading) {
  reading_.each<syntax::Let>(
      [&](const syntax::Let& let, Span span) { lets_.push_back({&let, LetState::State::unread, none, span}); });
}

NodeId Expressions::value(const syntax::Expr& expr, Standpoint standpoint) {
  standpoint_ = standpoint;
  return read(expr);
}

NodeId Expressions::condition(const syntax::Expr& expr, Standpoint standpoint, const Words& what) {
  standpoint_ = standpoint;
  return read_condition(expr, what);
}

NodeId Expressions::money(const syntax::Expr& expr, Standpoint standpoint, const Words& what) {
  return money(value(expr, standpoint), expr.span, what);
}

NodeId Expressions::money(NodeId read, Span span, const Words& what) {
  const NodeId node = as_money(read);
  if (node == none || kind_of(node) == Kind::money) return node;
  reading_.refuse(code::wrong_kind, span,
                  say("{}要的是金额，这里是{}", "{} takes money; this is {}", what, words_for(kind_of(node))),
                  {"写金额（元），如 `50,000`", "write an amount in yuan, such as `50,000`"});
  return none;
}

// The smallest part of an expression that keeps it from being read at that level.
NodeId Expressions::unreadable_part(NodeId id, const Level& reader) const {
  if (node(id).rows) return id;  // what lies inside an aggregate is read elsewhere
  for (const NodeId arg : node(id).args)
    if (!can_read(reading_.plan, reader, node(arg).level)) return unreadable_part(arg, reader);
  return id;
}

bool Expressions::readable(NodeId id, const Level& reader, const Words& what) {
  if (id == none || can_read(reading_.plan, reader, node(id).level)) return true;
  const NodeId culprit = unreadable_part(id, reader);
  const Level& level = node(culprit).level;
  Words advice{"先汇总：`sum`、`largest`、`count … of`", "bring it together first: `sum`, `largest`, `count … of`"};
  if (level.rank == Level::Rank::subject)
    advice = {"`per life` 不分年度：汇总也写 `per life`，或把范围改为 `per year`",
              "`per life` knows no years: write `per life` after the aggregate too, or make the scope `per year`"};
  reading_.refuse(code::wrong_level, node(culprit).span,
                  say("{}在这里按“{}”读取，但这个值是“{}”", "{} is read as {}; this value is {}", what,
                      words_for(reading_.plan, reader), words_for(reading_.plan, level)),
                  advice);
  return false;
}

NodeId Expressions::read(const syntax::Expr& expr) {
  if (depth_ >= deepest_expression) {
    refuse_depth(expr.span);
    return none;
  }
  ++depth_;
  const bool dated_wanted = std::exchange(dated_wanted_, false);
  const NodeId node = std::visit([&](const auto& one) { return read(one, expr.span); }, expr.node);
  --depth_;
  if (node == none || dated_wanted || !reading_.plan.node(node).type.dated) return node;
  reading_.refuse(
      code::dated_without_day, expr.span,
      {"这个值随时间变化，没有说读哪一天的", "this value changes over time; the day it is read on is missing"},
      say("写 `{} as of 日期`", "write `{} as of DATE`", reading_.plan.source.text(expr.span)));
  return none;
}

// Told once: whatever reads the part that is too deep would be too deep as well.
void Expressions::refuse_depth(Span span) {
  if (std::exchange(depth_told_, true)) return;
  reading_.refuse(code::reads_too_deep, span,
                  say("连同它读取的定义，表达式嵌套超过 {} 层",
                      "with the lets it reads, this expression is nested more than {} deep", deepest_expression),
                  {"减少逐层引用的 let", "read fewer lets through one another"});
}

NodeId Expressions::read(const syntax::NumberLiteral& literal, Span span) {
  return constant({Kind::literal}, literal.value, span);
}

NodeId Expressions::read(const syntax::RateLiteral& literal, Span span) {
  return constant({Kind::rate}, literal.value, span);
}

NodeId Expressions::read(const syntax::DateLiteral& literal, Span span) {
  return constant({Kind::date}, literal.value, span);
}

NodeId Expressions::read(const syntax::MonthDayLiteral&, Span) {  // untested: the parser lets none through alone
  ENSURE(false);  // untested: a month and day stand only before `after`; the parser lets them through nowhere else
  return none;
}

NodeId Expressions::read(const syntax::DaysLiteral& literal, Span span) {
  return constant({Kind::days}, literal.value, span);
}

NodeId Expressions::read(const syntax::PeriodsLiteral& literal, Span span) {
  return constant({Kind::periods}, literal.value, span);
}

NodeId Expressions::read(const syntax::TextLiteral& literal, Span span) {
  return constant({Kind::text}, literal.value, span);
}

NodeId Expressions::read(const syntax::FlagLiteral& literal, Span span) {
  return constant({Kind::flag}, literal.value, span);
}

}  // namespace nuan::policy::check
