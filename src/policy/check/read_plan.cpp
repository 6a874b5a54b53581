// read_plan: the stages by which a file becomes a plan, in order.
#include "policy/check/declarations.hpp"
#include "policy/policy.hpp"
#include "policy/syntax/parser.hpp"

namespace nuan::policy {

Plan read_plan(Source source, Diagnostics& out) {
  Plan plan;
  plan.source = std::move(source);
  const syntax::File file = syntax::parse(plan.source, out);
  if (!out.empty()) {
    out.sort();
    return plan;
  }
  check::Reading reading{file, plan, out, {}, {}};
  check::read_header(reading);
  check::declare_names(reading);
  check::Expressions expressions(reading);
  expressions.lets();
  check::read_covers(reading, expressions);
  check::read_benefits(reading, expressions);
  check::read_limits(reading, expressions);
  check::read_laws(reading, expressions);
  check::read_examples(reading);
  out.sort();
  return plan;
}

}  // namespace nuan::policy
