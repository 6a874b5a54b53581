// Aggregates and places: which rows they see, and what each fold gives.
#include <gmock/gmock.h>

#include "policy/interpret/told.hpp"

namespace nuan::policy {
namespace {

using testing::ElementsAre;

// What `expression`, in yuan, is for each of four claims.
std::vector<std::string> per_claim(const std::string& expression, const std::string& lets = "") {
  return tell(lets + "\nbenefit aid \"aid\" on each claim per claim pay " + expression, R"(
    member born 1980-01-01
    claim 2020-01-01 mild stay_no a part 10 amount 10 nights 2 days
    claim 2020-02-01 severe stay_no a part 10 amount 30 nights 5 days
    claim 2020-03-01 mild stay_no b part 10 amount 20
    claim 2021-01-01 mild stay_no b part 10 amount 40 nights 1 days)")
      .asked();
}

TEST(Aggregates, SumInsideTheFactsOwnYear) {
  EXPECT_THAT(per_claim("(sum of amount per year)"), ElementsAre("60.00", "60.00", "60.00", "40.00"));
  EXPECT_THAT(per_claim("(sum of amount where kind is mild per year)"),
              ElementsAre("30.00", "30.00", "30.00", "40.00"));
  EXPECT_THAT(per_claim("(sum of amount where kind is other per year)"), ElementsAre("0.00", "0.00", "0.00", "0.00"));
  EXPECT_THAT(per_claim("(sum of amount)"), ElementsAre("100.00", "100.00", "100.00", "100.00"));
}

TEST(Aggregates, InsideAGroupSpanItsYears) {
  EXPECT_THAT(per_claim("stay_sum", "group stay of claim by stay_no\nlet stay_sum = sum of amount per stay"),
              ElementsAre("40.00", "40.00", "60.00", "60.00"));
}

TEST(Aggregates, OverGroupsCountAGroupInTheYearOfItsFirstFact) {
  const std::string lets = R"(
group stay of claim by stay_no
let stay_sum = sum of amount per stay
let dearest = largest of stay_sum per year)";
  EXPECT_THAT(tell(lets + "\nbenefit aid \"aid\" on each claim per claim pay dearest", R"(
    member born 1980-01-01
    claim 2020-01-01 mild stay_no a amount 10
    claim 2020-03-01 mild stay_no b amount 20
    claim 2021-01-01 mild stay_no b amount 40
    claim 2021-01-02 mild stay_no c amount 5)")
                  .asked(),
              ElementsAre("60.00", "60.00", "5.00", "5.00"));
}

TEST(Aggregates, CountRowsOrDistinctValues) {
  const std::string rows = "part * (count of claim per year)";
  EXPECT_THAT(per_claim(rows), ElementsAre("30.00", "30.00", "30.00", "10.00"));
  EXPECT_THAT(per_claim("part * (count of distinct stay_no per year)"),
              ElementsAre("20.00", "20.00", "20.00", "10.00"));
}

TEST(Aggregates, TakeTheFirstLastSmallestLargestAndMean) {
  EXPECT_THAT(per_claim("(first of amount per year)"), ElementsAre("10.00", "10.00", "10.00", "40.00"));
  EXPECT_THAT(per_claim("(last of amount per year)"), ElementsAre("20.00", "20.00", "20.00", "40.00"));
  EXPECT_THAT(per_claim("(smallest of amount)"), ElementsAre("10.00", "10.00", "10.00", "10.00"));
  EXPECT_THAT(per_claim("(largest of amount per year)"), ElementsAre("30.00", "30.00", "30.00", "40.00"));
  EXPECT_THAT(per_claim("(mean of amount)"), ElementsAre("25.00", "25.00", "25.00", "25.00"));
}

TEST(Aggregates, AskWhetherAnyOrEvery) {
  EXPECT_THAT(per_claim("1 if bad else 2", "let bad = any of kind is severe per year"),
              ElementsAre("1.00", "1.00", "1.00", "2.00"));
  EXPECT_THAT(per_claim("1 if good else 2", "let good = every of kind is mild per year"),
              ElementsAre("2.00", "2.00", "2.00", "1.00"));
  EXPECT_THAT(per_claim("1 if good else 2", "let good = every of kind is mild where kind is other per year"),
              ElementsAre("1.00", "1.00", "1.00", "1.00"));
  EXPECT_THAT(per_claim("1 if bad else 2", "let bad = any of kind is severe where kind is other per year"),
              ElementsAre("2.00", "2.00", "2.00", "2.00"));
}

TEST(Aggregates, ReadDatedValuesOnEachRowsOwnDay) {
  EXPECT_THAT(per_claim("(sum of amount * part_paid)", "let part_paid = 100% from 2012-05-01, 50% from 2020-02-01"),
              ElementsAre("55.00", "55.00", "55.00", "55.00"));
}

TEST(Places, OfFactsBeginAgainEachYearAndAreNothingForRowsNotKept) {
  const std::string let = "let n = place of claim where kind is mild per year";
  EXPECT_THAT(per_claim("part * n", let), ElementsAre("10.00", "0.00", "20.00", "10.00"));
}

TEST(Places, OfGroupsGoByTheirFirstFact) {
  const std::string lets =
      "group stay of claim by stay_no\nlet n = place of stay where total_of > 0 per year\n"
      "let total_of = sum of amount per stay";
  EXPECT_THAT(per_claim("part * n", lets), ElementsAre("10.00", "10.00", "20.00", "20.00"));
}

TEST(Places, OfGroupsKeptForAnyOfTheirFactsStillGoByTheirFirst) {
  const Told told = tell(R"(
group stay of claim by stay_no
let n = place of stay where amount > 0 per year
benefit aid "aid" on each claim per claim pay 10 if n is 1 else (20 if n is 2 else 0))",
                         R"(
    member born 1980-01-01
    claim 2020-01-01 mild stay_no a amount 0
    claim 2020-01-02 mild stay_no b amount 5
    claim 2020-01-03 mild stay_no a amount 5
    claim 2020-01-04 mild stay_no c amount 0)");
  EXPECT_THAT(told.asked(), ElementsAre("10.00", "20.00", "10.00", "0.00"));
}

}  // namespace
}  // namespace nuan::policy
