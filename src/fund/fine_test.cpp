#include "fund/fine.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace nuan::fund {
namespace {

Rational number(const char* text) { return *read_decimal(text); }
Money ten_thousands(const char* text) { return *round_to_fen(number(text) * 1'000'000); }

// Zhoukou: nothing up to 0.1, then 10, 25, 50, 100 and 200 ten-thousand yuan.
const Rational unit(1'000'000);
const Steps zhoukou{
    {{number("0.1"), 0}, {number("0.5"), 10 * unit}, {1, 25 * unit}, {number("1.5"), 50 * unit}, {2, 100 * unit}},
    200 * unit};

TEST(Fine, the_ladder) {
  const auto fine = [](const char* excess) { return graded_fine(zhoukou, number(excess)).value(); };
  EXPECT_EQ(fine("-0.3"), Money{});
  EXPECT_EQ(fine("0.1"), Money{});
  EXPECT_EQ(fine("0.5"), ten_thousands("15"));
  EXPECT_EQ(fine("0.51"), ten_thousands("37.75"));
  EXPECT_EQ(fine("1"), ten_thousands("50"));
  EXPECT_EQ(fine("2"), ten_thousands("300"));
  EXPECT_EQ(fine("2.01"), ten_thousands("602"));
}

TEST(Fine, every_edge_of_the_ladder_is_a_cliff) {
  const auto cliffs = cliffs_of(zhoukou).value();
  ASSERT_EQ(cliffs.size(), 5U);
  EXPECT_EQ(cliffs[1].edge, Rational(1, 2));
  EXPECT_EQ(cliffs[1].at, ten_thousands("15"));
  EXPECT_EQ(cliffs[1].after, ten_thousands("37.5"));
}

TEST(Fine, a_step_that_changes_nothing_is_no_cliff) { EXPECT_TRUE(cliffs_of({{{1, 5}, {2, 5}}, 5}).value().empty()); }

TEST(Fine, steps_that_fall_are_refused) {
  EXPECT_EQ(graded_fine({{{2, 5}, {1, 6}}, 7}, 1).error().code, Code::share_steps);
  EXPECT_EQ(cliffs_of({{{2, 5}, {2, 6}}, 7}).error().code, Code::share_steps);
  EXPECT_EQ(value_at({{{2, 5}, {2, 6}}, 7}, 1).error().code, Code::share_steps);
  EXPECT_EQ(graded_fine({{{2, -5}}, 7}, 1).error().code, Code::share_range);
}

TEST(Dues, five_fen_for_each_full_ten_yuan) {
  const auto of_wage = [](std::int64_t fen) {
    return dues(Money::from_fen(fen), Money::from_fen(1000), number("0.005")).value();
  };
  EXPECT_EQ(of_wage(637800), Money::from_fen(3185));
  EXPECT_EQ(of_wage(999), Money{});
  EXPECT_EQ(of_wage(1000), Money::from_fen(5));
}

TEST(Dues, negative_wages_and_units_of_nothing_are_refused) {
  EXPECT_EQ(dues(Money::from_fen(-1), Money::from_fen(1000), 1).error().code, Code::share_range);
  EXPECT_EQ(dues(Money::from_fen(1), Money{}, 1).error().code, Code::share_range);
  EXPECT_EQ(dues(Money::from_fen(1), Money::from_fen(1), -1).error().code, Code::share_range);
}

RC_GTEST_PROP(Fine, more_excess_never_costs_less, ()) {
  const Rational a = Rational(*rc::gen::inRange(0, 4000)) / 1000;
  const Rational b = Rational(*rc::gen::inRange(0, 4000)) / 1000;
  RC_ASSERT(graded_fine(zhoukou, a < b ? a : b).value() <= graded_fine(zhoukou, a < b ? b : a).value());
}

}  // namespace
}  // namespace nuan::fund
