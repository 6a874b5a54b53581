// The engines side by side over the forms of every policy here: the interpreter, columns, and queries where there are
// some.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "adapters/sqlite/sqlite_database.hpp"
#include "flow/forms/engines_for_tests.hpp"
#include "policy/laws/examples.hpp"
#include "policy/policy.hpp"

namespace nuan::flow {
namespace {

std::vector<Plan> plans_with_forms() {
  std::vector<Plan> plans;
  for (const auto& file : std::filesystem::recursive_directory_iterator(std::string(NUAN_ROOT) + "/policies")) {
    if (file.path().extension() != ".policy") continue;
    std::stringstream text;
    text << std::ifstream(file.path()).rdbuf();
    policy::Diagnostics out;
    Plan plan = policy::read_plan(policy::Source(file.path().filename(), text.str()), out);
    if (out.empty() && !plan.forms.empty()) plans.push_back(std::move(plan));
  }
  return plans;
}

TEST(Engines, AgreeOnEveryForm) {
  const auto database = adapters::open_sqlite_in_memory();
  ASSERT_TRUE(database);
  const std::vector<Plan> plans = plans_with_forms();
  ASSERT_GE(plans.size(), 16U);
  Tally all;
  for (const Plan& plan : plans) {
    Tally tally;
    for (const policy::Example& example : plan.examples)
      try_world(plan, example.inputs, policy::subjects_of(plan, example), example.title, **database, tally);
    for (std::uint64_t seed = 1; seed <= 8; ++seed) try_rows(plan, seed, **database, tally);
    std::cout << plan.name << ": " << tally.rows << " rows, SQL " << tally.by_sql << ", refused " << tally.refused
              << "; values said " << tally.said << ", left to the interpreter " << tally.silent << "\n";
    all.rows += tally.rows;
    all.said += tally.said;
    all.silent += tally.silent;
  }
  // The comparison would say little if the interpreter did it all, or hardly any row came out.
  EXPECT_GT(all.said, 2 * all.silent);
  EXPECT_GT(all.rows, 500U);
}

// Texts are found again where they were read; one that is chosen stands nowhere.
TEST(Engines, SqlNamesTheTextItCannotWorkOut) {
  policy::Diagnostics out;
  const Plan plan = policy::read_plan(policy::Source("chosen", R"(policy chosen "所选"
  after "无人"  edition "1" from 2020-01-01  standing sample
table shop key name
  happy  flag  "满意"
  kind   text  "种类"
  site   text  "地点"
measure m "满意率" of shop yes happy by (kind if happy else site) interval wilson 95%
example "one"
  shop name a happy kind x site y
  expect "x" m 1
)"),
                                      out);
  ASSERT_TRUE(out.empty()) << policy::to_text(out.items().front(), plan.source, Language::en);
  const auto database = adapters::open_sqlite_in_memory();
  ASSERT_TRUE(database);
  const auto subjects = policy::subjects_of(plan, plan.examples.front());
  const std::vector<policy::Value> inputs;
  const auto queries = policy::rows_in_sql(plan, inputs, subjects, policy::Dialect::sqlite, **database);
  ASSERT_TRUE(queries);
  const auto applied = apply_forms_by(plan, inputs, subjects, **queries);
  ASSERT_FALSE(applied);
  EXPECT_EQ(applied.error().code, Code::engine_cannot);
  EXPECT_EQ(applied.error().sentence.en, "SQL works out numbers and dates of rows, and no texts");
}

}  // namespace
}  // namespace nuan::flow
