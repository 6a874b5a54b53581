// For tests: a policy written down, settled in columns for the people of its examples.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "policy/batch_of.hpp"
#include "policy/policy.hpp"
#include "policy/random/disagreement.hpp"
#include "policy/random/examples.hpp"

namespace nuan::policy {

inline Plan plan_of(const std::string& text) {
  const std::string head =
      "policy made-up \"试\"\n  after \"无人\"\n  edition \"R\" from 2015-01-01\n  standing sample\n  year calendar\n"
      "table member key person_id\n";
  Diagnostics out;
  Plan plan = read_plan(Source("written.policy", head + text), out);
  for (const Diagnostic& each : out.items()) ADD_FAILURE() << to_text(each, plan.source, Language::en);
  return plan;
}

inline Year calendar_year(const Plan& plan, int year) { return *year_of(plan, *Date::from_ymd(year, 12, 31)); }

// Settles the people of the examples and holds the answer against the interpreter's.
inline BatchOutcome settle_examples(const Plan& plan, int year) {
  const random::Trial trial{{}, random::subjects_of_examples(plan), calendar_year(plan, year)};
  EXPECT_EQ(random::compare(plan, trial).difference, "");
  return random::run_in_pieces(plan, trial, trial.subjects.size());
}

}  // namespace nuan::policy
