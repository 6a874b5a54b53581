// Conditions, and expressions that pick one of several values. All values are computed; doubt about one that is not
// picked does not count.
#include <algorithm>

#include "policy/columnar/expressions.hpp"

namespace nuan::policy::columnar {

namespace {

std::optional<Sign> comparison(Op op) {
  switch (op) {
    case Op::less:
      return Sign::less;
    case Op::less_equal:
      return Sign::less_equal;
    case Op::greater:
      return Sign::greater;
    case Op::greater_equal:
      return Sign::greater_equal;
    case Op::equal:
      return Sign::equal;
    case Op::not_equal:
      return Sign::not_equal;
    default:
      return std::nullopt;
  }
}

}  // namespace

Operand Expressions::condition_of(const Node& node, const Reading& reading) {
  const Space space = reading.ground->space;
  if (const auto sign = comparison(node.op)) {
    const Operand left = value(node.args[0], reading);
    return arithmetic_.compare(space, *sign, left, value(node.args[1], reading));
  }
  switch (node.op) {
    case Op::in_list:
      return in_list(node, reading);
    case Op::logical_not:
      return arithmetic_.opposite(space, value(node.args[0], reading));
    case Op::logical_and:
    case Op::logical_or:
      return logic(node, reading);
    case Op::match:
      return match(node, reading);
    case Op::steps:
      return steps(node, reading);
    default:
      break;
  }
  ENSURE(node.op == Op::conditional);
  const Operand condition = value(node.args[0], reading);
  if (condition.constant()) {
    const Operand chosen = value(node.args[condition.number != 0 ? 1 : 2], reading);
    return arithmetic_.choose(space, condition, chosen, chosen);
  }
  const Operand yes = value(node.args[1], reading);
  return arithmetic_.choose(space, condition, yes, value(node.args[2], reading));
}

// From the last to the first, so that each is read only where those before it do not decide.
Operand Expressions::logic(const Node& node, const Reading& reading) {
  const Space space = reading.ground->space;
  Operand rest = value(node.args.back(), reading);
  for (std::size_t index = node.args.size() - 1; index-- > 0;) {
    const Operand first = value(node.args[index], reading);
    rest = node.op == Op::logical_and ? arithmetic_.both(space, first, rest) : arithmetic_.either(space, first, rest);
  }
  return rest;
}

Operand Expressions::in_list(const Node& node, const Reading& reading) {
  const Space space = reading.ground->space;
  const Operand left = value(node.args[0], reading);
  Operand rest = constant(0);
  for (std::size_t index = node.args.size(); index-- > 1;) {
    const Operand here = arithmetic_.compare(space, Sign::equal, left, value(node.args[index], reading));
    rest = arithmetic_.either(space, here, rest);
  }
  return rest;
}

Operand Expressions::match(const Node& node, const Reading& reading) {
  const Space space = reading.ground->space;
  const Operand chosen = value(node.args[0], reading);
  if (chosen.constant()) {
    Operand answer = value(node.args[1 + chosen.number.get_num().get_ui()], reading);
    answer.bad = arithmetic_.either_bad(space, chosen.bad, answer.bad);
    return answer;
  }
  std::vector<Operand> values;
  for (std::size_t index = 1; index < node.args.size(); ++index) values.push_back(value(node.args[index], reading));
  const auto fixed = [](const Operand& each) { return each.constant() && each.bad == no_reg; };
  if (std::all_of(values.begin(), values.end(), fixed)) return arithmetic_.lookup(space, chosen, values);
  Operand rest = values.back();
  for (std::size_t choice = values.size() - 1; choice-- > 0;) {
    const Operand here = arithmetic_.compare(space, Sign::equal, chosen, constant(static_cast<int>(choice)));
    rest = arithmetic_.choose(space, here, values[choice], rest);
  }
  return rest;
}

// An edge belongs to the step below it.
Operand Expressions::steps(const Node& node, const Reading& reading) {
  const Space space = reading.ground->space;
  const Operand of = value(node.args[0], reading);
  const bool open = node.args.size() % 2 == 0;
  Operand rest = open ? value(node.args.back(), reading) : arithmetic_.undecidable(space);
  for (std::size_t index = node.args.size() - (open ? 1 : 0); index > 2; index -= 2) {
    const Operand here = arithmetic_.compare(space, Sign::less_equal, of, value(node.args[index - 1], reading));
    rest = arithmetic_.choose(space, here, value(node.args[index - 2], reading), rest);
  }
  return rest;
}

}  // namespace nuan::policy::columnar
