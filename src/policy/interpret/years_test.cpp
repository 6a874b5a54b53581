// Years: to which one a fact and a group belong, and on which day dated values are read.
#include <gmock/gmock.h>

#include "policy/interpret/told.hpp"

namespace nuan::policy {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

const std::string pays = "benefit aid \"aid\" on amount per year above 100 pay 100%\n";

std::vector<std::string> names_of(const Told& told) {
  std::vector<std::string> names;
  for (const YearDue& due : told.outcome.years) names.push_back(due.year.name);
  return names;
}

TEST(Years, OfTheCalendarBeginAgain) {
  const Told told = tell(pays, R"(
    member born 1980-01-01
    claim 2021-01-01 mild amount 150
    claim 2020-12-31 mild amount 150)");
  EXPECT_THAT(names_of(told), ElementsAre("2020", "2021"));
  EXPECT_THAT(told.asked(), ElementsAre("50.00", "50.00"));
}

TEST(Years, FromADay) {
  const Told told = tell(pays, R"(
    member born 1980-01-01
    claim 2020-06-30 mild amount 150
    claim 2020-07-01 mild amount 150
    claim 2021-06-30 mild amount 150)",
                         "  year from 07-01\n");
  EXPECT_THAT(told.asked(), ElementsAre("50.00", "50.00", "150.00"));
}

TEST(Years, OfSeveral) {
  const Told told = tell(pays, R"(
    member born 1980-01-01
    claim 2023-06-30 mild amount 150
    claim 2023-07-01 mild amount 150
    claim 2025-06-30 mild amount 150
    claim 2025-07-01 mild amount 150)",
                         "  year 2 from 2023-07-01\n");
  EXPECT_THAT(told.asked(), ElementsAre("50.00", "50.00", "150.00", "50.00"));
}

TEST(Years, ListedLeaveWhatFollowsOut) {
  const Told told = tell(pays, R"(
    member born 1980-01-01
    claim 2012-05-01 mild amount 150
    claim 2015-01-01 mild amount 150
    claim 2019-01-01 mild amount 150 claim_id late)",
                         "  year listed \"一期\" 2012-05-01..2014-12-31, \"二期\" 2015-01-01..2018-12-31\n");
  EXPECT_THAT(names_of(told), ElementsAre("一期", "二期"));
  ASSERT_THAT(told.outcome.refused, SizeIs(1));
  EXPECT_EQ(told.outcome.refused[0].why, FactRefusal::outside_years);
  EXPECT_EQ(told.outcome.refused[0].id, "late");
}

TEST(Years, AFactThatNoBenefitTakesStillMakesItsYear) {
  const Told told = tell("benefit aid \"aid\" on amount where kind is severe per year pay 100%", R"(
    member born 1980-01-01
    claim 2020-12-31 mild amount 150)");
  EXPECT_THAT(names_of(told), ElementsAre("2020"));
  EXPECT_EQ(told.due("2020"), "0.00");
}

TEST(Years, RatesAreReadOnTheFactsDateAndTermsOnTheFirstDayOfTheirScope) {
  const Told told = tell(R"(
let share_paid = 10% from 2012-05-01, 50% from 2020-07-01
let start_at = 100 from 2012-05-01, 200 from 2020-07-01
benefit aid "aid" on amount per year above start_at pay share_paid
benefit each-one "each" on amount per claim above start_at pay share_paid)",
                         R"(
    member born 1980-01-01
    claim 2020-06-30 mild amount 300
    claim 2020-07-01 mild amount 300)");
  EXPECT_THAT(told.asked(0), ElementsAre("20.00", "150.00"));
  EXPECT_THAT(told.asked(1), ElementsAre("20.00", "50.00"));
}

TEST(Years, AGroupsTermsAreReadOnTheDayOfItsFirstFact) {
  const Told told = tell(R"(
group stay of claim by stay_no
let start_at = 100 from 2012-05-01, 200 from 2020-07-01
benefit aid "aid" on amount per stay above start_at pay 100%)",
                         R"(
    member born 1980-01-01
    claim 2020-06-30 mild stay_no a amount 150
    claim 2020-07-01 mild stay_no a amount 150
    claim 2020-07-02 mild stay_no b amount 300)");
  EXPECT_THAT(told.asked(), ElementsAre("50.00", "150.00", "100.00"));
  EXPECT_EQ(told.outcome.steps[1].benefits[0].terms_read_on, *Date::read("2020-06-30"));
}

TEST(Years, TheFirstOneBeginsWithTheEdition) {
  const Told told = tell(R"(
let start_at = 100 from 2012-05-01, 200 from 2013-01-01
benefit aid "aid" on amount per year above start_at pay 100%)",
                         R"(
    member born 1980-01-01
    claim 2012-06-30 mild amount 150)");
  EXPECT_EQ(told.outcome.years.at(0).year.days.from, *Date::read("2012-05-01"));
  EXPECT_EQ(told.due("2012"), "50.00");
}

TEST(Order, IsByDateThenTableThenTheTablesOwnOrder) {
  const Told told =
      tell("benefit aid \"aid\" on amount per year pay 100%\nbenefit seen \"seen\" on fee per year pay 100%",
           R"(
    member born 1980-01-01
    visit 2020-01-01 fee 1 visit_id v1
    claim 2020-01-02 mild amount 1 claim_id b
    claim 2020-01-02 mild amount 1 claim_id a
    visit 2020-01-02 fee 1 visit_id v0
    claim 2020-01-01 mild amount 1 claim_id c)");
  EXPECT_THAT(told.ids(), ElementsAre("c", "v1", "a", "b", "v0"));
}

}  // namespace
}  // namespace nuan::policy
