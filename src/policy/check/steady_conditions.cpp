// Conditions whose answer the text alone decides, and divisions by zero.
#include <algorithm>

#include "policy/check/say.hpp"
#include "policy/check/static_checks.hpp"
#include "policy/form_parts.hpp"

namespace nuan::policy::check {
namespace {

class SteadyConditions {
 public:
  SteadyConditions(Reading& reading, Constants& constants) : reading_(reading), constants_(constants) {}

  void all() {
    const Plan& plan = reading_.plan;
    for (std::size_t i = 0; i < plan.nodes.size(); ++i) {
      const Node& node = plan.nodes[i];
      if (node.op == Op::conditional)
        check(node.args[0], {"于是另一个值永远用不到", "so one of the two values is never used"});
      if (node.rows) check(node.rows->where, {"`where` 什么也没挑", "so this `where` picks nothing out"});
    }
    for (const Benefit& benefit : plan.benefits)
      check(benefit.where, {"`where` 什么也没挑", "so this `where` picks nothing out"});
    for (const Cover& cover : plan.covers)
      for (const Requirement& one : cover.requirements)
        check(one.condition, {"于是每一行都一样", "so it treats every row alike"});
    for (const FormPlace& place : plan.forms) {
      const FormParts form = parts_of(plan, place);
      check(form.each.where, {"`where` 什么也没挑", "so this `where` picks nothing out"});
      for (const FormPart& part : form.parts)
        if (plan.node(part.node).type.kind == Kind::flag)
          check(part.node, {"于是每一行都一样", "so it treats every row alike"});
    }
    for (const Law& law : plan.laws) check(law.condition, {"于是它什么也没说", "so this law says nothing"});
  }

 private:
  // The answer, where it is the same on every day.
  std::optional<bool> answer(NodeId id) {
    std::optional<bool> same;
    for (const Date day : constants_.days({id})) {
      const auto flag = constants_.flag(day, id);
      if (!flag || (same && *same != *flag)) return std::nullopt;
      same = flag;
    }
    return same;
  }

  void check(NodeId id, const Words& therefore) {
    if (id == none) return;
    const Node& node = reading_.plan.node(id);
    if (const auto flag = answer(id)) {
      reading_.refuse(code::condition_constant, node.span,
                      *flag ? say("这个条件总是成立，{}", "this condition is always true, {}", therefore)
                            : say("这个条件从不成立，{}", "this condition is never true, {}", therefore),
                      {"让它取决于事实，或删去", "let it depend on the facts, or remove it"});
      return;
    }
    const bool composed = node.op == Op::logical_and || node.op == Op::logical_or || node.op == Op::logical_not;
    if (!composed) return;
    const Words part{"于是这一部分没有作用", "so this part does nothing"};
    for (const NodeId arg : std::vector(node.args)) check(arg, part);
  }

  Reading& reading_;
  Constants& constants_;
};

void check_divisor(Reading& reading, Constants& constants, const Node& node) {
  for (const Date day : constants.days({node.args[1]})) {
    const Known& divisor = constants.on(day, node.args[1]);
    if (!divisor.is_exact() || *divisor.low != 0) continue;
    reading.refuse(code::divides_by_zero, reading.plan.node(node.args[1]).span, {"除数是 0", "this divides by zero"},
                   {"写一个不为 0 的数", "write a number other than 0"});
    return;
  }
}

}  // namespace

void check_conditions(Reading& reading, Constants& constants) {
  SteadyConditions(reading, constants).all();
  for (const Node& node : reading.plan.nodes)
    if (node.op == Op::divide || node.op == Op::down_to) check_divisor(reading, constants, node);
}

}  // namespace nuan::policy::check
