// Making nodes: where arguments meet, how bare numbers take a unit, and what to say when two do not go together.
#include <algorithm>

#include "policy/check/expressions.hpp"

namespace nuan::policy::check {

NodeId Expressions::add_leaf(Node node, Trait trait) {
  reading_.plan.nodes.push_back(std::move(node));
  reading_.traits.push_back(trait);
  return static_cast<NodeId>(reading_.plan.nodes.size()) - 1;
}

NodeId Expressions::constant(Type type, Value value, Span span) {
  Node node;
  node.op = Op::constant;
  node.type = type;
  node.span = span;
  node.value = std::move(value);
  return add_leaf(std::move(node));
}

std::optional<Level> Expressions::meet(const std::vector<NodeId>& nodes, Span span) {
  Level level;
  for (const NodeId id : nodes) {
    const auto both = meeting_level(reading_.plan, level, node(id).level);
    if (!both) {
      reading_.refuse(code::levels_do_not_meet, span,
                      say("“{}”和“{}”不在同一行上，不能放进一个表达式",
                          "{} and {} never stand in one row, so one expression cannot read both",
                          words_for(reading_.plan, level), words_for(reading_.plan, node(id).level)),
                      {"先把其中一个汇总到人，如 `(sum of … per year)`",
                       "first bring one of them to the person, such as `(sum of … per year)`"});
      return std::nullopt;
    }
    level = *both;
  }
  return level;
}

NodeId Expressions::add(Op op, Type type, Span span, std::vector<NodeId> args) {
  if (std::ranges::find(args, none) != args.end()) return none;
  const auto level = meet(args, span);
  if (!level) return none;
  Trait trait;
  for (const NodeId id : args) {
    const Trait& below = reading_.trait(id);
    trait.dated |= below.dated;
    trait.over_rows |= below.over_rows;
    trait.depth = std::max(trait.depth, below.depth + 1);
  }
  if (trait.depth > deepest_expression) {
    refuse_depth(span);
    return none;
  }
  Node node;
  node.op = op;
  node.type = type;
  node.level = *level;
  node.span = span;
  node.args = std::move(args);
  return add_leaf(std::move(node), trait);
}

NodeId Expressions::adapted(NodeId id, Kind kind) {
  if (id == none || kind_of(id) != Kind::literal) return id;
  if (kind == Kind::money) return add(Op::yuan_to_fen, Kind::money, node(id).span, {id});
  if (is_plain_number(kind)) reading_.plan.nodes[static_cast<std::size_t>(id)].type.kind = kind;
  return id;
}

NodeId Expressions::as_money(NodeId id) {
  if (id == none || kind_of(id) == Kind::money) return id;
  if (kind_of(id) == Kind::literal) return adapted(id, Kind::money);
  if (node(id).op != Op::multiply) return id;
  const Span span = node(id).span;
  std::vector<NodeId> factors = node(id).args;
  for (NodeId& factor : factors) {
    const NodeId yuan = as_money(factor);
    if (yuan == none || kind_of(yuan) != Kind::money) continue;
    factor = yuan;
    return add(Op::multiply, Kind::money, span, std::move(factors));
  }
  return id;
}

bool Expressions::same_choices(const Type& left, const Type& right) const {
  if (left.choices == right.choices) return true;
  const auto& sets = reading_.plan.choice_sets;
  return std::ranges::equal(sets[static_cast<std::size_t>(left.choices)], sets[static_cast<std::size_t>(right.choices)],
                            {}, &ChoiceName::name, &ChoiceName::name);
}

Words Expressions::unit_advice(NodeId left, NodeId right) const {
  const bool bare_left = kind_of(left) == Kind::literal;
  if (!bare_left && kind_of(right) != Kind::literal) return {};
  const Node& bare = node(bare_left ? left : right);
  const Kind other = kind_of(bare_left ? right : left);
  const std::string number = bare.op == Op::constant ? nuan::to_text(std::get<Rational>(bare.value)) : "5";
  if (other == Kind::rate)
    return say("写 `{} points`（百分点）或 `{}%`", "write `{} points` (percentage points) or `{}%`", number, number);
  if (other == Kind::days || other == Kind::date) return say("写 `{} days`", "write `{} days`", number);
  return {};
}

void Expressions::refuse_unlike(NodeId left, NodeId right, Span span) {
  Words advice = unit_advice(left, right);
  if (advice.empty() && kind_of(left) == Kind::choice && kind_of(right) == Kind::text)
    advice = {"选项不加引号", "write the choice without quotes"};
  if (advice.empty() && kind_of(left) == Kind::choice && kind_of(right) == Kind::choice)
    advice = {"两列的选项要完全一样才能比较", "only columns with exactly the same choices can be compared"};
  if (advice.empty()) advice = {"两边要是同一种值", "both must be of the same kind"};
  reading_.refuse(
      code::kinds_differ, span,
      say("这里把{}和{}放在一起", "this puts {} beside {}", words_for(kind_of(left)), words_for(kind_of(right))),
      advice);
}

std::optional<Type> Expressions::make_alike(std::vector<NodeId*> nodes, Span span) {
  for (const NodeId* id : nodes)
    if (*id == none) return std::nullopt;
  const NodeId first = *nodes.front();
  Type type = node(first).type;
  if (type.kind == Kind::periods) {
    reading_.refuse(code::periods_as_value, span,
                    {"期间不能比较或挑选", "periods cannot be compared or chosen between"},
                    {"问某天是否在内：`日期 in 期间`", "ask whether a day lies in them: `DATE in PERIODS`"});
    return std::nullopt;
  }
  for (const NodeId* id : nodes) {
    const Type& next = node(*id).type;
    const auto kind = shared_kind(type.kind, next.kind);
    const bool alike = kind && type.dated == next.dated && (*kind != Kind::choice || same_choices(type, next));
    if (!alike) {
      refuse_unlike(first, *id, span);
      return std::nullopt;
    }
    type.kind = *kind;
  }
  for (NodeId* id : nodes) *id = adapted(*id, type.kind);
  return type;
}

}  // namespace nuan::policy::check
