// Conditions, and expressions that pick one of several values. Only what is picked is read.
#include <algorithm>

#include "base/result.hpp"
#include "policy/interpret/evaluator.hpp"
#include "policy/value_order.hpp"

namespace nuan::policy {

bool Evaluator::condition(const Node& node, const Reading& from) {
  const auto true_here = [&](NodeId id) { return holds(id, from); };
  switch (node.op) {
    case Op::less:
      return compare(node.args[0], node.args[1], from) < 0;
    case Op::less_equal:
      return compare(node.args[0], node.args[1], from) <= 0;
    case Op::greater:
      return compare(node.args[0], node.args[1], from) > 0;
    case Op::greater_equal:
      return compare(node.args[0], node.args[1], from) >= 0;
    case Op::equal:
      return compare(node.args[0], node.args[1], from) == 0;
    case Op::not_equal:
      return compare(node.args[0], node.args[1], from) != 0;
    case Op::in_periods:
      return in_periods(node, from);
    case Op::in_list:
      return in_list(node, from);
    case Op::logical_not:
      return !holds(node.args[0], from);
    case Op::logical_and:
      return std::all_of(node.args.begin(), node.args.end(), true_here);
    case Op::logical_or:
      return std::any_of(node.args.begin(), node.args.end(), true_here);
    default:  // untested: asked only for the forms above
      break;  // untested: asked only for the forms above
  }
  ENSURE(false);  // untested: guards against a new form
  return false;
}

bool Evaluator::in_list(const Node& node, const Reading& from) {
  return std::any_of(node.args.begin() + 1, node.args.end(),
                     [&](NodeId item) { return compare(node.args[0], item, from) == 0; });
}

Value Evaluator::match(const Node& node, const Reading& from) {
  Value room;
  const Choice chosen = std::get<Choice>(look(node.args[0], from, room));
  return value(node.args[static_cast<std::size_t>(chosen.index) + 1], from);
}

// An edge belongs to the step below it.
Value Evaluator::steps(const Node& node, const Reading& from) {
  Value room;
  const Value of = look(node.args[0], from, room);
  std::size_t at = 1;
  for (; at + 1 < node.args.size(); at += 2) {
    Value edge_room;
    const Value& edge = look(node.args[at + 1], from, edge_room);
    if (stop_) return stopped(node);
    if (order_of(of, edge) <= 0) return value(node.args[at], from);
  }
  if (at == node.args.size()) return stopped(node, StopReason::steps_exceeded, from);
  return value(node.args[at], from);
}

}  // namespace nuan::policy
