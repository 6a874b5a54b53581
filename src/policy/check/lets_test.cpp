// Lets: their order in the plan, values that change over time, rings.
#include <gmock/gmock.h>

#include "policy/check/plan_test.hpp"

namespace nuan::policy::check {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> let_names(const Plan& plan) {
  std::vector<std::string> names;
  for (const Let& let : plan.lets) names.push_back(let.name);
  return names;
}

TEST(lets, stand_behind_those_they_read_whatever_their_order_in_the_file) {
  const ReadPolicy policy = read_behind_tables("let a = c + b  let b = 1  let c = b + 2  let d = 4");
  EXPECT_EQ(policy.text(), "");
  EXPECT_THAT(let_names(policy.plan), ElementsAre("b", "c", "a", "d"));
}

TEST(lets, never_read_later_ones) {
  const ReadPolicy policy = read_behind_tables(
      "let e = d * 2 let d = c + b let c = (sum of a per year) let b = e2 let a = self_pay let e2 = budget");
  EXPECT_EQ(policy.text(), "");
  const Plan& plan = policy.plan;
  for (std::size_t i = 0; i < plan.lets.size(); ++i) {
    std::vector<NodeId> open = {plan.lets[i].value};
    while (!open.empty()) {
      const Node& node = plan.node(open.back());
      open.pop_back();
      EXPECT_TRUE(node.op != Op::let || node.index < static_cast<Index>(i));
      open.insert(open.end(), node.args.begin(), node.args.end());
    }
  }
}

TEST(lets, in_a_ring_are_named_in_the_order_they_read_one_another) {
  const ReadPolicy policy = read_behind_tables("let start_here = a  let a = b  let b = c  let c = a");
  ASSERT_THAT(policy.codes(), ElementsAre("ring"));
  EXPECT_THAT(policy.text(), HasSubstr("a → b → c → a"));
  EXPECT_THAT(policy.text(), testing::Not(HasSubstr("start_here →")));
}

TEST(lets, may_not_read_themselves) { EXPECT_THAT(read_let_of("x + 1").codes(), ElementsAre("ring")); }

TEST(dated_values, keep_their_days) {
  const ReadPolicy policy = read_let_of("100,000 from 2012-05-01, 200,000 from 2015-01-02");
  EXPECT_EQ(policy.text(), "");
  const Printing print(policy.plan);
  EXPECT_EQ(print.of(policy.plan.lets[0].value), "(dated 100000@2012-05-01 200000@2015-01-02)");
  EXPECT_EQ(print.type_of(policy.plan.lets[0].value), "literal of all");
}

TEST(dated_values, share_one_kind) {
  const ReadPolicy policy = read_let_of("100 from 2012-05-01, budget from 2016-01-01");
  EXPECT_EQ(Printing(policy.plan).of(policy.plan.lets[0].value), "(dated (yuan 100)@2012-05-01 budget@2016-01-01)");
  EXPECT_THAT(read_let_of("20% from 2012-05-01, 100 from 2016-01-01").codes(), ElementsAre("kinds-differ"));
}

TEST(dated_values, may_begin_on_the_first_day_of_the_edition) {
  EXPECT_THAT(read_let_of("1 from 2015-01-01").codes(), testing::IsEmpty());
  EXPECT_THAT(read_let_of("1 from 2015-01-02").codes(), ElementsAre("no-value-yet"));
}

TEST(dated_values, replaced_before_the_edition_begins_are_refused) {
  EXPECT_THAT(read_let_of("1 from 2014-01-01, 2 from 2015-01-01").codes(), ElementsAre("value-never-read"));
  EXPECT_THAT(read_let_of("1 from 2014-01-01, 2 from 2015-01-02").codes(), testing::IsEmpty());
}

TEST(sources, stay_with_their_let) {
  const ReadPolicy policy = read_let_of("5 points source \"某报 第1版\"");
  EXPECT_EQ(policy.plan.lets[0].source, "某报 第1版");
}

}  // namespace
}  // namespace nuan::policy::check
