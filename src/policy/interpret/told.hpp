// For tests: a policy told in its own language over one set of tables, and what one person's facts come to under it.
#pragma once

#include <gtest/gtest.h>

#include <cstdio>
#include <string>
#include <string_view>

#include "policy/policy.hpp"
#include "policy/settle.hpp"

namespace nuan::policy {

inline constexpr std::string_view told_header = R"(policy made-up "made up"
  after     "nobody"
  edition   "E1" from 2012-05-01
  standing  sample
)";
inline constexpr std::string_view told_tables = R"(
input pot money
table member key person_id
  covered   periods  "covered"
  born      date     "born"
  portion   dated rate "portion"
  known     flag     "known"
  ceiling   money    "ceiling"
table claim of member in order on_day, claim_id  may reverse
  on_day    date     "on"
  stay_no   text     "stay"
  kind      one of mild "mild", severe "severe", other "other"
  amount    money    "amount"
  part      money    "part"
  nights    days     "nights"
  score     number   "score"
table visit of member in order seen_on, visit_id
  seen_on   date     "seen on"
  fee       money    "fee"
)";

// One example of a policy: its plan, the person's facts and what they come to.
struct Told {
  Plan plan;
  std::vector<Value> inputs;
  Subject subject;
  Outcome outcome;

  [[nodiscard]] std::string due(std::string_view year, std::string_view result = "total") const {
    for (const YearDue& each : outcome.years) {
      if (each.year.name == year) return to_text(outcome.result(plan, result_named(result), each.year));
    }
    return "no such year";
  }
  // The code of the stop, or `-`.
  [[nodiscard]] std::string stop() const { return outcome.stop ? outcome.stop->code : "-"; }
  // What each fact asked of a benefit, what was paid of it, in merged order.
  [[nodiscard]] std::vector<std::string> asked(Index benefit = 0) const { return list(benefit, &BenefitStep::asked); }
  [[nodiscard]] std::vector<std::string> paid(Index benefit = 0) const { return list(benefit, &BenefitStep::paid); }
  [[nodiscard]] std::vector<std::string> ids() const {
    std::vector<std::string> found;
    for (const FactStep& fact : outcome.steps) found.push_back(fact.id);
    return found;
  }

 private:
  [[nodiscard]] Index result_named(std::string_view name) const {
    for (std::size_t index = 0; index < plan.benefits.size(); ++index) {
      if (plan.benefits[index].name == name) return static_cast<Index>(index);
    }
    for (std::size_t index = 0; index < plan.limits.size(); ++index) {
      if (plan.limits[index].name == name) return static_cast<Index>(plan.benefits.size() + index);
    }
    EXPECT_EQ(name, "total");
    return plan.total_result();
  }
  [[nodiscard]] std::vector<std::string> list(Index benefit, Money BenefitStep::* amount) const {
    std::vector<std::string> found;
    for (const FactStep& fact : outcome.steps) {
      for (const BenefitStep& step : fact.benefits) {
        if (step.benefit == benefit) found.push_back(to_text(step.*amount));
      }
    }
    return found;
  }
};

// An empty plan, and a failed test, where the text cannot be read.
inline Plan plan_of(const std::string& text) {
  Diagnostics out;
  Plan plan = read_plan(Source("told", text), out);
  for (const Diagnostic& each : out.items()) {
    // No test reads every column of the tables they share.
    if (each.code == "unused") continue;
    ADD_FAILURE() << to_text(each, plan.source, Language::en);  // untested: a test that fails
    return {};                                                  // untested: a test that fails
  }
  return plan;
}

// The first example of the plan.
inline Told settle_example(Plan plan, std::size_t index = 0) {
  Told told;
  told.plan = std::move(plan);
  if (index >= told.plan.examples.size()) {
    ADD_FAILURE() << "the policy cannot be read";  // untested: a test that fails
    return told;                                   // untested: a test that fails
  }
  const Example& example = told.plan.examples[index];
  told.inputs = example.inputs;
  told.subject.facts.resize(told.plan.tables.size());
  for (const ExampleRow& row : example.rows) {
    const auto table = static_cast<std::size_t>(row.table);
    if (told.plan.tables[table].is_subject) {
      told.subject.key = row.key_or_id;
      told.subject.columns = row.columns;
    } else {
      told.subject.facts[table].push_back({row.key_or_id, row.reverses, row.columns});
    }
  }
  told.outcome = settle(told.plan, told.inputs, told.subject);
  return told;
}

// `rules` are declarations over the tables above; `rows` the lines of an example. The header may have a line of its
// own.
inline Told tell(const std::string& rules, const std::string& rows, const std::string& header_line = "") {
  return settle_example(plan_of(std::string(told_header) + header_line + std::string(told_tables) + rules +
                                "\nexample \"one\"\n" + rows + "\nexpect total 0\n"));
}

}  // namespace nuan::policy
