// Periods: joined, ordered, searched, and spelled one way.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/date.hpp"

namespace nuan {
namespace {

std::string again(std::string_view text) {
  const auto periods = Periods::read(text);
  return periods ? to_text(*periods) : "refused";
}

Date day(std::string_view text) { return Date::read(text).value(); }

TEST(Periods, ReadsOpenAndClosedOnes) {
  EXPECT_EQ(again("2015-01-01..2021-08-15;2021-10-01.."), "2015-01-01..2021-08-15;2021-10-01..");
  EXPECT_EQ(again("..2020-07-01"), "..2020-07-01");
  EXPECT_EQ(again(".."), "..");
  EXPECT_EQ(again("2020-01-01..2020-01-01"), "2020-01-01..2020-01-01");
  EXPECT_EQ(again(""), "");
}

TEST(Periods, JoinsWhatTouchesOrOverlaps) {
  EXPECT_EQ(again("2020-02-01..2020-02-29;2020-01-01..2020-01-31"), "2020-01-01..2020-02-29");
  EXPECT_EQ(again("2020-01-01..2020-12-31;2020-03-01..2020-04-01"), "2020-01-01..2020-12-31");
  EXPECT_EQ(again("2020-01-01..2020-01-30;2020-02-01.."), "2020-01-01..2020-01-30;2020-02-01..");
  EXPECT_EQ(again("..2020-01-01;2019-01-01.."), "..");
}

TEST(Periods, RefusesWhatIsMalformed) {
  for (const std::string_view text :
       {"2020-01-01", "2020-01-01..2019-12-31", "2020-01-01..;", ";2020-01-01..", "..;;..", "2020-01-01.. ",
        "2020-01-01...2020-01-02", "2020-01-01..2020-02-30", ";", "2020-01-01-2020-02-01", "2020-01-01.2020-02-01"})
    EXPECT_EQ(again(text), "refused") << text;
}

TEST(Periods, FindsThePeriodOfADay) {
  const Periods periods = Periods::read("2015-01-01..2021-08-15;2021-10-01..").value();
  EXPECT_FALSE(periods.holds(day("2014-12-31")));
  EXPECT_TRUE(periods.holds(day("2015-01-01")));
  EXPECT_TRUE(periods.holds(day("2021-08-15")));
  EXPECT_FALSE(periods.holds(day("2021-08-16")));
  EXPECT_EQ(periods.find(day("2022-01-01"))->from, day("2021-10-01"));
  EXPECT_EQ(Periods{}.find(day("2022-01-01")), nullptr);
}

TEST(Periods, APeriodThatEndsBeforeItBeginsHoldsNoDay) {
  EXPECT_TRUE(Periods({{day("2020-01-02"), day("2020-01-01")}}).items().empty());
}

RC_GTEST_PROP(Periods, HoldExactlyTheirDays, ()) {
  std::vector<Period> given;
  for (int i = *rc::gen::inRange(0, 6); i > 0; --i) {
    const int from = *rc::gen::inRange(0, 30);
    given.push_back({Date::from_days(from), Date::from_days(from + *rc::gen::inRange(0, 6))});
  }
  const Periods periods(given);
  for (int days = -2; days < 40; ++days) {
    const Date date = Date::from_days(days);
    bool expected = false;
    for (const Period& period : given) expected = expected || period.holds(date);
    RC_ASSERT(periods.holds(date) == expected);
  }
  for (std::size_t i = 1; i < periods.items().size(); ++i)
    RC_ASSERT(periods.items()[i - 1].to.plus(1) < periods.items()[i].from);
  RC_ASSERT(Periods::read(to_text(periods)) == periods);
}

}  // namespace
}  // namespace nuan
