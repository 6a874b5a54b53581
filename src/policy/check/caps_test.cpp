// A cap is refused only when nothing can ever reach it; one met exactly is reached.
#include <gmock/gmock.h>

#include "policy/check/plan_test.hpp"

namespace nuan::policy::check {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Whether some cap is never reached, in a policy whose every column is read.
std::string told(const std::string& declarations) {
  const ReadPolicy policy = read_text(test_head + R"(
table member key person_id
  covered   periods "保障期间"
table claim of member in order settled_at, claim_id
  settled_at  date  "结算日期"
  self_pay    money "自付"
  urgent      flag  "急诊"
  stay_id     text  "住院号"
group stay of claim by stay_id
cover claim  require settled_at in covered else not-covered "不在保障期间内"
benefit other "用到每一列"  on self_pay where urgent  per stay  pay 1%
)" + declarations);
  return policy.codes() == std::vector<std::string>{"cap-never-reached"}
             ? policy.text().substr(policy.text().find(": ") + 2)
             : policy.text();
}

bool is_reached(const std::string& declarations) {
  const std::string text = told(declarations);
  EXPECT_TRUE(text.empty() || text.starts_with("cap-never-reached")) << text;
  return text.empty();
}

TEST(the_sum_of_caps, met_exactly_is_reached) {
  const std::string parts =
      "benefit a \"一\" on self_pay per year pay 20% at most 653 "
      "benefit b \"二\" on self_pay per year pay 40% at most 200,000 ";
  EXPECT_TRUE(is_reached(parts + "limit whole \"全\" a + b at most 200,653 per year"));
  EXPECT_FALSE(is_reached(parts + "limit whole \"全\" a + b at most 200,653.01 per year"));
  EXPECT_TRUE(is_reached(parts + "limit whole \"全\" all benefits at most 999,999 per year"));  // `other` has no cap
  EXPECT_TRUE(is_reached(parts + "limit whole \"全\" a + b at most 200,653.01 per life"));      // years add up
}

TEST(inner_limits, count_instead_of_the_caps_they_hold) {
  const std::string parts =
      "benefit a \"一\" on self_pay per year pay 20% benefit b \"二\" on self_pay per year pay 30% "
      "benefit c \"三\" on self_pay per year pay 40% at most 1,000 limit two \"两\" a + b at most 653 per year ";
  EXPECT_TRUE(is_reached(parts + "limit whole \"全\" a + b + c at most 1,653 per year"));
  EXPECT_THAT(told(parts + "limit whole \"全\" a + b + c at most 1,654 per year"), HasSubstr("1,653.00 at most"));
}

TEST(inner_limits, never_reached_under_a_lower_outer_one_are_refused) {
  const std::string parts =
      "benefit a \"一\" on self_pay per year pay 20% benefit b \"二\" on self_pay per year pay 30% ";
  EXPECT_TRUE(
      is_reached(parts + "limit one_part \"一\" a at most 500 per year limit both \"全\" a + b at most 500 per year"));
  EXPECT_FALSE(
      is_reached(parts + "limit one_part \"一\" a at most 501 per year limit both \"全\" a + b at most 500 per year"));
}

TEST(a_lump_sum, bounds_its_own_cap) {
  EXPECT_TRUE(is_reached("benefit a \"一\" on each claim per claim pay 3,000 if urgent else 1,000 at most 3,000"));
  EXPECT_FALSE(is_reached("benefit a \"一\" on each claim per claim pay 3,000 if urgent else 1,000 at most 3,000.01"));
  EXPECT_TRUE(is_reached("benefit a \"一\" on each claim per year pay 3,000 at most 50,000"));  // any number of claims
  EXPECT_FALSE(is_reached("benefit a \"一\" on each claim per year pay largest 3,000 at most 50,000"));
  EXPECT_TRUE(is_reached("benefit a \"一\" on each claim per claim pay self_pay / 2 at most 50,000"));
}

TEST(bands, that_pay_nothing_at_the_end_bound_their_cap) {
  const std::string bands = "benefit a \"一\" on self_pay per year pay 50% to 1,000, 20% to 2,000, 0% beyond at most ";
  EXPECT_TRUE(is_reached(bands + "700"));
  EXPECT_FALSE(is_reached(bands + "700.01"));
  EXPECT_TRUE(is_reached("benefit a \"一\" on self_pay per year pay 50% to 1,000, 1% beyond at most 90,000"));
}

TEST(a_narrow_cap, above_a_wide_one_is_never_reached) {
  EXPECT_TRUE(is_reached("benefit a \"一\" on self_pay per stay pay 20% at most 500 at most 500 per year"));
  EXPECT_FALSE(is_reached("benefit a \"一\" on self_pay per stay pay 20% at most 501 at most 500 per year"));
}

TEST(a_floor, lifts_what_can_be_reached) {
  EXPECT_TRUE(is_reached("benefit a \"一\" on each claim per claim pay 10 raise to 50 at most 50"));
  EXPECT_FALSE(is_reached("benefit a \"一\" on each claim per claim pay 10 raise to 50 at most 51"));
}

TEST(dated_caps, are_compared_day_by_day) {
  const std::string parts =
      "let part = 100 from 2015-01-01, 200 from 2017-01-01 benefit a \"一\" on self_pay per year pay 20% at most part ";
  EXPECT_TRUE(
      is_reached(parts + "let w = 100 from 2015-01-01, 200 from 2017-01-01 limit x \"全\" a at most w per year"));
  EXPECT_TRUE(
      is_reached(parts + "let w = 50 from 2015-01-01, 60 from 2017-01-01 limit x \"全\" a at most w per year") ==
      false);
  EXPECT_THAT(told(parts + "let w = 100 from 2015-01-01, 300 from 2017-01-01 limit x \"全\" a at most w per year"),
              HasSubstr("From 2017-01-01 on, this cap of 300.00"));
}

// 200 is reached from 2017 on, though not before.
TEST(a_steady_cap, needs_to_be_reached_on_some_day_only) {
  EXPECT_TRUE(is_reached(
      "let part = 100 from 2015-01-01, 200 from 2017-01-01 benefit a \"一\" on self_pay per year pay 20% at most part "
      "limit x \"全\" a at most 200 per year"));
}

TEST(caps_that_depend_on_facts, are_left_alone) {
  EXPECT_TRUE(is_reached("benefit a \"一\" on each claim per claim pay 10 at most self_pay"));
  EXPECT_TRUE(is_reached("benefit a \"一\" on self_pay per claim pay 20% at most self_pay / 2 at most 100 per year"));
}

TEST(many_limits, nested_without_a_known_amount_end_soon) {
  std::string text = "benefit a \"一\" on self_pay per year pay 20% ";
  std::string names = "a";
  for (int i = 0; i < 60; ++i) {
    text += fmt::format("benefit b{0} \"一\" on self_pay per year pay 20% ", i);
    names += fmt::format(" + b{}", i);
    text += fmt::format("limit l{} \"限\" {} at most (sum of self_pay per year) / 2 per year ", i, names);
  }
  EXPECT_TRUE(is_reached(text));
}

}  // namespace
}  // namespace nuan::policy::check
