// Sources: `standing published` by somebody other than the issuer claims that every number was published, so each one
// says where.
#include <unordered_set>

#include "policy/check/kinds.hpp"
#include "policy/check/say.hpp"
#include "policy/check/static_checks.hpp"
#include "policy/form_parts.hpp"

namespace nuan::policy::check {
namespace {

// Whether the expression itself, not the lets it reads, holds a number somebody must have published.
bool holds_number(const Plan& plan, NodeId root) {
  std::vector<NodeId> open = {root};
  while (!open.empty()) {
    const NodeId id = open.back();
    open.pop_back();
    if (id == none) continue;
    const Node& node = plan.node(id);
    if (node.op == Op::constant && is_numeric(node.type.kind)) return true;
    open.insert(open.end(), node.args.begin(), node.args.end());
  }
  return false;
}

// The first number without a source, in the order the parts are read here.
std::optional<Span> first_without_source(const Plan& plan) {
  const auto lacks = [&](NodeId node, const std::string& source) { return source.empty() && holds_number(plan, node); };
  for (const Let& let : plan.lets)
    if (lacks(let.value, let.source)) return let.span;
  for (const Benefit& benefit : plan.benefits) {
    for (const Band& band : benefit.bands)
      if (lacks(band.rate, band.source) || lacks(band.edge, band.source)) return band.span;
    for (const Cap& cap : benefit.caps)
      if (lacks(cap.amount, cap.source)) return cap.span;
    for (const NodeId bare : {benefit.above, benefit.raise_to, benefit.nothing_under})
      if (holds_number(plan, bare)) return plan.node(bare).span;
  }
  for (const FormPlace& place : plan.forms)
    for (const FormPart& part : parts_of(plan, place).parts)
      if (lacks(part.node, part.source)) return plan.node(part.node).span;
  for (const Limit& limit : plan.limits)
    if (lacks(limit.cap.amount, limit.cap.source)) return limit.cap.span;
  return std::nullopt;
}

}  // namespace

void check_sources(Reading& reading) {
  const Plan& plan = reading.plan;
  if (plan.by_issuer || plan.standing != Standing::published) return;
  const auto span = first_without_source(plan);
  if (!span) return;
  reading.refuse(
      code::source_missing, *span,
      {"`standing published` 又不是发布者所写，每个数都要有出处；这里没有",
       "`standing published` by somebody other than the issuer needs a source for every number; this has none"},
      {"加 `source \"…\"`（起付线、补足额先写成 let），或写 `standing reconstructed`",
       "add `source \"…\"` (for `above` and floors through a let), or write `standing reconstructed`"});
}

}  // namespace nuan::policy::check
