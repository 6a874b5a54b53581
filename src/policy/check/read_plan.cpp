// read_plan: the stages by which a file becomes a plan, in order.
#include "policy/check/declarations.hpp"
#include "policy/check/static_checks.hpp"
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
  check::read_admissions(reading, expressions);
  check::read_prices(reading, expressions);
  check::read_shares(reading, expressions);
  check::read_targets(reading, expressions);
  check::read_measures(reading, expressions);
  check::read_composites(reading, expressions);
  check::read_laws(reading, expressions);
  check::read_examples(reading);
  check::Constants constants(plan);
  check::check_conditions(reading, constants);
  check::check_bands(reading, constants);
  // A part that was refused leaves amounts unbounded, names unread and sources unseen: none of it is worth telling
  // before that part is mended.
  if (out.empty()) {
    check::check_caps(reading, constants);
    check::check_unused(reading);
    check::check_sources(reading);
  }
  out.sort();
  return plan;
}

}  // namespace nuan::policy
