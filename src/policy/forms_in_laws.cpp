// Forms as laws name them: results behind the plan's own.
#include "policy/form_parts.hpp"

namespace nuan::policy {
namespace {

// The first form that a condition reads. Aggregates and lets read no results.
Index form_read_by(const Plan& plan, NodeId id) {
  if (id == none) return none;
  const Node& node = plan.node(id);
  if (node.op == Op::result) return form_of_result(plan, node.index);
  for (const NodeId arg : node.args)
    if (const Index form = form_read_by(plan, arg); form != none) return form;
  return none;
}

void ask_for_read(Plan& asking, NodeId id) {
  if (id == none) return;
  const Node& node = asking.node(id);
  const Index form = node.op == Op::result ? form_of_result(asking, node.index) : none;
  if (form != none) asking.forms[static_cast<std::size_t>(form)].asked = true;
  for (const NodeId arg : node.args) ask_for_read(asking, arg);
}

}  // namespace

Index result_of_form(const Plan& plan, Index form) { return static_cast<Index>(plan.result_count() + form); }

Index form_of_result(const Plan& plan, Index result) {
  return result < plan.result_count() ? none : static_cast<Index>(result - plan.result_count());
}

Index form_of_law(const Plan& plan, const Law& law) {
  switch (law.kind) {
    case Law::Kind::always:
      return form_read_by(plan, law.condition);
    case Law::Kind::monotone:
    case Law::Kind::cliff:
      return form_of_result(plan, law.result);
    case Law::Kind::order:
      break;
  }
  return plan.benefits.empty() && !plan.forms.empty() ? 0 : none;
}

Plan asking_for(const Plan& plan, const Law& law) {
  Plan asking = plan;
  if (law.kind == Law::Kind::order) return asking;
  for (FormPlace& place : asking.forms) place.asked = false;
  asking.forms[static_cast<std::size_t>(form_of_law(plan, law))].asked = true;
  ask_for_read(asking, law.condition);
  return asking;
}

std::optional<Kind> kind_in_laws(const Plan& plan, const FormPlace& place) {
  switch (place.form) {
    case Form::admission:
      return Kind::text;
    case Form::price:
      return Kind::money;
    case Form::share:
      return plan.shares[static_cast<std::size_t>(place.index)].counts ? Kind::count : Kind::money;
    case Form::index:
      return Kind::number;
    case Form::target:
    case Form::measure:
      break;
  }
  return std::nullopt;
}

}  // namespace nuan::policy
