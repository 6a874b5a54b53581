#include "flow/complete.hpp"

#include <algorithm>

namespace nuan::flow {
namespace {

bool is_for_life(const policy::Scope& scope) { return scope.kind == policy::Scope::Kind::life; }

Failure facts_needed(const Wish& wish, policy::Span span, const Words& what) {
  return fail(Code::facts_of_every_year_needed, wish.plan->source.place(span),
              {what.zh + "按终身累计, 只有部分年度的事实就算不出来",
               what.en + " counts over a whole life, which the facts of some years cannot tell"},
              {"若文件包含规则第一天以来的全部事实, 请加 --complete",
               "when the files hold every fact since the policy's first day, say so with --complete"});
}

// What a law says is tried on made-up people, never on the facts of a run.
void mark_tree(const policy::Plan& plan, policy::NodeId id, std::vector<bool>& marked) {
  if (id == policy::none) return;
  marked[static_cast<std::size_t>(id)] = true;
  const policy::Node& node = plan.node(id);
  for (const policy::NodeId arg : node.args) mark_tree(plan, arg, marked);
  if (node.rows) mark_tree(plan, node.rows->where, marked);
}

std::vector<bool> nodes_of_laws(const policy::Plan& plan) {
  std::vector<bool> marked(plan.nodes.size(), false);
  for (const policy::Law& law : plan.laws) mark_tree(plan, law.condition, marked);
  return marked;
}

}  // namespace

Result<void> check_complete(const Wish& wish) {
  if (wish.complete) return {};
  const policy::Plan& plan = *wish.plan;
  for (const policy::Benefit& benefit : plan.benefits) {
    const bool capped_for_life =
        std::any_of(benefit.caps.begin(), benefit.caps.end(), [](const auto& cap) { return is_for_life(cap.scope); });
    if (is_for_life(benefit.scope) || capped_for_life)
      return facts_needed(wish, benefit.span, {"待遇 " + benefit.name + " ", "the benefit " + benefit.name});
  }
  for (const policy::Limit& limit : plan.limits) {
    if (is_for_life(limit.cap.scope))
      return facts_needed(wish, limit.cap.span, {"限额 " + limit.name + " ", "the limit " + limit.name});
  }
  const std::vector<bool> of_laws = nodes_of_laws(plan);
  for (std::size_t i = 0; i < plan.nodes.size(); ++i) {
    const policy::Node& node = plan.nodes[i];
    if (!of_laws[i] && node.rows && is_for_life(node.rows->scope))
      return facts_needed(wish, node.span, {"这里的汇总或次序", "this sum, count or place"});
  }
  return {};
}

}  // namespace nuan::flow
