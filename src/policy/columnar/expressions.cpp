#include "policy/columnar/expressions.hpp"

namespace nuan::policy::columnar {

namespace {

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

}  // namespace

Expressions::Expressions(Builder& builder, Grounds& grounds)
    : builder_(builder), grounds_(grounds), arithmetic_(builder), needs_(builder.plan().nodes.size()) {}

Operand Expressions::refused(const Node& node, const Words& because) {
  builder_.refuse(node.span, because);
  return constant(0);
}

const Expressions::Needs& Expressions::needs(NodeId id) {
  if (needs_[at(id)]) return *needs_[at(id)];
  const Node& node = builder_.plan().node(id);
  Needs needed;
  needed.date = node.op == Op::dated;
  needed.rows = node.rows.has_value();
  const auto take = [&](NodeId other) {
    const Needs& more = needs(other);
    needed.date = needed.date || more.date;
    needed.rows = needed.rows || more.rows;
  };
  // Rows are read with their own date, so what an aggregate folds tells nothing.
  if (!node.rows) {
    for (const NodeId argument : node.args) take(argument);
    if (node.op == Op::let) take(builder_.plan().lets[at(node.index)].value);
  }
  return needs_[at(id)].emplace(needed);
}

Operand Expressions::value(NodeId id, const Reading& reading) {
  const Needs& needed = needs(id);
  const int number = needed.date || needed.rows ? reading.number : -1;
  const auto key = std::make_tuple(id, reading.ground->space, number);
  if (const auto known = known_.find(key); known != known_.end()) return known->second;
  if (builder_.refused()) return constant(0);
  const Span outer = builder_.here();
  builder_.at(builder_.plan().node(id).span);
  Operand computed = from_below(id, reading);
  builder_.at(outer);
  return known_.emplace(key, std::move(computed)).first->second;
}

// What all facts know already, a benefit's facts need not compute again.
Operand Expressions::from_below(NodeId id, const Reading& reading) {
  const Ground& ground = *reading.ground;
  const Needs& needed = needs(id);
  const bool own = reading.number == 0 || !(needed.date || needed.rows);
  const Op op = builder_.plan().node(id).op;
  const bool in_place = op == Op::column || op == Op::constant || op == Op::input || op == Op::let;
  if (ground.kind == Ground::Kind::selected && own && !in_place) {
    const auto known = known_.find({id, ground.below->space, needed.date || needed.rows ? 0 : -1});
    if (known != known_.end()) return arithmetic_.gather(ground.space, known->second, ground.facts);
  }
  return compute(id, reading);
}

Operand Expressions::condition(NodeId id, const Reading& reading) {
  return id == none ? constant(1) : value(id, reading);
}

Operand Expressions::compute(NodeId id, const Reading& reading) {
  const Node& node = builder_.plan().node(id);
  switch (node.op) {
    case Op::constant:
      return literal(node.value, reading.ground->space);
    case Op::input:
      return literal(builder_.program().inputs[at(node.index)], reading.ground->space);
    case Op::column:
      return column(node, reading);
    case Op::key:
    case Op::id:
      return refused(node, {"编号不在列中", "ids are not among the columns"});
    case Op::let:
      return let(node, reading);
    case Op::result:  // untested: only laws name results, and columns settle no law
      break;          // untested: only laws name results, and columns settle no law
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
    case Op::yuan_to_fen:
    case Op::least:
    case Op::greatest:
    case Op::down_to:
    case Op::days_between:
      return arithmetic_of(node, reading);
    case Op::years_between:
    case Op::date_plus:
    case Op::date_minus:
    case Op::next_month_day:
    case Op::in_periods:
    case Op::period_start:
    case Op::period_end:
    case Op::as_of:
    case Op::dated:
      return of_dates(node, reading);
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
    case Op::equal:
    case Op::not_equal:
    case Op::in_list:
    case Op::logical_not:
    case Op::logical_and:
    case Op::logical_or:
    case Op::conditional:
    case Op::match:
    case Op::steps:
      return condition_of(node, reading);
    case Op::aggregate:
      return node.rows->of.rank == Level::Rank::subject ? over_everybody(id, reading) : aggregate(id, reading);
    case Op::place:
      return place(id, reading);
  }
  ENSURE(false);  // untested: guards against a new form
  return constant(0);
}

Operand Expressions::let(const Node& node, const Reading& reading) {
  const Operand operand = value(builder_.plan().lets[at(node.index)].value, reading);
  if (!operand.constant()) builder_.is_let(operand.reg, node.index);
  return operand;
}

Operand Expressions::literal(const Value& value, Space space) {
  if (const auto* number = std::get_if<Rational>(&value)) return constant(*number);
  if (const auto* date = std::get_if<Date>(&value)) return constant(date->days());
  if (const auto* choice = std::get_if<Choice>(&value)) return constant(choice->index);
  if (const auto* flag = std::get_if<bool>(&value)) return constant(*flag ? 1 : 0);
  const Reg out = builder_.new_register();
  builder_.emit(FillText{out, space, std::get<std::string>(value)});
  return vector(out, {-1, std::int64_t{1} << 32});
}

// Folded over all subjects before any row is looked at.
Operand Expressions::over_everybody(NodeId id, const Reading& reading) {
  const auto known = builder_.program().given.find(id);
  if (known != builder_.program().given.end()) return literal(known->second, reading.ground->space);
  static const Words why = {"它汇总所有人", "it is folded over all subjects"};  // untested: as below
  return refused(builder_.plan().node(id), why);  // untested: check keeps it to forms, which give what it comes to
}

Operand Expressions::column(const Node& node, const Reading& reading) {
  ENSURE(!node.type.dated && node.type.kind != Kind::periods);
  ENSURE(node.level.rank == Level::Rank::fact || node.level.rank == Level::Rank::subject);
  return grounds_.column(*reading.ground, node.level.rank == Level::Rank::fact ? node.level.of : 0, node.index);
}

Operand Expressions::arithmetic_of(const Node& node, const Reading& reading) {
  const Space space = reading.ground->space;
  if (node.op == Op::divide) return quotient(node, reading);
  if (node.op == Op::least || node.op == Op::greatest) return extreme(node, reading);
  Operand a = value(node.args[0], reading);
  if (node.op == Op::yuan_to_fen) return arithmetic_.multiply(space, a, constant(100));
  const Operand b = value(node.args[1], reading);
  switch (node.op) {
    case Op::add:
      return arithmetic_.add(space, a, b);
    case Op::subtract:
    case Op::days_between:
      return arithmetic_.subtract(space, a, b);
    case Op::multiply:
      return arithmetic_.multiply(space, a, b);
    case Op::down_to:
      return arithmetic_.down_to(space, a, b);
    default:  // untested: asked only for the forms above
      break;  // untested: asked only for the forms above
  }
  ENSURE(false);  // untested: guards against a new form
  return a;
}

Operand Expressions::quotient(const Node& node, const Reading& reading) {
  const Space space = reading.ground->space;
  const Operand dividend = value(node.args[0], reading);
  const Operand divisor = value(node.args[1], reading);
  if (!divisor.constant()) {
    return refused(node, {"除数逐行不同, 商没有固定的分母",
                          "the divisor differs from row to row, so the quotient has no fixed denominator"});
  }
  if (divisor.number == 0) return arithmetic_.undecidable(space);
  const Rational factor = 1 / divisor.number;
  Operand answer = arithmetic_.multiply(space, dividend, constant(factor));
  answer.bad = arithmetic_.either_bad(space, answer.bad, divisor.bad);
  return answer;
}

Operand Expressions::extreme(const Node& node, const Reading& reading) {
  Operand chosen = value(node.args.front(), reading);
  for (std::size_t index = 1; index < node.args.size(); ++index) {
    const Operand other = value(node.args[index], reading);
    chosen = node.op == Op::least ? arithmetic_.smaller(reading.ground->space, chosen, other)
                                  : arithmetic_.larger(reading.ground->space, chosen, other);
  }
  return chosen;
}

}  // namespace nuan::policy::columnar
