// Limits nest or stand apart.
#include <gmock/gmock.h>

#include "policy/check/plan_test.hpp"

namespace nuan::policy::check {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

ReadPolicy read_limits(const std::string& limits) {
  return read_behind_tables(R"(
benefit a "一"  on self_pay  per year  pay 20%
benefit b "二"  on self_pay  per stay  pay 20%
benefit c "三"  on self_pay  per stay  pay 20%
benefit d "四"  on fee       per year  pay 20%
)" + limits);
}

TEST(a_limit, holds_its_benefits_in_the_order_of_the_file) {
  const ReadPolicy policy =
      read_limits("limit x \"限\" c + a at most 100 per year  limit y \"全\" all benefits at most 200 per life");
  EXPECT_EQ(policy.text(), "");
  EXPECT_THAT(policy.plan.limits[0].benefits, ElementsAre(0, 2));
  EXPECT_THAT(policy.plan.limits[1].benefits, ElementsAre(0, 1, 2, 3));
  EXPECT_EQ(name_of(policy.plan, policy.plan.limits[0].cap.scope), "year");
}

TEST(limits, that_share_no_benefit_stand_apart) {
  EXPECT_THAT(read_limits("limit x \"限\" a at most 100 per life limit y \"限\" b + c at most 90 per year").codes(),
              IsEmpty());
}

TEST(limits, nest_in_benefits_and_scope) {
  EXPECT_THAT(
      read_limits("limit x \"限\" b at most 50 per claim limit y \"限\" b + c at most 60 per stay "
                  "limit z \"限\" a + b + c at most 70 per year limit w \"限\" all benefits at most 80 per life")
          .codes(),
      IsEmpty());
}

TEST(limits, over_the_same_benefits_nest_by_scope) {
  EXPECT_THAT(read_limits("limit x \"限\" a + b at most 50 per year limit y \"限\" a + b at most 60 per life").codes(),
              IsEmpty());
  EXPECT_THAT(read_limits("limit x \"限\" a + b at most 50 per life limit y \"限\" a + b at most 60 per year").codes(),
              ElementsAre("limit-order"));
}

TEST(limits, cross_when_one_has_more_benefits_and_the_other_the_wider_scope) {
  EXPECT_THAT(read_limits("limit x \"限\" a at most 50 per life limit y \"限\" a + b at most 60 per year").codes(),
              ElementsAre("limits-cross"));
}

// A stay that begins in December belongs to that year only for what accumulates per stay.
TEST(limits, per_group_lie_in_a_year_only_with_what_accumulates_per_group) {
  EXPECT_THAT(
      read_limits("limit x \"限\" b + c at most 50 per stay limit y \"限\" all benefits at most 60 per year").codes(),
      IsEmpty());
  EXPECT_THAT(
      read_limits("limit x \"限\" a + b at most 50 per stay limit y \"限\" all benefits at most 60 per year").codes(),
      ElementsAre("limits-cross"));
}

TEST(limits, of_rows_take_benefits_of_one_table) {
  EXPECT_THAT(read_limits("limit x \"限\" a + d at most 50 per claim").codes(), ElementsAre("limit-scope"));
  EXPECT_THAT(read_limits("limit x \"限\" a + b at most 50 per checkup").codes(), ElementsAre("scope-of-other-table"));
  EXPECT_THAT(read_limits("limit x \"限\" d at most 50 per checkup").codes(), IsEmpty());
}

}  // namespace
}  // namespace nuan::policy::check
