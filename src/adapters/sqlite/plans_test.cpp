// The published plans in SQLite: the people of their own examples, settled as the interpreter settles them.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
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

// SQL keeps a column whose value changes over time in no form yet, and says so.
bool has_dated_columns(const Plan& plan) {
  for (const Table& table : plan.tables) {
    for (const Column& column : table.columns)
      if (column.type.dated) return true;
  }
  return false;
}

// Each set of inputs that an example sets, once.
std::vector<std::vector<Value>> inputs_of_examples(const Plan& plan) {
  std::vector<std::vector<Value>> sets;
  for (const Example& example : plan.examples)
    if (std::find(sets.begin(), sets.end(), example.inputs) == sets.end()) sets.push_back(example.inputs);
  return sets;
}

TEST_P(SqlitePlans, SettleTheirExamplesAlike) {
  const Plan plan = read(GetParam());
  const auto database = open_sqlite_in_memory();
  ASSERT_TRUE(database);
  std::size_t due = 0;
  std::vector<Period> seen;
  for (int year = 2010; year < 2027; ++year) {
    for (const int month : {6, 12}) {
      const auto wanted = year_of(plan, *Date::from_ymd(year, month, 30));
      if (!wanted || std::find(seen.begin(), seen.end(), wanted->days) != seen.end()) continue;
      seen.push_back(wanted->days);
      for (const std::vector<Value>& inputs : inputs_of_examples(plan)) {
        const random::Trial trial{inputs, random::subjects_of_examples(plan), *wanted};
        const random::Comparison found = random::compare_by_sql(plan, trial, Dialect::sqlite, **database);
        if (has_dated_columns(plan)) {
          EXPECT_NE(found.why_not.find("dated columns are not kept"), std::string::npos) << found.why_not;
          continue;
        }
        EXPECT_EQ(found.why_not, "");
        EXPECT_EQ(found.difference, "") << wanted->name;
        EXPECT_EQ(found.beyond, 0U);
        due += found.subjects_with_due;
      }
    }
  }
  EXPECT_EQ(due > 0U, !has_dated_columns(plan));
}

INSTANTIATE_TEST_SUITE_P(Published, SqlitePlans, testing::ValuesIn(all_policies()), [](const auto& plan) {
  std::string name;
  for (const char one : plan.param) name += std::isalnum(static_cast<unsigned char>(one)) != 0 ? one : '_';
  return name;
});

}  // namespace
}  // namespace nuan::adapters
