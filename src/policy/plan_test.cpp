// The years of a plan, and what it can tell of itself.
#include "policy/plan.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace nuan::policy {
namespace {

Date day(const char* text) { return *Date::read(text); }

Plan with_years(YearRule rule, const char* from = "2000-01-01") {
  Plan plan;
  plan.from = day(from);
  plan.year = std::move(rule);
  return plan;
}

std::string year_at(const Plan& plan, const char* date) {
  const auto year = year_of(plan, day(date));
  return year ? year->name + " " + to_text(year->days) : "none";
}

TEST(calendar_years, are_named_by_their_number) {
  const Plan plan = with_years({});
  EXPECT_EQ(year_at(plan, "2020-02-29"), "2020 2020-01-01..2020-12-31");
  EXPECT_EQ(year_at(plan, "2020-12-31"), "2020 2020-01-01..2020-12-31");
}

TEST(calendar_years, begin_with_the_edition) {
  const Plan plan = with_years({}, "2012-05-01");
  EXPECT_EQ(year_at(plan, "2012-04-30"), "none");
  EXPECT_EQ(year_at(plan, "2012-05-01"), "2012 2012-05-01..2012-12-31");
  EXPECT_EQ(year_at(plan, "2013-04-30"), "2013 2013-01-01..2013-12-31");
}

TEST(calendar_years, reach_both_ends_of_the_calendar) {
  EXPECT_EQ(whole_year_of({}, min_date)->name, "0001");
  EXPECT_EQ(whole_year_of({}, max_date)->days.to, max_date);
}

TEST(years_from_a_day, turn_on_that_day) {
  const Plan plan = with_years({.kind = YearRule::Kind::from_month_day, .month = 7, .day = 1}, "2012-09-15");
  EXPECT_EQ(year_at(plan, "2021-06-30"), "2020-07-01 2020-07-01..2021-06-30");
  EXPECT_EQ(year_at(plan, "2021-07-01"), "2021-07-01 2021-07-01..2022-06-30");
  EXPECT_EQ(year_at(plan, "2012-09-15"), "2012-09-15 2012-09-15..2013-06-30");
  EXPECT_EQ(year_at(plan, "2012-09-14"), "none");
}

TEST(years_from_a_day, turn_on_the_first_of_march_where_there_is_no_leap_day) {
  const Plan plan = with_years({.kind = YearRule::Kind::from_month_day, .month = 2, .day = 29});
  EXPECT_EQ(year_at(plan, "2020-02-29"), "2020-02-29 2020-02-29..2021-02-28");
  EXPECT_EQ(year_at(plan, "2021-03-01"), "2021-03-01 2021-03-01..2022-02-28");
}

TEST(terms_of_several_years, run_from_their_start_in_both_directions) {
  const Plan plan = with_years({.kind = YearRule::Kind::several, .count = 2, .start = day("2023-07-01")});
  EXPECT_EQ(year_at(plan, "2023-07-01"), "2023-07-01 2023-07-01..2025-06-30");
  EXPECT_EQ(year_at(plan, "2025-06-30"), "2023-07-01 2023-07-01..2025-06-30");
  EXPECT_EQ(year_at(plan, "2025-07-01"), "2025-07-01 2025-07-01..2027-06-30");
  EXPECT_EQ(year_at(plan, "2023-06-30"), "2021-07-01 2021-07-01..2023-06-30");
}

TEST(listed_years, have_their_own_names_and_end) {
  Plan plan = with_years({.kind = YearRule::Kind::listed}, "2015-03-01");
  plan.year.listed = {{"第1期", {day("2015-01-01"), day("2015-06-30")}},
                      {"第2期", {day("2015-07-01"), day("2016-06-30")}}};
  EXPECT_EQ(year_at(plan, "2015-04-01"), "第1期 2015-03-01..2015-06-30");
  EXPECT_EQ(year_at(plan, "2015-07-01"), "第2期 2015-07-01..2016-06-30");
  EXPECT_EQ(year_at(plan, "2016-07-01"), "none");
}

RC_GTEST_PROP(every_kind_of_year, covers_the_calendar_without_gap_or_overlap, ()) {
  YearRule rule;
  rule.kind = *rc::gen::element(YearRule::Kind::calendar, YearRule::Kind::from_month_day, YearRule::Kind::several);
  rule.month = *rc::gen::inRange(1, 13);
  rule.day = *rc::gen::inRange(1, 29);
  rule.count = *rc::gen::inRange(1, 12);
  rule.start = Date::from_days(*rc::gen::inRange(-200000, 200000));
  const Date date = Date::from_days(*rc::gen::inRange(-200000, 200000));
  const auto year = whole_year_of(rule, date);
  RC_ASSERT(year.has_value());
  RC_ASSERT(year->days.holds(date));
  RC_ASSERT(whole_year_of(rule, year->days.from) == year);
  RC_ASSERT(whole_year_of(rule, year->days.to) == year);
  RC_ASSERT(whole_year_of(rule, year->days.to.plus(1))->days.from == year->days.to.plus(1));
}

TEST(a_plan, finds_tables_by_name) {
  Plan plan;
  plan.tables.push_back({.name = "member"});
  plan.tables.push_back({.name = "claim"});
  EXPECT_EQ(plan.table_named("claim"), 1);
  EXPECT_EQ(plan.table_named("stay"), none);
}

TEST(a_plan, knows_whether_one_year_stands_alone) {
  const Scope life{Scope::Kind::life};
  Plan plan;
  plan.benefits.emplace_back();
  plan.limits.emplace_back();
  EXPECT_FALSE(plan.reads_other_years());

  Plan with_benefit = plan;
  with_benefit.benefits[0].scope = life;
  EXPECT_TRUE(with_benefit.reads_other_years());

  Plan with_cap = plan;
  with_cap.benefits[0].caps.push_back({.scope = life});
  EXPECT_TRUE(with_cap.reads_other_years());

  Plan with_limit = plan;
  with_limit.limits[0].cap.scope = life;
  EXPECT_TRUE(with_limit.reads_other_years());

  Plan with_place = plan;
  Node place;
  place.op = Op::place;
  place.rows = Rows{.scope = life};
  with_place.nodes.push_back(place);
  EXPECT_TRUE(with_place.reads_other_years());

  Plan with_group = plan;
  with_group.groups.emplace_back();
  EXPECT_TRUE(with_group.reads_other_years());
}

TEST(Plan, WhatDeniesAComparisonIsDeniedByIt) {
  for (const Op op : {Op::less, Op::less_equal, Op::greater, Op::greater_equal, Op::equal, Op::not_equal}) {
    ASSERT_TRUE(opposite(op).has_value());
    EXPECT_NE(*opposite(op), op);
    EXPECT_EQ(opposite(*opposite(op)), op);
  }
  EXPECT_EQ(opposite(Op::less), Op::greater_equal);
  EXPECT_EQ(opposite(Op::equal), Op::not_equal);
  EXPECT_EQ(opposite(Op::in_periods), std::nullopt);
}

}  // namespace
}  // namespace nuan::policy
