// Conditions: comparing, asking whether a day lies in periods, and, or, not.
#include <algorithm>

#include "policy/check/expressions.hpp"

namespace nuan::policy::check {
namespace {

Op op_of(syntax::Relation relation) {
  switch (relation) {
    case syntax::Relation::less:
      return Op::less;
    case syntax::Relation::less_equal:
      return Op::less_equal;
    case syntax::Relation::greater:
      return Op::greater;
    case syntax::Relation::greater_equal:
      return Op::greater_equal;
    case syntax::Relation::is:
      return Op::equal;
    case syntax::Relation::is_not:
      break;
  }
  return Op::not_equal;
}

bool asks_for_order(syntax::Relation relation) {
  return relation != syntax::Relation::is && relation != syntax::Relation::is_not;
}

std::vector<std::string> names_of(const std::vector<ChoiceName>& set) {
  std::vector<std::string> names;
  for (const ChoiceName& choice : set) names.push_back(choice.name);
  return names;
}

}  // namespace

NodeId Expressions::read_condition(const syntax::Expr& expr, const Words& what) {
  const NodeId node = read(expr);
  if (node == none || kind_of(node) == Kind::flag) return node;
  reading_.refuse(code::wrong_kind, expr.span,
                  say("{}要的是条件，这里是{}", "{} takes a condition; this is {}", what, words_for(kind_of(node))),
                  {"写比较，如 `self_pay > 0`", "write a comparison, such as `self_pay > 0`"});
  return none;
}

// The right side of `is` or an item of a list: a choice of the left side's column may stand there by its bare name.
NodeId Expressions::read_beside(NodeId left, const syntax::Expr& right) {
  const auto* name = std::get_if<syntax::NameRef>(&right.node);
  const bool is_word = name && name->path.size() == 1;
  // Beside something unknown a word may well be one of its choices.
  if (left == none && is_word && reading_.names.find(name->path.front().text).empty()) return none;
  if (left == none || kind_of(left) != Kind::choice || !is_word) return read(right);
  const auto& set = reading_.plan.choice_sets[static_cast<std::size_t>(node(left).type.choices)];
  const syntax::Name& word = name->path.front();
  const auto found = std::ranges::find(set, word.text, &ChoiceName::name);
  if (found != set.end())
    return constant(node(left).type, Choice{static_cast<std::int32_t>(found - set.begin())}, right.span);
  if (!reading_.names.find(word.text).empty()) return read(right);
  reading_.refuse(code::unknown_choice, word.span, say("没有 `{}` 这个选项", "there is no choice `{}`", word.text),
                  reading_.suggest(word.text, names_of(set), {"选项有", "the choices are"}));
  return none;
}

NodeId Expressions::read(const syntax::Comparison& comparison, Span span) {
  NodeId left = read(*comparison.left);
  NodeId right = read_beside(left, *comparison.right);
  const auto type = make_alike({&left, &right}, span);
  if (!type) return none;
  if (asks_for_order(comparison.relation) && !is_ordered(type->kind)) {
    reading_.refuse(code::no_order, span, say("{}没有大小", "{} has no order", words_for(type->kind)),
                    {"用 `is`、`is not` 或 `in (…)`", "use `is`, `is not` or `in (…)`"});
    return none;
  }
  return add(op_of(comparison.relation), Kind::flag, span, {left, right});
}

NodeId Expressions::read(const syntax::InPeriods& in, Span span) {
  const NodeId date = read(*in.date);
  const NodeId periods = read(*in.periods);
  if (date == none || periods == none) return none;
  if (kind_of(date) != Kind::date || kind_of(periods) != Kind::periods) {
    reading_.refuse(code::wrong_kind, span,
                    say("`in` 左边要日期、右边要期间或一个列表，这里是{}和{}",
                        "`in` takes a date and periods, or a list; this is {} and {}", words_for(kind_of(date)),
                        words_for(kind_of(periods))),
                    {"写 `settled_at in covered`，或 `setting in (a, b)`",
                     "write `settled_at in covered`, or `setting in (a, b)`"});
    return none;
  }
  return add(Op::in_periods, Kind::flag, span, {date, periods});
}

NodeId Expressions::read(const syntax::InList& in, Span span) {
  std::vector<NodeId> args = {read(*in.left)};
  for (const auto& item : in.items) {
    args.push_back(read_beside(args.front(), *item));
    const NodeId last = args.back();
    if (last == none || node(last).op != Op::constant) continue;
    const auto same = [&](NodeId id) {
      return id != none && node(id).op == Op::constant && node(id).value == node(last).value;
    };
    if (std::any_of(args.begin() + 1, args.end() - 1, same))
      reading_.refuse(code::item_twice, item->span, {"列表里已经有它", "the list already has this"},
                      {"删去重复的一项", "remove the second one"});
  }
  std::vector<NodeId*> pointers;
  for (NodeId& id : args) pointers.push_back(&id);
  if (!make_alike(pointers, span)) return none;
  return add(Op::in_list, Kind::flag, span, std::move(args));
}

NodeId Expressions::read(const syntax::Not& negation, Span span) {
  return add(Op::logical_not, Kind::flag, span, {read_condition(*negation.condition, {"`not` ", "`not`"})});
}

NodeId Expressions::read(const syntax::Logic& logic, Span span) {
  const Words what = logic.is_and ? Words{"`and` ", "`and`"} : Words{"`or` ", "`or`"};
  const NodeId left = read_condition(*logic.left, what);
  const NodeId right = read_condition(*logic.right, what);
  return add(logic.is_and ? Op::logical_and : Op::logical_or, Kind::flag, span, {left, right});
}

}  // namespace nuan::policy::check
