// Caps of a benefit and limits over benefits: what is cut, in which order, and over which scope.
#include <gmock/gmock.h>

#include "policy/interpret/told.hpp"

namespace nuan::policy {
namespace {

using testing::ElementsAre;

TEST(Caps, OfTheOwnScopeCutTheRunningAmount) {
  const Told told = tell("benefit aid \"aid\" on amount per year pay 50% at most 100", R"(
    member born 1980-01-01
    claim 2020-01-01 mild amount 150
    claim 2020-02-01 mild amount 150
    claim 2020-03-01 mild amount 150
    claim 2021-03-01 mild amount 300)");
  EXPECT_THAT(told.asked(), ElementsAre("75.00", "25.00", "0.00", "100.00"));
  const BenefitStep& second = told.outcome.steps[1].benefits[0];
  EXPECT_EQ(second.running_after, Money::from_fen(10000));
  EXPECT_EQ(second.raised, Money::from_fen(15000));
  ASSERT_EQ(second.caps.size(), 1U);
  EXPECT_EQ(second.caps[0].read_on, *Date::read("2020-01-01"));
}

TEST(Caps, OfAWiderScopeCutTheSumOfAsks) {
  const Told told = tell(R"(
group stay of claim by stay_no
benefit aid "aid" on amount per stay pay 50% raise to 60 at most 100 at most 150 per year)",
                         R"(
    member born 1980-01-01
    claim 2020-01-01 mild stay_no a amount 10
    claim 2020-02-01 mild stay_no b amount 1,000
    claim 2020-03-01 mild stay_no c amount 1,000
    claim 2021-01-01 mild stay_no d amount 1,000)");
  EXPECT_THAT(told.asked(), ElementsAre("60.00", "90.00", "0.00", "100.00"));
}

TEST(Caps, OfAYearCountAGroupInTheYearOfItsFirstFact) {
  const Told told = tell(R"(
group stay of claim by stay_no
benefit aid "aid" on amount per stay pay 50% at most 100 per year)",
                         R"(
    member born 1980-01-01
    claim 2019-12-31 mild stay_no a amount 150
    claim 2020-01-02 mild stay_no a amount 150
    claim 2020-02-01 mild stay_no b amount 150)");
  EXPECT_THAT(told.asked(), ElementsAre("75.00", "25.00", "75.00"));
  EXPECT_EQ(told.due("2019"), "100.00");
  EXPECT_EQ(told.due("2020"), "75.00");
}

TEST(Caps, OverALifeNeverBeginAgain) {
  const Told told = tell("benefit aid \"aid\" on amount per year pay 50% at most 100 per life", R"(
    member born 1980-01-01
    claim 2019-12-31 mild amount 150
    claim 2020-01-02 mild amount 150
    claim 2021-02-01 mild amount 150)");
  EXPECT_THAT(told.asked(), ElementsAre("75.00", "25.00", "0.00"));
}

TEST(Caps, WithFractionsOfAFenAreRounded) {
  const Told told = tell("benefit aid \"aid\" on amount per year pay 100% at most ceiling / 3", R"(
    member born 1980-01-01 ceiling 0.05
    claim 2020-01-01 mild amount 150)");
  EXPECT_EQ(told.due("2020"), "0.02");
}

TEST(Limits, ActInTheOrderOfTheFileEachOnWhatTheOneBeforeLeft) {
  const Told told = tell(R"(
benefit b1 "one" on amount per year pay 50%
benefit b2 "two" on part per year pay 50%
benefit b3 "three" on each claim per year pay 30
limit inner "inner" b1 + b2 at most 100 per year
limit outer "outer" all benefits at most 150 per year)",
                         R"(
    member born 1980-01-01
    claim 2020-01-01 mild amount 100 part 60
    claim 2020-02-01 mild amount 100 part 60)");
  EXPECT_THAT(told.paid(0), ElementsAre("50.00", "20.00"));
  EXPECT_THAT(told.paid(1), ElementsAre("30.00", "0.00"));
  EXPECT_THAT(told.paid(2), ElementsAre("30.00", "20.00"));
  EXPECT_EQ(told.due("2020", "inner"), "100.00");
  EXPECT_EQ(told.due("2020", "outer"), "150.00");
  ASSERT_EQ(told.outcome.steps.size(), 2U);
  const LimitStep& last = told.outcome.steps[1].benefits[2].limits[0];
  EXPECT_EQ(last.reaching, Money::from_fen(3000));
  EXPECT_EQ(last.before, Money::from_fen(13000));
  EXPECT_EQ(last.let_through, Money::from_fen(2000));
}

TEST(Limits, WhatTheyCutIsLostToTheBenefitToo) {
  const Told told = tell(R"(
benefit aid "aid" on amount per year pay 50%
limit top-sum "most" all benefits at most 50 per year)",
                         R"(
    member born 1980-01-01
    claim 2020-01-01 mild amount 120
    claim 2020-02-01 mild amount 120)");
  EXPECT_THAT(told.asked(), ElementsAre("60.00", "60.00"));
  EXPECT_THAT(told.paid(), ElementsAre("50.00", "0.00"));
}

TEST(Limits, OverALifeSpanYears) {
  const Told told = tell(R"(
benefit aid "aid" on amount per year pay 50%
limit top-sum "most" all benefits at most 100 per life)",
                         R"(
    member born 1980-01-01
    claim 2020-01-01 mild amount 120
    claim 2021-02-01 mild amount 120)");
  EXPECT_EQ(told.due("2020"), "60.00");
  EXPECT_EQ(told.due("2021"), "40.00");
}

TEST(Limits, AreReadOnTheFirstDayOfTheirYear) {
  const Told told = tell(R"(
let top = 100 from 2012-05-01, 200 from 2020-07-01
benefit aid "aid" on amount per year pay 100%
limit top-sum "most" all benefits at most top per year)",
                         R"(
    member born 1980-01-01
    claim 2020-08-01 mild amount 500
    claim 2021-02-01 mild amount 500)");
  EXPECT_EQ(told.due("2020"), "100.00");
  EXPECT_EQ(told.due("2021"), "200.00");
}

}  // namespace
}  // namespace nuan::policy
