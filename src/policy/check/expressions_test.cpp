// Expressions become typed and levelled nodes.
#include "policy/check/expressions.hpp"

#include <gmock/gmock.h>

#include "policy/check/plan_test.hpp"

namespace nuan::policy::check {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// The nodes of `let x = TEXT`, then its kind and level: `(add 20% part) : rate of fact claim`.
std::string read(const std::string& text) {
  const ReadPolicy policy = read_let_of(text);
  if (!policy.told.empty()) return policy.text();
  const Printing print(policy.plan);
  const NodeId value = policy.plan.lets.back().value;
  return print.of(value) + " : " + print.type_of(value);
}

std::vector<std::string> refused(const std::string& text) { return read_let_of(text).codes(); }

TEST(literals, keep_their_units) {
  EXPECT_EQ(read("1,800"), "1800 : literal of all");
  EXPECT_EQ(read("20%"), "20% : rate of all");
  EXPECT_EQ(read("5 points"), "5% : rate of all");
  EXPECT_EQ(read("30 days"), "30d : days of all");
  EXPECT_EQ(read("2020-01-31"), "2020-01-31 : date of all");
  EXPECT_EQ(read("\"甲\""), "\"甲\" : text of all");
  EXPECT_EQ(read("yes"), "yes : flag of all");
}

TEST(names, read_columns_keys_and_inputs_at_their_level) {
  EXPECT_EQ(read("self_pay"), "self_pay : money of fact claim");
  EXPECT_EQ(read("claim.self_pay"), "self_pay : money of fact claim");
  EXPECT_EQ(read("born"), "born : date of subject");
  EXPECT_EQ(read("budget"), "budget : money of all");
  EXPECT_EQ(read("claim_id"), "id : text of fact claim");
  EXPECT_EQ(read("person_id"), "key : text of subject");
}

TEST(bare_numbers, take_the_unit_of_their_use) {
  EXPECT_EQ(read("self_pay - 1,800"), "(subtract self_pay (yuan 1800)) : money of fact claim");
  EXPECT_EQ(read("100 + self_pay"), "(add (yuan 100) self_pay) : money of fact claim");
  EXPECT_EQ(read("self_pay * 2"), "(multiply self_pay 2) : money of fact claim");
  EXPECT_EQ(read("self_pay > 100"), "(> self_pay (yuan 100)) : flag of fact claim");
  EXPECT_EQ(read("weight + 1"), "(add weight 1) : number of fact claim");
  EXPECT_EQ(read("visits + 1"), "(add visits 1) : count of fact claim");
  EXPECT_EQ(read("least(self_pay, 100, budget)"), "(least self_pay (yuan 100) budget) : money of fact claim");
  EXPECT_EQ(read("self_pay if urgent else 0"), "(if urgent self_pay (yuan 0)) : money of fact claim");
  EXPECT_EQ(read("self_pay down to 10"), "(down_to self_pay (yuan 10)) : money of fact claim");
  EXPECT_EQ(read("self_pay in (100, 200)"), "(in self_pay (yuan 100) (yuan 200)) : flag of fact claim");
}

TEST(bare_numbers, stay_bare_while_nothing_asks) {
  EXPECT_EQ(read("2 * 3 + 1"), "(add (multiply 2 3) 1) : literal of all");
  EXPECT_EQ(read("100 if urgent else 200"), "(if urgent 100 200) : literal of fact claim");
  EXPECT_EQ(read_behind_tables("let a = 100 let b = self_pay + a").codes(), std::vector<std::string>());
}

TEST(bare_numbers, are_no_rates_days_or_dates) {
  EXPECT_THAT(refused("part + 5"), ElementsAre("units"));
  EXPECT_THAT(refused("part > 5"), ElementsAre("kinds-differ"));
  EXPECT_THAT(refused("settled_at + 30"), ElementsAre("units"));
  EXPECT_THAT(refused("stayed > 3"), ElementsAre("kinds-differ"));
  EXPECT_THAT(refused("20% if urgent else 0"), ElementsAre("kinds-differ"));
}

TEST(rates, are_added_to_rates_alone) {
  const ReadPolicy count = read_let_of("part + visits");
  EXPECT_THAT(count.codes(), ElementsAre("units"));
  EXPECT_THAT(count.text(), HasSubstr("A rate is added to a rate: write `5 points`"));
}

TEST(bare_numbers, go_with_nothing_that_has_no_order) {
  const ReadPolicy flag = read_let_of("urgent + 5");
  EXPECT_THAT(flag.codes(), ElementsAre("units"));
  EXPECT_THAT(flag.text(), HasSubstr("Only money, rates, numbers and dates can be calculated with"));
}

TEST(dates, move_and_differ) {
  EXPECT_EQ(read("settled_at + 30 days"), "(date+ settled_at 30d) : date of fact claim");
  EXPECT_EQ(read("30 days + settled_at"), "(date+ settled_at 30d) : date of fact claim");
  EXPECT_EQ(read("settled_at - 30 days"), "(date- settled_at 30d) : date of fact claim");
  EXPECT_EQ(read("settled_at - born"), "(days_between settled_at born) : days of fact claim");
  EXPECT_EQ(read("years from born to today"), "(years born today) : number of subject");
  EXPECT_EQ(read("03-31 after settled_at"), "(next 331 settled_at) : date of fact claim");
}

TEST(periods, hold_days_and_have_edges) {
  EXPECT_EQ(read("settled_at in covered"), "(in_periods settled_at covered) : flag of fact claim");
  EXPECT_EQ(read("settled_at - (start of covered as of settled_at)"),
            "(days_between settled_at (start covered settled_at)) : days of fact claim");
  EXPECT_EQ(read("end of covered as of today"), "(end covered today) : date of subject");
}

TEST(dated_columns, are_read_on_a_day) {
  EXPECT_EQ(read("shares as of settled_at"), "(as_of shares settled_at) : count of fact claim");
  EXPECT_THAT(refused("shares + 1"), ElementsAre("dated-without-day"));
  EXPECT_THAT(refused("shares"), ElementsAre("dated-without-day"));
  EXPECT_THAT(refused("visits as of settled_at"), ElementsAre("as-of-undated"));
}

TEST(choices, stand_by_name_beside_their_column) {
  EXPECT_EQ(read("severity is not mild"), "(is_not severity mild) : flag of fact claim");
  EXPECT_EQ(read("severity in (mild, severe)"), "(in severity mild severe) : flag of fact claim");
  EXPECT_EQ(read("match severity: mild 3,000, severe 10,000"), "(match severity 3000 10000) : literal of fact claim");
  EXPECT_EQ(read("match severity: severe 1 else 0"), "(match severity 0 1) : literal of fact claim");
}

TEST(choices, of_two_columns_compare_only_when_they_are_the_same) {
  EXPECT_THAT(refused("severity is grade"), ElementsAre("kinds-differ"));
  EXPECT_EQ(read("severity is severity"), "(is severity severity) : flag of fact claim");
}

TEST(steps, share_a_unit_with_their_edges) {
  EXPECT_EQ(read("steps of self_pay: 20% to 100, 30% beyond"),
            "(steps self_pay 20% (yuan 100) 30%) : rate of fact claim");
  EXPECT_EQ(read("steps of stayed: 0 to 30 days, 500 to 90 days, 10,000 beyond"),
            "(steps stayed 0 30d 500 90d 10000) : literal of fact claim");
  EXPECT_THAT(refused("steps of stayed: 0 to 30, 500 beyond"), ElementsAre("kinds-differ"));
}

TEST(aggregates, bring_facts_to_their_scope) {
  EXPECT_EQ(read("sum of self_pay"), "(aggregate sum over fact claim per life self_pay) : money of subject");
  EXPECT_EQ(read("sum of self_pay per life"), "(aggregate sum over fact claim per life self_pay) : money of subject");
  EXPECT_EQ(read("sum of self_pay per year"),
            "(aggregate sum over fact claim per year self_pay) : money of subject yearly");
  EXPECT_EQ(read("sum of self_pay per stay"),
            "(aggregate sum over fact claim per stay self_pay) : money of group stay");
  EXPECT_EQ(read("count of claim where urgent per year"),
            "(aggregate count over fact claim per year where urgent) : count of subject yearly");
  EXPECT_EQ(read("count of distinct stay_id"),
            "(aggregate count distinct over fact claim per life stay_id) : count of subject");
  EXPECT_EQ(read("count of stay per year"), "(aggregate count over group stay per year) : count of subject yearly");
  EXPECT_EQ(read("first of severity"), "(aggregate first over fact claim per life severity) : choice of subject");
  EXPECT_EQ(read("any of urgent"), "(aggregate any over fact claim per life urgent) : flag of subject");
  EXPECT_EQ(read("mean of visits"), "(aggregate mean over fact claim per life visits) : number of subject");
  EXPECT_EQ(read("largest of settled_at"), "(aggregate largest over fact claim per life settled_at) : date of subject");
}

TEST(aggregates, run_over_groups_too) {
  EXPECT_EQ(read("largest of (sum of self_pay per stay) per year"),
            "(aggregate largest over group stay per year (aggregate sum over fact claim per stay self_pay)) : "
            "money of subject yearly");
  EXPECT_THAT(refused("largest of (sum of self_pay per stay) per stay"), ElementsAre("scope-of-rows"));
}

TEST(aggregates, keep_to_conditions_their_rows_can_read) {
  EXPECT_THAT(refused("sum of (sum of self_pay per stay) where urgent"), ElementsAre("wrong-level"));
  EXPECT_EQ(read("sum of self_pay where (sum of self_pay per stay) > 100"),
            "(aggregate sum over fact claim per life where (> (aggregate sum over fact claim per stay self_pay) "
            "(yuan 100)) self_pay) : money of subject");
}

// A file with benefits settles one subject at a time: tests/bad/over-subjects.policy.
TEST(aggregates, run_over_subjects_where_nobody_is_settled_alone) {
  EXPECT_THAT(refused("count of member"), ElementsAre());
  EXPECT_THAT(refused("largest of born"), ElementsAre());
  EXPECT_THAT(refused("largest of born per year"), ElementsAre("scope-of-rows"));
  EXPECT_THAT(refused("place of member per year"), ElementsAre("nothing-to-run-over"));
  EXPECT_THAT(refused("sum of budget"), ElementsAre("nothing-to-run-over"));
}

TEST(places, number_facts_and_groups) {
  EXPECT_EQ(read("place of claim per year"), "(place over fact claim per year) : count of fact claim");
  EXPECT_EQ(read("place of claim where urgent per stay"),
            "(place over fact claim per stay where urgent) : count of fact claim");
  EXPECT_EQ(read("place of stay where self_pay > 0 per year"),
            "(place over group stay per year where (> self_pay (yuan 0))) : count of group stay");
}

TEST(values, of_two_tables_do_not_mix) {
  EXPECT_THAT(refused("self_pay + fee"), ElementsAre("levels-do-not-meet"));
  EXPECT_EQ(read("self_pay + (sum of fee)"),
            "(add self_pay (aggregate sum over fact checkup per life fee)) : money of fact claim");
}

TEST(several_mistakes, are_told_in_one_go) {
  EXPECT_THAT(refused("(self_pya + 1) * (part + 5) if urgnt else weihgt"),
              ElementsAre("unknown-name", "units", "unknown-name", "unknown-name"));
}

TEST(one_mistake, is_told_once) {
  EXPECT_THAT(read_behind_tables("let a = part + 5  let b = a * 2  let c = a + b  let d = 20% if c > a else b").codes(),
              ElementsAre("units"));
}

TEST(deep_nesting, is_refused_whether_in_one_expression_or_through_lets) {
  std::string chain = "let a0 = self_pay\n";
  for (int i = 1; i < 1000; ++i) chain += fmt::format("let a{} = a{} + 1\n", i, i - 1);
  EXPECT_THAT(read_behind_tables(chain).codes(), ElementsAre("reads-too-deep"));
  std::string backwards;
  for (int i = 0; i < 1000; ++i) backwards += fmt::format("let b{} = b{} + 1\n", i, i + 1);
  EXPECT_THAT(read_behind_tables(backwards + "let b1000 = self_pay").codes(), ElementsAre("reads-too-deep"));
  std::string sum = "self_pay";
  for (int i = 0; i < 5000; ++i) sum += " + 1";
  EXPECT_FALSE(read_let_of(sum).told.empty());
}

}  // namespace
}  // namespace nuan::policy::check
