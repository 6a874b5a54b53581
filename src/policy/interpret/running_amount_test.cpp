// A benefit's running amount: thresholds, bands, rounding and floors.
#include <gmock/gmock.h>

#include "policy/interpret/told.hpp"

namespace nuan::policy {
namespace {

using testing::ElementsAre;

TEST(RunningAmount, OnlyWhatExceedsTheThresholdCounts) {
  const Told told = tell("benefit aid \"aid\" on amount per year above 1,800 pay 20%", R"(
    member born 1980-01-01
    claim 2020-01-01 mild amount 1,000
    claim 2020-02-01 mild amount 1,000
    claim 2020-03-01 mild amount 50)");
  EXPECT_THAT(told.asked(), ElementsAre("0.00", "40.00", "10.00"));
  EXPECT_EQ(told.due("2020"), "50.00");
}

TEST(RunningAmount, EachPartRunsThroughItsBandsAtTheFactsOwnRate) {
  const Told told = tell(R"(
let more = 10 points if kind is severe else 0 points
benefit aid "aid" on amount per year above 100 pay 10% + more to 1,000, 20% + more to 2,000, 30% + more beyond)",
                         R"(
    member born 1980-01-01
    claim 2020-01-01 mild amount 600
    claim 2020-02-01 severe amount 2,500)");
  EXPECT_THAT(told.asked(), ElementsAre("50.00", "800.00"));
  const BenefitStep& second = told.outcome.steps[1].benefits[0];
  ASSERT_EQ(second.pieces.size(), 3U);
  EXPECT_EQ(second.pieces[0].from, 50000);
  EXPECT_EQ(second.pieces[0].to, 100000);
  EXPECT_EQ(second.pieces[2].rate, Rational(2, 5));
  EXPECT_EQ(second.base_before, 60000);
  EXPECT_EQ(second.base_after, 310000);
}

TEST(RunningAmount, AnEdgeBelongsToTheBandBelowIt) {
  const Told told = tell("benefit aid \"aid\" on amount per claim pay 10% to 100, 50% beyond", R"(
    member born 1980-01-01
    claim 2020-01-01 mild amount 100
    claim 2020-01-02 mild amount 100.02)");
  EXPECT_THAT(told.asked(), ElementsAre("10.00", "10.01"));
}

TEST(RunningAmount, RoundsTheRunningSumOnceHalfAwayFromZero) {
  const Told told = tell("benefit aid \"aid\" on amount per year pay 20%", R"(
    member born 1980-01-01
    claim 2020-01-01 mild amount 0.03
    claim 2020-01-02 mild amount 0.03
    claim 2020-01-03 mild amount 0.03)");
  EXPECT_THAT(told.asked(), ElementsAre("0.01", "0.00", "0.01"));
  EXPECT_EQ(told.outcome.steps[2].benefits[0].exact_after, Rational(9, 5));
}

TEST(RunningAmount, HalfAFenGoesUp) {
  const Told told = tell("benefit aid \"aid\" on amount per year pay 50%", R"(
    member born 1980-01-01
    claim 2020-01-01 mild amount 0.01)");
  EXPECT_EQ(told.due("2020"), "0.01");
}

TEST(RunningAmount, RaiseToLiftsOnlyWhatIsAboveNothing) {
  const Told told = tell("benefit aid \"aid\" on amount per claim pay 30% raise to 50", R"(
    member born 1980-01-01
    claim 2020-01-01 mild amount 0
    claim 2020-01-02 mild amount 0.01
    claim 2020-01-03 mild amount 0.02
    claim 2020-01-04 mild amount 166.66
    claim 2020-01-05 mild amount 1,000)");
  EXPECT_THAT(told.asked(), ElementsAre("0.00", "0.00", "50.00", "50.00", "300.00"));
  EXPECT_EQ(told.outcome.steps[2].benefits[0].rounded, Money::from_fen(1));
  EXPECT_EQ(told.outcome.steps[2].benefits[0].raised, Money::from_fen(5000));
}

TEST(RunningAmount, RaisedAmountsGrowOnlyPastTheFloor) {
  const Told told = tell("benefit aid \"aid\" on amount per year pay 30% raise to 50", R"(
    member born 1980-01-01
    claim 2020-01-01 mild amount 100
    claim 2020-01-02 mild amount 50
    claim 2020-01-03 mild amount 50)");
  EXPECT_THAT(told.asked(), ElementsAre("50.00", "0.00", "10.00"));
}

TEST(RunningAmount, NothingUnderWaitsUntilItIsReached) {
  const Told told = tell("benefit aid \"aid\" on amount per year pay 50% nothing under 50", R"(
    member born 1980-01-01
    claim 2020-01-01 mild amount 99.98
    claim 2020-01-02 mild amount 0.02
    claim 2020-01-03 mild amount 1)");
  EXPECT_THAT(told.asked(), ElementsAre("0.00", "50.00", "0.50"));
}

TEST(RunningAmount, OnEachPaysAnAmountPerFact) {
  const Told told = tell(
      "benefit aid \"aid\" on each claim where kind is not mild per year pay match kind: mild 0, severe 100, other 7",
      R"(
    member born 1980-01-01
    claim 2020-01-01 mild
    claim 2020-01-02 severe
    claim 2020-01-03 other
    claim 2020-01-04 severe)");
  EXPECT_THAT(told.asked(), ElementsAre("100.00", "7.00", "100.00"));
  EXPECT_EQ(told.due("2020"), "207.00");
}

TEST(RunningAmount, LargestPaysTheDifferenceOfAnUpgrade) {
  const Told told = tell(R"(
group disease of claim by stay_no
benefit aid "aid" on each claim per disease pay largest (match kind: mild 3,000, severe 10,000, other 0))",
                         R"(
    member born 1980-01-01
    claim 2020-01-01 mild stay_no "C50"
    claim 2020-02-01 severe stay_no "C50"
    claim 2020-03-01 mild stay_no "C50"
    claim 2020-04-01 mild stay_no "I21")");
  EXPECT_THAT(told.asked(), ElementsAre("3000.00", "7000.00", "0.00", "3000.00"));
}

TEST(RunningAmount, ABaseInDaysIsPaidAnAmountForEach) {
  const Told told = tell("benefit aid \"aid\" on nights per year above 3 days pay 50 each at most 4,500", R"(
    member born 1980-01-01
    claim 2020-01-01 mild nights 2 days
    claim 2020-02-01 mild nights 3 days
    claim 2020-03-01 mild nights 100 days)");
  EXPECT_THAT(told.asked(), ElementsAre("0.00", "100.00", "4400.00"));
}

}  // namespace
}  // namespace nuan::policy
