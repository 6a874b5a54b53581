// Choosing: if and else, match over every choice, steps.
#include <algorithm>

#include "policy/check/expressions.hpp"

namespace nuan::policy::check {

NodeId Expressions::read(const syntax::Conditional& conditional, Span span) {
  const NodeId condition = read_condition(*conditional.condition, {"`if` ", "`if`"});
  NodeId value = read(*conditional.value);
  NodeId otherwise = value == none ? read(*conditional.otherwise) : read_beside(value, *conditional.otherwise);
  const auto type = make_alike({&value, &otherwise}, span);
  if (!type) return none;
  return add(Op::conditional, *type, span, {condition, value, otherwise});
}

// The value of one choice: its own arm, else what `else` says.
NodeId Expressions::arm_for(const syntax::Match& match, const ChoiceName& choice, NodeId otherwise,
                            bool& otherwise_used) {
  NodeId found = none;
  const syntax::MatchArm* first = nullptr;
  for (const syntax::MatchArm& arm : match.arms) {
    if (arm.choice.text != choice.name) continue;
    const NodeId value = read(*arm.value);
    if (first)
      reading_.refuse(code::item_twice, arm.choice.span,
                      say("`{}` 已经有值", "`{}` already has its value", choice.name),
                      {"删去一个", "remove one of them"});
    else
      found = value;
    if (!first) first = &arm;
  }
  if (first) return found;
  otherwise_used = true;
  if (!match.otherwise)
    reading_.refuse(code::choice_missing, match.subject.span,
                    say("`match` 没有说选项 `{}` 怎么算", "this `match` does not say what `{}` gives", choice.name),
                    say("加上 `{} 值`，或用 `else 值` 收尾", "add `{} VALUE`, or end with `else VALUE`", choice.name));
  return otherwise;
}

NodeId Expressions::read(const syntax::Match& match, Span span) {
  syntax::NameRef name;
  name.path.push_back(match.subject);
  const NodeId subject = read(name, match.subject.span);
  const NodeId otherwise = match.otherwise ? read(*match.otherwise) : none;
  if (subject == none) return none;
  if (kind_of(subject) != Kind::choice) {
    reading_.refuse(code::wrong_kind, match.subject.span,
                    say("`match` 按选项列出各种情况，`{}` 是{}", "`match` lists the choices of a column; `{}` is {}",
                        match.subject.text, words_for(kind_of(subject))),
                    {"用 `值 if 条件 else 值` 或 `steps of`", "use `VALUE if CONDITION else VALUE` or `steps of`"});
    return none;
  }
  const auto set = reading_.plan.choice_sets[static_cast<std::size_t>(node(subject).type.choices)];
  std::vector<std::string> words;
  for (const ChoiceName& choice : set) words.push_back(choice.name);
  for (const syntax::MatchArm& arm : match.arms)
    if (std::ranges::find(words, arm.choice.text) == words.end())
      reading_.refuse(code::unknown_choice, arm.choice.span,
                      say("没有 `{}` 这个选项", "there is no choice `{}`", arm.choice.text),
                      reading_.suggest(arm.choice.text, words, {"选项有", "the choices are"}));
  std::vector<NodeId> args = {subject};
  bool otherwise_used = false;
  for (const ChoiceName& choice : set) args.push_back(arm_for(match, choice, otherwise, otherwise_used));
  if (match.otherwise && !otherwise_used)
    reading_.refuse(code::else_never_reached, match.otherwise->span,
                    {"每个选项都已列出，`else` 永远用不到", "every choice is listed, so this `else` is never reached"},
                    {"删去 `else`", "remove the `else`"});
  std::vector<NodeId*> values;
  for (std::size_t i = 1; i < args.size(); ++i) values.push_back(&args[i]);
  const auto type = make_alike(values, span);
  return type ? add(Op::match, *type, span, std::move(args)) : none;
}

NodeId Expressions::read(const syntax::Steps& steps, Span span) {
  std::vector<NodeId> values, edges = {read(*steps.of)};
  for (const syntax::Band& band : steps.bands) {
    values.push_back(read(*band.value));
    if (band.edge) edges.push_back(read(*band.edge));
    // One published table of steps has one source; kept apart by step it would be shown nowhere.
    if (band.source)
      reading_.refuse(code::source_in_steps, band.source->span,
                      {"`steps` 中间不能写出处", "a `source` cannot stand inside `steps`"},
                      {"写在整个 `let` 或整段支付的末尾", "write it at the end of the whole `let` or band"});
  }
  if (steps.bands.empty() || steps.bands.back().edge) {
    reading_.refuse(code::steps_end, span,
                    {"`steps` 没有说最后一档之上怎么算", "these `steps` do not say what comes after the last edge"},
                    {"以 `值 beyond` 收尾", "end with `VALUE beyond`"});
    return none;
  }
  std::vector<NodeId*> value_pointers, edge_pointers;
  for (NodeId& id : values) value_pointers.push_back(&id);
  for (NodeId& id : edges) edge_pointers.push_back(&id);
  const auto edge_type = make_alike(edge_pointers, span);
  const auto type = make_alike(value_pointers, span);
  if (!type || !edge_type) return none;
  if (!is_ordered(edge_type->kind)) {
    reading_.refuse(
        code::no_order, steps.of->span,
        say("{}没有大小，`steps` 不能用", "{} has no order, so `steps` cannot be used", words_for(edge_type->kind)),
        {"选项用 `match`", "use `match` for choices"});
    return none;
  }
  std::vector<NodeId> args = {edges.front()};
  for (std::size_t i = 0; i < values.size(); ++i) {
    args.push_back(values[i]);
    if (i + 1 < edges.size()) args.push_back(edges[i + 1]);
  }
  return add(Op::steps, *type, span, std::move(args));
}

}  // namespace nuan::policy::check
