// The calendar in whole-number arithmetic: years, birthdays and the next day of a month, on days anywhere between the
// years 1 and 9999, against the interpreter.
#include <gtest/gtest.h>

#include "adapters/sqlite/sqlite_database.hpp"
#include "policy/policy.hpp"
#include "policy/random/dice.hpp"
#include "policy/random/disagreement.hpp"

namespace nuan::adapters {
namespace {

using namespace policy;

Plan plan_of(const std::string& year, const std::string& text) {
  const std::string head =
      "policy made-up \"试\"\n  after \"无人\"\n  edition \"R\" from 0001-01-01\n  standing sample\n" + year +
      "\ntable member key person_id\n  born date\n"
      "table claim of member in order settled_at, claim_id\n  settled_at date\n  met date\n  unit money\n";
  Diagnostics out;
  Plan plan = read_plan(Source("written.policy", head + text), out);
  for (const Diagnostic& each : out.items()) {
    if (each.code != "unused") ADD_FAILURE() << to_text(each, plan.source, Language::en);
  }
  return plan;
}

// Days near the turns of years and of February more often than others.
Date any_day(random::Dice& dice, int first_year, int last_year) {
  const int year = static_cast<int>(dice.between(first_year, last_year));
  if (dice.below(2) == 0) return Date::from_ymd(year, 1, 1)->plus(static_cast<int>(dice.between(0, 364)));
  const Date turn = *Date::from_ymd(year, dice.below(2) == 0 ? 3 : 1, 1);
  const Date moved = turn.plus(static_cast<int>(dice.between(0, 3)));
  return moved.days() < min_date.days() + 4 ? moved : moved.plus(-2);
}

// Facts of the year of `wanted`, and dates anywhere.
random::Trial trial_of(const Plan& plan, Date wanted, std::uint64_t seed) {
  random::Dice dice(seed);
  random::Trial trial{{}, {}, *year_of(plan, wanted)};
  const int year = wanted.year();
  for (int number = 0; number < 100; ++number) {
    Subject subject{"k" + std::to_string(number), {any_day(dice, 2, 9990)}, {{}, {}}};
    for (int fact = 0; fact < 4; ++fact) {
      const Date settled = any_day(dice, std::max(2, year - 3), std::min(9990, year + 3));
      subject.facts[1].push_back({std::to_string(fact), "", {settled, any_day(dice, 2, 9990), Rational(100)}});
    }
    trial.subjects.push_back(std::move(subject));
  }
  return trial;
}

void agree(const Plan& plan) {
  const auto database = open_sqlite_in_memory();
  ASSERT_TRUE(database);
  std::size_t due = 0;
  std::uint64_t seed = 1;
  for (const int year : {2, 4, 100, 400, 1582, 1900, 1999, 2000, 2020, 2023, 2100, 2400, 9989}) {
    const auto trial = trial_of(plan, *Date::from_ymd(year, 7, 1), seed++);
    const random::Comparison found = random::compare_by_sql(plan, trial, Dialect::sqlite, **database);
    ASSERT_EQ(found.why_not, "");
    ASSERT_EQ(found.difference, "") << year;
    due += found.subjects_with_due;
  }
  EXPECT_GT(due, 600U);
}

TEST(SqliteCalendar, YearsBetweenDaysAnywhere) {
  agree(plan_of("  year calendar",
                "benefit ages \"岁\"\n  on each claim\n  per year\n"
                "  pay unit * (greatest(0, years from born to met) + greatest(0, years from met to born))\n"));
}

TEST(SqliteCalendar, TheNextDayOfAMonth) {
  for (const std::string day : {"01-01", "02-28", "02-29", "03-01", "12-31"}) {
    SCOPED_TRACE(day);
    agree(plan_of("  year calendar",
                  "benefit waits \"日\"\n  on each claim\n  per year\n  pay largest (steps of (" + day +
                      " after met) - met: 1 to 1 days, 2 to 30 days, 3 to 59 days, 4 to 60 days, 5 to 364 days, "
                      "6 to 365 days, 7 beyond)\n"));
  }
}

// A benefit for life makes facts of every year count, each in its year.
constexpr const char* by_year =
    "let cap = 3 from 0001-01-01, 5 from 1900-01-01, 7 from 2020-03-01\n"
    "benefit yearly \"年\"\n  on each claim\n  per year\n  pay 2\n  at most cap per year\n"
    "benefit lifelong \"终身\"\n  on each claim\n  per life\n  pay 1\n";

TEST(SqliteCalendar, YearsOfEverySort) {
  for (const std::string year : {"  year calendar", "  year from 07-01", "  year from 02-29", "  year from 12-31",
                                 "  year 2 from 2023-07-01", "  year 3 from 2000-02-29", "  year 7 from 0005-03-01"}) {
    SCOPED_TRACE(year);
    agree(plan_of(year, by_year));
  }
}

}  // namespace
}  // namespace nuan::adapters
