// Names and short traces.
#include "policy/laws/say.hpp"

#include <algorithm>

#include "base/result.hpp"
#include "policy/form_parts.hpp"

namespace nuan::policy {

namespace {

constexpr std::size_t trace_lines = 12;

const Benefit& benefit_of(const Plan& plan, const BenefitStep& step) {
  return plan.benefits[static_cast<std::size_t>(step.benefit)];
}

// `2020-02-10 outpatient: base 3,000.00, amount 240.00, ask 240.00, due 240.00`
std::string line_of(const Plan& plan, const FactStep& fact, const BenefitStep& step, Language language) {
  const Benefit& benefit = benefit_of(plan, step);
  const bool zh = language == Language::zh;
  std::string line = "\n    " + to_text(fact.date) + " " + benefit.name + (zh ? "：" : ": ");
  const std::string next = zh ? "，" : ", ";
  if (benefit.pay == Benefit::Pay::bands) {
    const bool money = plan.node(benefit.on).type.kind == Kind::money;
    line += (zh ? "基数 " : "base ") + (money ? fen_to_yuan_text(step.base_after) : to_text(step.base_after)) + next;
  }
  line += (zh ? "金额 " : "amount ") + fen_to_yuan_text(step.exact_after) + next;
  line += (zh ? "申请 " : "ask ") + to_grouped_text(step.asked) + next;
  return line + (zh ? "应付 " : "due ") + to_grouped_text(step.paid);
}

const RefusedFact* refusal_of(const Outcome& outcome, const FactStep& fact) {
  const auto found = std::find_if(outcome.refused.begin(), outcome.refused.end(), [&fact](const RefusedFact& each) {
    return each.table == fact.table && each.id == fact.id;
  });
  return found == outcome.refused.end() ? nullptr : &*found;
}

}  // namespace

std::string result_name(const Plan& plan, Index result) {
  const auto benefits = static_cast<Index>(plan.benefits.size());
  if (const Index form = form_of_result(plan, result); form != none)
    return plan.form_name(plan.forms[static_cast<std::size_t>(form)]);
  if (result == plan.total_result()) return "total";
  if (result < benefits) return plan.benefits[static_cast<std::size_t>(result)].name;
  return plan.limits[static_cast<std::size_t>(result - benefits)].name;
}

std::string refusal_code(const Plan& plan, const RefusedFact& refused) {
  switch (refused.why) {
    case FactRefusal::before_first_edition:
      return "before-first-edition";
    case FactRefusal::outside_years:
      return "outside-years";
    case FactRefusal::negative_base:
      return "negative-base";
    case FactRefusal::cover:
      break;
  }
  const auto cover = std::find_if(plan.covers.begin(), plan.covers.end(),
                                  [&refused](const Cover& each) { return each.table == refused.table; });
  ENSURE(cover != plan.covers.end());
  return cover->requirements[static_cast<std::size_t>(refused.requirement)].code;
}

std::string year_names(const Outcome& outcome) {
  std::string names;
  for (const YearDue& due : outcome.years) names += (names.empty() ? "" : ", ") + due.year.name;
  return names;
}

std::string short_trace(const Plan& plan, const Outcome& outcome, Language language) {
  std::string trace;
  std::size_t lines = 0;
  for (const FactStep& fact : outcome.steps) {
    if (const RefusedFact* refused = refusal_of(outcome, fact)) {
      if (++lines <= trace_lines) trace += "\n    " + to_text(fact.date) + " " + refusal_code(plan, *refused);
    }
    for (const BenefitStep& step : fact.benefits) {
      if (++lines <= trace_lines) trace += line_of(plan, fact, step, language);
    }
  }
  if (lines > trace_lines) trace += "\n    …";
  return trace;
}

}  // namespace nuan::policy
