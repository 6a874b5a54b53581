// The published plans in both engines: their own examples' facts, settled alike.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "policy/policy.hpp"
#include "policy/random/batch_of.hpp"

namespace nuan::policy {
namespace {

Plan read(const std::string& path) {
  std::ifstream file(std::string(NUAN_ROOT) + "/policies/" + path);
  std::stringstream text;
  text << file.rdbuf();
  Diagnostics out;
  Plan plan = read_plan(Source(path, text.str()), out);
  for (const Diagnostic& each : out.items()) ADD_FAILURE() << to_text(each, plan.source, Language::en);
  return plan;
}

std::vector<Subject> subjects_of(const Plan& plan) {
  std::vector<Subject> subjects;
  for (const Example& example : plan.examples) {
    Subject subject{"one", {}, std::vector<std::vector<Fact>>(plan.tables.size())};
    for (const ExampleRow& row : example.rows) {
      if (plan.tables[static_cast<std::size_t>(row.table)].is_subject) {
        subject.columns = row.columns;
      } else {
        subject.facts[static_cast<std::size_t>(row.table)].push_back({row.key_or_id, row.reverses, row.columns});
      }
    }
    subjects.push_back(std::move(subject));
  }
  return subjects;
}

class Plans : public testing::TestWithParam<std::string> {};

TEST_P(Plans, SettleTheirExamplesAlike) {
  const Plan plan = read(GetParam());
  const std::vector<Subject> subjects = subjects_of(plan);
  const Batch batch = random::batch_of(plan, subjects);
  for (int year = 2010; year < 2023; ++year) {
    const auto wanted = year_of(plan, *Date::from_ymd(year, 12, 31));
    if (!wanted) continue;
    const RunWish wish{*wanted, true};
    BatchOutcome slow;
    BatchOutcome fast;
    interpret_batch(plan, {}, wish, batch, random::Subjects(subjects), slow);
    const Columnar columnar = Columnar::compile(plan, {}, wish);
    EXPECT_EQ(columnar.why_not(), nullptr) << columnar.why_not()->en;
    columnar.run(batch, random::Subjects(subjects), *columnar.workspace(), fast);
    EXPECT_EQ(fast.by_interpreter, 0U);
    EXPECT_EQ(slow.due, fast.due) << year;
    for (std::size_t table = 0; table < slow.tables.size(); ++table) {
      EXPECT_EQ(slow.tables[table].verdict, fast.tables[table].verdict) << year;
      EXPECT_EQ(slow.tables[table].base, fast.tables[table].base) << year;
      EXPECT_EQ(slow.tables[table].paid, fast.tables[table].paid) << year;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Published, Plans,
                         testing::Values("beijing/mutual-aid.policy", "yueyang/inpatient.policy",
                                         "hubei/mutual-aid.policy", "guangdong/inpatient.policy"),
                         [](const auto& plan) { return plan.param.substr(0, plan.param.find('/')); });

}  // namespace
}  // namespace nuan::policy
