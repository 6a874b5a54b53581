#include "aid/review.hpp"

#include <gtest/gtest.h>

namespace nuan::aid {
namespace {

Money fen(std::int64_t value) { return Money::from_fen(value); }
Decision paying(std::int64_t person, std::int64_t pay) { return {person, fen(pay), fen(0), fen(pay), fen(0)}; }

TEST(Review, sums_count_payees_and_those_who_carry) {
  RunSums sums;
  sums.add(paying(1, 500));
  sums.add(paying(2, 701));
  sums.add({3, fen(100), fen(140), fen(0), fen(-40)});
  EXPECT_EQ(sums.persons, 3U);
  EXPECT_EQ(sums.payees, 2U);
  EXPECT_EQ(sums.carried, 1U);
  EXPECT_EQ(sums.pay, fen(1'201));
  EXPECT_EQ(sums.carry, fen(-40));
  EXPECT_EQ(sums.mean(), fen(600));  // 600.5, down
  EXPECT_EQ(RunSums().mean(), fen(0));
}

TEST(Review, a_payment_falls_into_the_band_that_begins_at_or_below_it) {
  auto bands = pay_bands();
  for (const std::int64_t pay : {1, 9'999, 10'000, 10'000'000, 20'065'300, 0}) add_to(bands, fen(pay));
  EXPECT_EQ(bands[0].payees, 2U);
  EXPECT_EQ(bands[1].payees, 1U);
  EXPECT_EQ(bands.back().payees, 2U);
  EXPECT_EQ(bands.back().pay, fen(30'065'300));
}

TEST(Review, the_largest_come_first_and_of_equal_ones_the_lower_person) {
  Largest largest(3);
  for (const Decision& one : {paying(1, 5), paying(2, 9), paying(3, 7), paying(5, 9), paying(6, 7), paying(7, 0)})
    largest.add(one);
  ASSERT_EQ(largest.found().size(), 3U);
  EXPECT_EQ(largest.found()[0].person_no, 2);
  EXPECT_EQ(largest.found()[1].person_no, 5);
  EXPECT_EQ(largest.found()[2].person_no, 3);
  Largest none(0);
  none.add(paying(1, 5));
  EXPECT_TRUE(none.found().empty());
}

TEST(Review, holds_are_counted_by_reason_and_outcome) {
  const std::vector<HoldNow> holds = {{{1, HoldReason::officer}, Step::computed, HoldOutcome::open},
                                      {{2, HoldReason::officer}, Step::computed, HoldOutcome::released},
                                      {{2, HoldReason::estate}, Step::posted, HoldOutcome::refused},
                                      {{0, HoldReason::over_budget, 7}, Step::computed, HoldOutcome::open}};
  const auto sums = sums_of(holds, {{1, fen(10)}, {2, fen(20)}});
  ASSERT_EQ(sums.size(), 3U);
  EXPECT_EQ(sums[0].open, 1U);
  EXPECT_EQ(sums[0].released, 1U);
  EXPECT_EQ(sums[0].pay, fen(30));
  EXPECT_EQ(sums[1].refused, 1U);
  EXPECT_EQ(sums[2].pay, fen(0));
}

TEST(Budget, excess_is_what_goes_over) {
  const Budget budget{"2021", 1, fen(100), "jia"};
  EXPECT_EQ(excess_of(budget, fen(60), fen(40)), fen(0));
  EXPECT_EQ(excess_of(budget, fen(60), fen(41)), fen(1));
  EXPECT_EQ(excess_of(std::nullopt, fen(60), fen(41)), fen(0));
}

}  // namespace
}  // namespace nuan::aid
