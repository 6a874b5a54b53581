#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "survey/survey.hpp"

namespace nuan::survey {
namespace {

const double z95 = *normal_point(0.95);

void expect_interval(const Result<Interval>& interval, double low, double high, double within = 5.1e-6) {
  ASSERT_TRUE(interval);
  EXPECT_NEAR(interval->low, low, within);
  EXPECT_NEAR(interval->high, high, within);
}

TEST(NormalPoint, known_points) {
  EXPECT_NEAR(*normal_point(0.95), 1.959963984540054, 1e-13);
  EXPECT_NEAR(*normal_point(0.99), 2.575829303548901, 1e-13);
  EXPECT_NEAR(*normal_point(0.5), 0.6744897501960817, 1e-13);
  EXPECT_NEAR(*normal_point(0.999999), 4.891638475698590, 1e-9);
  EXPECT_EQ(normal_point(1).error().code, Code::survey_level);
  EXPECT_EQ(normal_point(0).error().code, Code::survey_level);
  EXPECT_EQ(normal_point(std::nan("")).error().code, Code::survey_level);
}

TEST(Wilson, the_classic_cases) {
  expect_interval(wilson({81, 263}, z95), 0.25529, 0.36621);
  expect_interval(wilson({81, 263}, z95, true), 0.25351, 0.36818);
  expect_interval(wilson({15, 148}, z95), 0.06239, 0.16049);
  expect_interval(wilson({15, 148}, z95, true), 0.05978, 0.16445);
  expect_interval(wilson({0, 20}, z95), 0, 0.16113);
  expect_interval(wilson({0, 20}, z95, true), 0, 0.20045);
  expect_interval(wilson({1, 29}, z95), 0.00611, 0.17176);
  expect_interval(wilson({1, 29}, z95, true), 0.00180, 0.19628);
  expect_interval(wilson({10, 10}, z95), 0.72247, 1);
}

TEST(Wilson, seventy_four_and_ninety_five_per_cent_of_800) {
  expect_interval(wilson({592, 800}, z95), 0.7085, 0.7692, 5.1e-5);
  expect_interval(wilson({760, 800}, z95), 0.9326, 0.9631, 5.1e-5);
}

TEST(Newcombe, two_independent_groups) {
  expect_interval(newcombe({56, 70}, {48, 80}, z95), 0.05243, 0.33387);
  expect_interval(newcombe({760, 800}, {592, 800}, z95), 0.1760, 0.2441, 5.1e-5);
}

TEST(Tests, change_of_the_same_people_and_of_others) {
  EXPECT_NEAR(mcnemar(200, 32)->statistic, 121.66, 0.005);
  EXPECT_NEAR(two_samples({760, 800}, {592, 800})->statistic, 134.68, 0.005);
  EXPECT_LT(mcnemar(200, 32)->chance, 1e-20);
  EXPECT_NEAR(mcnemar(16, 7)->chance, 0.0605697, 1e-6);  // χ² = 81/23
  EXPECT_EQ(mcnemar(0, 0)->chance, 1);
  EXPECT_EQ(two_samples({5, 5}, {9, 9})->statistic, 0);
}

TEST(Tally, more_satisfied_than_answered_is_refused) {
  EXPECT_EQ(wilson({3, 2}, z95).error().code, Code::survey_counts);
  EXPECT_EQ(wilson({-1, 2}, z95).error().code, Code::survey_counts);
  EXPECT_EQ(wilson({0, 0}, z95).error().code, Code::survey_counts);
  EXPECT_EQ(wilson({1, 2}, 0).error().code, Code::survey_level);
  EXPECT_EQ(newcombe({1, 2}, {3, 2}, z95).error().code, Code::survey_counts);
  EXPECT_EQ(mcnemar(-1, 2).error().code, Code::survey_counts);
  EXPECT_EQ(two_samples({1, 0}, {1, 2}).error().code, Code::survey_counts);
}

RC_GTEST_PROP(Wilson, holds_the_share_and_mirrors_the_opposite, ()) {
  const Count n = *rc::gen::inRange<Count>(1, 5000);
  const Count yes = *rc::gen::inRange<Count>(0, n + 1);
  const bool continuity = *rc::gen::arbitrary<bool>();
  const Interval of_yes = *wilson({yes, n}, z95, continuity);
  const Interval of_no = *wilson({n - yes, n}, z95, continuity);
  const double share = static_cast<double>(yes) / static_cast<double>(n);
  RC_ASSERT(0 <= of_yes.low && of_yes.low <= share && share <= of_yes.high && of_yes.high <= 1);
  RC_ASSERT(std::abs(of_yes.low - (1 - of_no.high)) < 1e-12);
}

RC_GTEST_PROP(Wilson, more_answers_of_the_same_share_are_surer, ()) {
  const Count n = *rc::gen::inRange<Count>(2, 500);
  const Count yes = *rc::gen::inRange<Count>(1, n);
  const Interval few = *wilson({yes, n}, z95);
  const Interval many = *wilson({3 * yes, 3 * n}, z95);
  RC_ASSERT(few.low < many.low && many.high < few.high);
}

RC_GTEST_PROP(Newcombe, exchanging_the_groups_turns_the_sign, ()) {
  const Count n = *rc::gen::inRange<Count>(1, 300);
  const Count m = *rc::gen::inRange<Count>(1, 300);
  const Tally a{*rc::gen::inRange<Count>(0, n + 1), n};
  const Tally b{*rc::gen::inRange<Count>(0, m + 1), m};
  const Interval there = *newcombe(a, b, z95);
  const Interval back = *newcombe(b, a, z95);
  RC_ASSERT(std::abs(there.low + back.high) < 1e-12 && std::abs(there.high + back.low) < 1e-12);
}

}  // namespace
}  // namespace nuan::survey
