// The published plans in both engines: the people of their own examples, settled alike.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "policy/policy.hpp"
#include "policy/random/disagreement.hpp"
#include "policy/random/examples.hpp"

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

class Plans : public testing::TestWithParam<std::string> {};

TEST_P(Plans, SettleTheirExamplesAlike) {
  const Plan plan = read(GetParam());
  std::size_t due = 0;
  for (int year = 2010; year < 2023; ++year) {
    const auto wanted = year_of(plan, *Date::from_ymd(year, 12, 31));
    if (!wanted) continue;
    const random::Comparison found = random::compare(plan, {{}, random::subjects_of_examples(plan), *wanted});
    EXPECT_EQ(found.why_not, "");
    EXPECT_EQ(found.difference, "") << year;
    EXPECT_EQ(found.by_interpreter, 0U);
    due += found.subjects_with_due;
  }
  EXPECT_GT(due, 2U);
}

INSTANTIATE_TEST_SUITE_P(Published, Plans,
                         testing::Values("beijing/mutual-aid.policy", "yueyang/inpatient.policy",
                                         "hubei/mutual-aid.policy", "guangdong/inpatient.policy"),
                         [](const auto& plan) { return plan.param.substr(0, plan.param.find('/')); });

}  // namespace
}  // namespace nuan::policy
