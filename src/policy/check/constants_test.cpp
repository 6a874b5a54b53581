// What the text alone says of a value.
#include "policy/check/constants.hpp"

#include <gmock/gmock.h>

#include "policy/check/plan_test.hpp"

namespace nuan::policy::check {
namespace {

// Bounds of `let x = TEXT` on a day, as `[low, high]` with `-` where there is none; flags as yes, no, `?`.
std::string known(const std::string& text, const char* day = "2015-01-01") {
  const ReadPolicy policy =
      read_behind_tables("let n = place of claim per year  let few = least(n, 2)  let x = " + text);
  const Plan& plan = policy.plan;
  if (plan.lets.empty()) return policy.text();
  Constants constants(plan);
  const NodeId value = plan.lets.back().value;
  const Known& it = constants.on(*Date::read(day), value);
  if (plan.node(value).type.kind == Kind::flag) return !it.value ? "?" : std::get<bool>(*it.value) ? "yes" : "no";
  return "[" + (it.low ? nuan::to_text(*it.low) : "-") + ", " + (it.high ? nuan::to_text(*it.high) : "-") + "]";
}

TEST(numbers, of_the_text_are_exact) {
  EXPECT_EQ(known("2 * 3 + 1"), "[7, 7]");
  EXPECT_EQ(known("10 / 4 - 1"), "[1.5, 1.5]");
  EXPECT_EQ(known("budget if 3 > 2 else 5"), "[-, -]");
  EXPECT_EQ(known("5 if 3 > 2 else budget"), "[500, 500]");
  EXPECT_EQ(known("least(3, 5) + greatest(1, 2)"), "[5, 5]");
  EXPECT_EQ(known("6,378 down to 10"), "[6370, 6370]");
  EXPECT_EQ(known("(0 - 1) down to 10"), "[-10, -10]");
}

TEST(choices, give_the_bounds_of_all_their_values) {
  EXPECT_EQ(known("5 points if urgent else 0 points"), "[0, 0.05]");
  EXPECT_EQ(known("20% + (5 points if urgent else 0 points)"), "[0.2, 0.25]");
  EXPECT_EQ(known("match severity: mild 3,000, severe 10,000"), "[3000, 10000]");
  EXPECT_EQ(known("steps of self_pay: 1 to 100, 3 to 200, 2 beyond"), "[1, 3]");
  EXPECT_EQ(known("part if urgent else 20%"), "[-, -]");
}

TEST(counts, are_never_negative) {
  EXPECT_EQ(known("visits + 1"), "[1, -]");
  EXPECT_EQ(known("few"), "[0, 2]");
  EXPECT_EQ(known("n * few"), "[0, -]");
  EXPECT_EQ(known("few * few - 1"), "[-1, 3]");
  EXPECT_EQ(known("(count of claim) / 2"), "[0, -]");
}

TEST(bounds, of_extremes_need_only_one_side_where_that_is_enough) {
  EXPECT_EQ(known("least(self_pay, 100)"), "[-, 10000]");
  EXPECT_EQ(known("greatest(self_pay, 100)"), "[10000, -]");
  EXPECT_EQ(known("least(n, visits)"), "[0, -]");
}

TEST(steps, that_cannot_be_reached_count_for_nothing) {
  EXPECT_EQ(known("steps of few: 5 to 0, 6 to 1, 7 to 2, 99 beyond"), "[5, 7]");
  EXPECT_EQ(known("steps of few + 1: 5 to 0, 6 to 1, 7 to 5, 99 beyond"), "[6, 7]");
}

TEST(dated_values, are_those_of_the_day) {
  const std::string top = "100 from 2015-01-01, 200 from 2017-01-01, 50 from 2019-06-01";
  EXPECT_EQ(known(top, "2015-01-01"), "[100, 100]");
  EXPECT_EQ(known(top, "2016-12-31"), "[100, 100]");
  EXPECT_EQ(known(top, "2017-01-01"), "[200, 200]");
  EXPECT_EQ(known(top, "2030-01-01"), "[50, 50]");
}

TEST(conditions, are_known_when_their_bounds_decide) {
  EXPECT_EQ(known("n >= 0"), "yes");
  EXPECT_EQ(known("n < 0"), "no");
  EXPECT_EQ(known("n > 0"), "?");
  EXPECT_EQ(known("few <= 2"), "yes");
  EXPECT_EQ(known("few > 2"), "no");
  EXPECT_EQ(known("few is 3"), "no");
  EXPECT_EQ(known("few is not 3"), "yes");
  EXPECT_EQ(known("few in (3, 4)"), "no");
  EXPECT_EQ(known("few in (2, 4)"), "?");
  EXPECT_EQ(known("3 in (2, 3)"), "yes");
  EXPECT_EQ(known("self_pay > 0"), "?");
}

TEST(conditions, on_days_and_texts_are_known_when_both_sides_are) {
  EXPECT_EQ(known("2020-01-01 < 2020-01-02"), "yes");
  EXPECT_EQ(known("2020-01-01 >= 2020-01-02"), "no");
  EXPECT_EQ(known("2020-01-01 in 2019-01-01..2019-12-31"), "no");
  EXPECT_EQ(known("\"a\" is \"b\""), "no");
  EXPECT_EQ(known("settled_at > 2020-01-01"), "?");
  EXPECT_EQ(known("stay_id is stay_id"), "?");
}

TEST(conditions, are_decided_by_one_side_where_that_is_enough) {
  EXPECT_EQ(known("urgent and n < 0"), "no");
  EXPECT_EQ(known("urgent or n >= 0"), "yes");
  EXPECT_EQ(known("not (n >= 0)"), "no");
  EXPECT_EQ(known("urgent and n >= 0"), "?");
}

TEST(days, are_those_on_which_something_changes) {
  const ReadPolicy policy = read_behind_tables(
      "let a = 1 from 2012-01-01, 2 from 2017-01-01 let b = 1 from 2015-01-01, 2 from 2016-05-01 let c = 3 let x = a * "
      "c");
  const Plan& plan = policy.plan;
  Constants constants(plan);
  EXPECT_THAT(constants.days({plan.lets.back().value}),
              testing::ElementsAre(*Date::read("2015-01-01"), *Date::read("2017-01-01")));
  EXPECT_THAT(constants.days({none}), testing::ElementsAre(*Date::read("2015-01-01")));
}

}  // namespace
}  // namespace nuan::policy::check
