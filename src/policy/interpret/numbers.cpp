// Numbers: arithmetic in exact fractions.
#include "base/result.hpp"
#include "policy/interpret/evaluator.hpp"
#include "policy/value_order.hpp"

namespace nuan::policy {

Rational Evaluator::arithmetic(const Node& node, const Reading& from) {
  switch (node.op) {
    case Op::add:
      return number(node.args[0], from) + number(node.args[1], from);
    case Op::subtract:
      return number(node.args[0], from) - number(node.args[1], from);
    case Op::multiply:
      return number(node.args[0], from) * number(node.args[1], from);
    case Op::divide:
      return quotient(node, from);
    case Op::yuan_to_fen:
      return number(node.args[0], from) * 100;
    case Op::down_to:
      return down_to(node, from);
    case Op::days_between:
      return Rational(date(node.args[0], from).days() - date(node.args[1], from).days());
    case Op::years_between:
      return Rational(years_between(date(node.args[0], from), date(node.args[1], from)));
    default:  // untested: asked only for the forms above
      break;  // untested: asked only for the forms above
  }
  ENSURE(false);  // untested: guards against a new form
  return Rational(0);
}

Rational Evaluator::quotient(const Node& node, const Reading& from) {
  const Rational dividend = number(node.args[0], from);
  const Rational divisor = number(node.args[1], from);
  if (divisor == 0) {
    stop_for(StopReason::division_by_zero, node.span, from);
    return Rational(0);
  }
  return dividend / divisor;
}

// The multiples of a step are those of its opposite: only its size matters.
Rational Evaluator::down_to(const Node& node, const Reading& from) {
  const Rational value = number(node.args[0], from);
  const Rational step = abs(number(node.args[1], from));
  if (step == 0) {
    stop_for(StopReason::division_by_zero, node.span, from);
    return Rational(0);
  }
  const Rational times = value / step;
  mpz_class whole;
  mpz_fdiv_q(whole.get_mpz_t(), times.get_num_mpz_t(), times.get_den_mpz_t());
  return Rational(whole) * step;
}

// Of numbers or of dates.
Value Evaluator::extreme(const Node& node, const Reading& from) {
  Value chosen = value(node.args.front(), from);
  for (std::size_t index = 1; index < node.args.size(); ++index) {
    Value other = value(node.args[index], from);
    const auto order = order_of(other, chosen);
    if (node.op == Op::least ? order < 0 : order > 0) chosen = std::move(other);
  }
  return chosen;
}

}  // namespace nuan::policy
