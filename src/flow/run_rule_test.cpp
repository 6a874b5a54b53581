#include "flow/run_rule.hpp"

#include <gtest/gtest.h>

namespace nuan::flow {
namespace {

TEST(RunRule, keeps_the_thresholds_of_holds_beside_the_rule) {
  const aid::HoldRules rules{4, 10, 20, Money::from_fen(12'345), 7};
  const std::string inputs =
      with_hold_rules(with_rule(R"({"nuan":"0"})", {{{"a.policy", "text"}}, {"x=1"}, {}}), rules);
  const auto kept = hold_rules_of(inputs);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->phone_persons, 4);
  EXPECT_EQ(kept->card_days, 10);
  EXPECT_EQ(kept->outlier_times, 20);
  EXPECT_EQ(kept->outlier_above, Money::from_fen(12'345));
  EXPECT_EQ(rule_of(inputs)->policies.at(0).text, "text");
  EXPECT_NE(inputs, with_hold_rules(inputs, {}));
}

TEST(RunRule, says_nothing_of_what_a_run_did_not_keep) {
  for (const char* inputs : {"", "{}", "[]", R"({"holds":{}})", R"({"due_fen":{"a":"1"}})"}) {
    EXPECT_FALSE(hold_rules_of(inputs)) << inputs;
    EXPECT_TRUE(due_by_benefit(inputs).empty()) << inputs;
  }
}

TEST(RunRule, knows_what_was_due_of_each_benefit) {
  const auto due = due_by_benefit(R"({"due_fen":{"outpatient":5,"inpatient":7}})");
  ASSERT_EQ(due.size(), 2U);
  EXPECT_EQ(due[0], std::pair(std::string("inpatient"), Money::from_fen(7)));
}

}  // namespace
}  // namespace nuan::flow
