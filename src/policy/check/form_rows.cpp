#include "policy/check/form_rows.hpp"

#include <algorithm>

namespace nuan::policy::check {

using Rank = Level::Rank;
using What = ValueName::What;

FormRows::FormRows(Reading& reading, Expressions& expressions, const syntax::FormHead& head)
    : reading_(reading), expressions_(expressions), level_(rows_named(head.of)) {
  if (level_ && head.where) where_ = condition(*head.where, {"`where` ", "`where`"});
}

std::optional<Level> FormRows::rows_named(const syntax::Name& of) {
  for (const Index index : reading_.names.find(of.text)) {
    const ValueName value = reading_.names.value(index);
    if (value.what != What::table && value.what != What::group) continue;
    reading_.names.use(index);
    if (value.what == What::group) return Level{Rank::group, value.index, false};
    return value.index == 0 ? Level{Rank::subject, none, false} : Level{Rank::fact, value.index, false};
  }
  std::vector<std::string> known = reading_.names.names_of(What::table);
  for (const std::string& group : reading_.names.names_of(What::group)) known.push_back(group);
  reading_.refuse(code::unknown_rows, of.span,
                  say("没有叫 `{}` 的表或分组", "there is no table or group `{}`", of.text),
                  reading_.suggest(of.text, known, {"有这些", "there are"}));
  return std::nullopt;
}

Standpoint FormRows::standpoint() const {
  return {level_->rank == Rank::subject ? 0 : table_of(reading_.plan, *level_), false};
}

NodeId FormRows::readable(NodeId node, const Words& what) {
  if (node == none || !expressions_.readable(node, *level_, what)) return none;
  if (level_->rank != Rank::subject || !reading_.trait(node).dated) return node;
  reading_.refuse(
      code::dated_over_life, reading_.plan.node(node).span,
      say("{}没有日期可读，不能用随时间变化的值", "{} has no day to be read on, so it cannot change over time", what),
      {"写一个固定的值，或用 `input`", "write one fixed value, or an `input`"});
  return none;
}

NodeId FormRows::condition(const syntax::Expr& expr, const Words& what) {
  return readable(expressions_.condition(expr, standpoint(), what), what);
}

NodeId FormRows::value(const syntax::Expr& expr, const Words& what) {
  return readable(expressions_.value(expr, standpoint()), what);
}

NodeId FormRows::of_facts(const syntax::Expr& expr, bool condition, const Words& what) {
  const Index table = table_of(reading_.plan, *level_);
  const NodeId node =
      condition ? expressions_.condition(expr, {table, false}, what) : expressions_.money(expr, {table, false}, what);
  return expressions_.readable(node, {Rank::fact, table, false}, what) ? node : none;
}

NodeId FormRows::readable_for_all(NodeId node, const Words& what) {
  if (node == none || !expressions_.readable(node, {}, what)) return none;
  if (!reading_.trait(node).dated) return node;
  reading_.refuse(
      code::dated_over_life, reading_.plan.node(node).span,
      say("{}没有日期可读，不能用随时间变化的值", "{} has no day to be read on, so it cannot change over time", what),
      {"写一个固定的值，或用 `input`", "write one fixed value, or an `input`"});
  return none;
}

NodeId FormRows::for_all(const syntax::Expr& expr, const Words& what) {
  return readable_for_all(expressions_.value(expr, {0, false}), what);
}

NodeId FormRows::money_or_count_for_all(const syntax::Expr& expr, const Words& what) {
  const NodeId node = expressions_.value(expr, {0, false});
  const bool counts = node != none && reading_.plan.node(node).type.kind == Kind::count;
  return readable_for_all(counts ? node : expressions_.money(node, expr.span, what), what);
}

NodeId FormRows::measurement(const syntax::Name& name, const Words& what) {
  const NodeId node = readable(expressions_.measured(name, standpoint()), what);
  return node != none && reading_.plan.node(node).type.kind == Kind::real ? node : plain_number(node, what);
}

NodeId FormRows::plain_number(NodeId node, const Words& what) {
  if (node == none) return none;
  node = expressions_.adapted(node, Kind::number);
  const Kind kind = reading_.plan.node(node).type.kind;
  if (kind == Kind::number || kind == Kind::rate || kind == Kind::count) return node;
  reading_.refuse(code::wrong_kind, reading_.plan.node(node).span,
                  say("{}要一个数，这里是{}", "{} takes a number; this is {}", what, words_for(kind)),
                  {"金额相除得数：`last_year / (sum of last_year)`",
                   "money divided by money is a number: `last_year / (sum of last_year)`"});
  return none;
}

NodeId FormRows::money(const syntax::Expr& expr, const Words& what) {
  return readable(expressions_.money(expr, standpoint(), what), what);
}

}  // namespace nuan::policy::check
