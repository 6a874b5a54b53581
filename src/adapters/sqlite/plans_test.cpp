// The published plans in SQLite: the people of their own examples, settled as the interpreter settles them.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "adapters/sqlite/sqlite_database.hpp"
#include "policy/policy.hpp"
#include "policy/random/disagreement.hpp"
#include "policy/random/examples.hpp"

namespace nuan::adapters {
namespace {

using namespace policy;

std::vector<std::string> all_policies() {
  std::vector<std::string> paths;
  const std::filesystem::path root = std::string(NUAN_ROOT) + "/policies";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".policy") paths.push_back(entry.path().lexically_relative(root).string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

Plan read(const std::string& path) {
  std::ifstream file(std::string(NUAN_ROOT) + "/policies/" + path);
  std::stringstream text;
  text << file.rdbuf();
  Diagnostics out;
  Plan plan = read_plan(Source(path, text.str()), out);
  for (const Diagnostic& each : out.items()) ADD_FAILURE() << to_text(each, plan.source, Language::en);
  return plan;
}

class SqlitePlans : public testing::TestWithParam<std::string> {};

// Every year in which the plan has one, each once.
std::vector<Year> years_of(const Plan& plan) {
  std::vector<Year> years;
  for (Date day = *Date::from_ymd(2005, 1, 15); day < *Date::from_ymd(2027, 1, 1); day = day.plus(30)) {
    const auto year = year_of(plan, day);
    if (year && (years.empty() || years.back().days != year->days)) years.push_back(*year);
  }
  return years;
}

// The people of the examples, those together that set the same inputs.
std::vector<std::pair<std::vector<Value>, std::vector<Subject>>> people_by_inputs(const Plan& plan) {
  const std::vector<Subject> people = random::subjects_of_examples(plan);
  std::vector<std::pair<std::vector<Value>, std::vector<Subject>>> all;
  for (std::size_t example = 0; example < people.size(); ++example) {
    const std::vector<Value>& inputs = plan.examples[example].inputs;
    auto same = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.first == inputs; });
    if (same == all.end()) same = all.insert(all.end(), {inputs, {}});
    same->second.push_back(people[example]);
  }
  return all;
}

TEST_P(SqlitePlans, SettleTheirExamplesAlike) {
  const Plan plan = read(GetParam());
  const auto database = open_sqlite_in_memory();
  ASSERT_TRUE(database);
  std::size_t due = 0;
  for (const auto& [inputs, people] : people_by_inputs(plan)) {
    for (const Year& year : years_of(plan)) {
      const random::Comparison found =
          random::compare_by_sql(plan, {inputs, people, year}, Dialect::sqlite, **database);
      if (!found.why_not.empty()) GTEST_SKIP() << found.why_not;
      EXPECT_EQ(found.difference, "") << year.name;
      EXPECT_EQ(found.beyond, 0U);
      due += found.subjects_with_due;
    }
  }
  EXPECT_GT(due, 0U);
}

TEST(SqliteQueries, HardlyAnyBenefitHasNoQuery) {
  std::size_t plans = 0;
  std::size_t refused = 0;
  for (const std::string& path : all_policies()) {
    const Plan plan = read(path);
    if (plan.benefits.empty()) continue;
    ++plans;
    const auto query =
        SqlQuery::print(plan, plan.examples.front().inputs, {years_of(plan).front(), true}, Dialect::sqlite);
    refused += query ? 0 : 1;
    if (!query) std::cout << path << ": " << query.error().sentence.en << "\n";
  }
  EXPECT_LE(refused * 4, plans);
}

INSTANTIATE_TEST_SUITE_P(Published, SqlitePlans, testing::ValuesIn(all_policies()), [](const auto& plan) {
  std::string name;
  for (const char one : plan.param) name += std::isalnum(static_cast<unsigned char>(one)) != 0 ? one : '_';
  return name;
});

}  // namespace
}  // namespace nuan::adapters
