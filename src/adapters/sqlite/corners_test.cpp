// What random policies seldom write: steps that are columns, days that are no whole number, terms by name.
#include <gtest/gtest.h>

#include "adapters/sqlite/sqlite_database.hpp"
#include "policy/policy.hpp"
#include "policy/random/disagreement.hpp"
#include "policy/random/examples.hpp"

namespace nuan::adapters {
namespace {

using namespace policy;

// Settles the people of the examples in SQLite and by the interpreter; how many were due something.
std::size_t agree(const std::string& year, const std::string& rules) {
  const std::string text =
      "policy made-up \"试\"\n  after \"无人\"\n  edition \"R\" from 2015-01-01\n  standing sample\n" + year + R"(
table member key person_id
table claim of member in order on_day, claim_id
  on_day  date
  stay    text
  cost    money
  size    money
  part    number
group visit of claim by stay
)" + rules +
      R"(
example "two visits"
  member
  claim 2018-03-01 stay a cost 1,005 size 10 part 0.5
  claim 2018-03-02 stay a cost 99 size 7 part 1
  claim 2018-03-02 stay b cost 500 size 0 part 1.5
  claim 2018-09-09 stay b cost 20 size 3 part 2
  claim 2019-09-09 stay c cost 120 size 30 part 3
  expect total 0
)";
  Diagnostics out;
  const Plan plan = read_plan(Source("written.policy", text), out);
  for (const Diagnostic& each : out.items())
    if (each.code != "unused") ADD_FAILURE() << to_text(each, plan.source, Language::en);
  if (testing::Test::HasFailure()) return 0;
  const auto database = open_sqlite_in_memory();
  EXPECT_TRUE(database);
  std::size_t due = 0;
  for (const random::Trial& trial : random::trials_of_examples(plan)) {
    const random::Comparison found = random::compare_by_sql(plan, trial, Dialect::sqlite, **database);
    EXPECT_EQ(found.why_not, "");
    EXPECT_EQ(found.difference, "") << trial.year.name;
    due += found.subjects_with_due;
  }
  return due;
}

const std::string calendar = "  year calendar";

TEST(SqliteCorners, AmountsDownToAColumn) {
  EXPECT_GT(agree(calendar, "benefit b on each claim where size > 0 per year pay (cost down to size) / 100"), 0U);
}

TEST(SqliteCorners, CountsReadElsewhere) {
  EXPECT_GT(agree(calendar, "benefit b on cost per visit pay 1% * (count of claim where cost > 90 per year)"), 0U);
}

TEST(SqliteCorners, AmountsOfSingleFacts) {
  EXPECT_GT(agree(calendar, "benefit b on each claim per claim pay largest (cost * 10%)"), 0U);
}

TEST(SqliteCorners, DaysThatAreNoWholeNumber) {
  EXPECT_GT(agree(calendar, "benefit b on cost where on_day + 10 days * part > 2018-01-01 per year pay 10%"), 0U);
}

TEST(SqliteCorners, TermsByName) {
  EXPECT_GT(agree("  year listed \"one\" 2015-01-01..2018-06-30, \"two\" 2018-07-01..2018-12-31",
                  "benefit b on cost per year pay 10%"),
            0U);
}

}  // namespace
}  // namespace nuan::adapters
