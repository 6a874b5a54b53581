// Date: the calendar against a slow witness, birthdays, and spellings.
#include "base/date.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace nuan {
namespace {

Date day(std::string_view text) {
  const auto date = Date::read(text);
  EXPECT_TRUE(date.has_value()) << text;
  return date.value_or(Date{});
}

TEST(Date, EveryDayOfTenThousandYearsInOrder) {
  const auto leap = [](int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); };
  std::int32_t days = min_date.days();
  for (int year = 1; year <= 9999; ++year)
    for (int month = 1; month <= 12; ++month) {
      const int length = month == 2                                              ? (leap(year) ? 29 : 28)
                         : month == 4 || month == 6 || month == 9 || month == 11 ? 30
                                                                                 : 31;
      for (int of_month = 1; of_month <= length; ++of_month, ++days) {
        const auto date = Date::from_ymd(year, month, of_month);
        ASSERT_TRUE(date.has_value() && date->days() == days) << year << "-" << month << "-" << of_month;
        if (of_month % 7 == 1) {
          ASSERT_TRUE(date->year() == year && date->month() == month && date->day() == of_month) << to_text(*date);
        }
      }
      ASSERT_FALSE(Date::from_ymd(year, month, length + 1).has_value());
      ASSERT_FALSE(Date::from_ymd(year, month, 0).has_value());
    }
  EXPECT_EQ(days, max_date.days() + 1);
}

TEST(Date, DaysThatDoNotExist) {
  EXPECT_FALSE(Date::from_ymd(0, 1, 1).has_value());
  EXPECT_FALSE(Date::from_ymd(10000, 1, 1).has_value());
  EXPECT_FALSE(Date::from_ymd(2021, 0, 1).has_value());
  EXPECT_FALSE(Date::from_ymd(2021, 13, 1).has_value());
  EXPECT_FALSE(Date::from_ymd(-2021, -1, -1).has_value());
}

TEST(Date, ReadsOneSpelling) {
  EXPECT_EQ(day("1970-01-01").days(), 0);
  EXPECT_EQ(day("2020-02-29").days(), 18321);
  for (const std::string_view text :
       {"", "2020-11-2", "2020-1-20", "20201120", "2020/11/20", "2020-11-20 ", " 2020-11-20", "2020-11-31",
        "2021-02-29", "0000-01-01", "2020-00-01", "2020-01-00", "２０２０-01-01", "2020-11-2x", "-020-11-20",
        "+020-11-20", "2020-1:-20", "2020-11-20 08:30:00", "44155"})
    EXPECT_FALSE(Date::read(text).has_value()) << text;
}

TEST(Date, ReadsATimeAndDropsIt) {
  EXPECT_EQ(Date::read_with_time("2020-11-20"), day("2020-11-20"));
  EXPECT_EQ(Date::read_with_time("2020-11-20 08:30:00"), day("2020-11-20"));
  EXPECT_EQ(Date::read_with_time("2020-11-20T23:59:59"), day("2020-11-20"));
  for (const std::string_view text :
       {"2020-11-20 24:00:00", "2020-11-20 08:60:00", "2020-11-20 08:30:60", "2020-11-20 8:30:00", "2020-11-20 08:30",
        "2020-11-20  08:30:00", "2020-11-20 08.30.00", "2020-11-20 ", "2020-11-31 08:30:00", "2020-11-20 08:30:00Z",
        "2020-11-20t08:30:00", "2020-11-20 -8:30:00"})
    EXPECT_FALSE(Date::read_with_time(text).has_value()) << text;
}

TEST(Date, YearsBetweenCountsBirthdays) {
  EXPECT_EQ(years_between(day("1960-05-01"), day("2020-04-30")), 59);
  EXPECT_EQ(years_between(day("1960-05-01"), day("2020-05-01")), 60);
  EXPECT_EQ(years_between(day("2000-02-29"), day("2001-02-28")), 0);
  EXPECT_EQ(years_between(day("2000-02-29"), day("2001-03-01")), 1);
  EXPECT_EQ(years_between(day("2000-02-29"), day("2004-02-28")), 3);
  EXPECT_EQ(years_between(day("2000-02-29"), day("2004-02-29")), 4);
  EXPECT_EQ(years_between(day("2020-05-01"), day("1960-05-02")), -59);
  EXPECT_EQ(years_between(day("2020-05-01"), day("2020-05-01")), 0);
  EXPECT_EQ(years_between(min_date, max_date), 9998);
}

TEST(Date, NextMonthDayIsStrictlyAfter) {
  EXPECT_EQ(next_month_day(3, 31, day("2020-03-30")), day("2020-03-31"));
  EXPECT_EQ(next_month_day(3, 31, day("2020-03-31")), day("2021-03-31"));
  EXPECT_EQ(next_month_day(2, 29, day("2021-01-01")), day("2021-03-01"));
  EXPECT_EQ(next_month_day(2, 29, day("2021-02-28")), day("2021-03-01"));
  EXPECT_EQ(next_month_day(2, 29, day("2021-03-01")), day("2022-03-01"));
  EXPECT_EQ(next_month_day(2, 29, day("2023-12-31")), day("2024-02-29"));
}

TEST(DateDeathTest, AMonthDayThatNeverExistsIsABug) {
  EXPECT_EXIT(static_cast<void>(next_month_day(2, 30, Date{})), testing::ExitedWithCode(70), "date.cpp");
}

RC_GTEST_PROP(Date, WhatIsWrittenIsRead, ()) {
  const Date date = Date::from_days(*rc::gen::inRange(min_date.days(), max_date.days() + 1));
  RC_ASSERT(Date::read(to_text(date)) == date);
  RC_ASSERT(Date::from_ymd(date.year(), date.month(), date.day()) == date);
}

RC_GTEST_PROP(Date, YearsBetweenAgreesWithTheNextBirthday, ()) {
  const Date born = Date::from_days(*rc::gen::inRange(-20000, 20000));
  const Date on = born.plus(*rc::gen::inRange(0, 40000));
  int birthdays = 0;
  for (Date next = next_month_day(born.month(), born.day(), born); next <= on;
       next = next_month_day(born.month(), born.day(), next))
    ++birthdays;
  RC_ASSERT(years_between(born, on) == birthdays);
}

}  // namespace
}  // namespace nuan
