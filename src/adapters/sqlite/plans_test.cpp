// The published plans in SQLite: the people of their own examples, settled as the interpreter settles them.
#include <iostream>

#include "adapters/sqlite/sqlite_database.hpp"
#include "policy/random/disagreement.hpp"
#include "policy/random/examples.hpp"
#include "policy/random/published_plans.hpp"

namespace nuan::adapters {
namespace {

using namespace policy;

class SqlitePlans : public testing::TestWithParam<std::string> {};

TEST_P(SqlitePlans, SettleTheirExamplesAlike) {
  const Plan plan = random::read_published(GetParam());
  const auto database = open_sqlite_in_memory();
  ASSERT_TRUE(database);
  std::size_t due = 0;
  for (const random::Trial& trial : random::trials_of_examples(plan)) {
    const random::Comparison found = random::compare_by_sql(plan, trial, Dialect::sqlite, **database);
    if (!found.why_not.empty()) GTEST_SKIP() << found.why_not;
    EXPECT_EQ(found.difference, "") << trial.year.name;
    EXPECT_EQ(found.beyond, 0U);
    due += found.subjects_with_due;
  }
  EXPECT_GT(due, 0U);
}

TEST(SqliteQueries, HardlyAnyBenefitHasNoQuery) {
  std::size_t plans = 0;
  std::size_t refused = 0;
  for (const std::string& path : random::published_plans()) {
    const Plan plan = random::read_published(path);
    if (plan.benefits.empty()) continue;
    ++plans;
    const random::Trial trial = random::trials_of_examples(plan).front();
    const auto query = SqlQuery::print(plan, trial.inputs, {trial.year, true}, Dialect::sqlite);
    refused += query ? 0 : 1;
    if (!query) std::cout << path << ": " << query.error().sentence.en << "\n";
  }
  EXPECT_LE(refused * 4, plans);
}

INSTANTIATE_TEST_SUITE_P(Published, SqlitePlans, testing::ValuesIn(random::published_plans()), random::name_of_path);

}  // namespace
}  // namespace nuan::adapters
