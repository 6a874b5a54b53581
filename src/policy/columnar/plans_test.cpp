// The published plans in both engines: the people of their own examples, settled alike.
#include "policy/random/disagreement.hpp"
#include "policy/random/examples.hpp"
#include "policy/random/published_plans.hpp"

namespace nuan::policy {
namespace {

class Plans : public testing::TestWithParam<std::string> {};

TEST_P(Plans, SettleTheirExamplesAlike) {
  const Plan plan = random::read_published(GetParam());
  if (plan.benefits.empty()) GTEST_SKIP() << "pays no benefits";
  std::size_t due = 0;
  for (const random::Trial& trial : random::trials_of_examples(plan)) {
    const random::Comparison found = random::compare(plan, trial);
    if (!found.why_not.empty()) GTEST_SKIP() << found.why_not;
    EXPECT_EQ(found.difference, "") << trial.year.name;
    EXPECT_EQ(found.by_interpreter, 0U) << trial.year.name;
    due += found.subjects_with_due;
  }
  EXPECT_GT(due, 0U);
}

TEST(PublishedPlans, HardlyAnyIsLeftToTheInterpreter) {
  std::size_t plans = 0;
  std::size_t left = 0;
  for (const std::string& path : random::published_plans()) {
    const Plan plan = random::read_published(path);
    if (plan.benefits.empty()) continue;
    const random::Trial trial = random::trials_of_examples(plan).front();
    ++plans;
    left += Columnar::compile(plan, trial.inputs, {trial.year, false}).why_not() == nullptr ? 0 : 1;
  }
  EXPECT_GT(plans, 0U);
  EXPECT_LE(left * 4, plans);
}

INSTANTIATE_TEST_SUITE_P(Published, Plans, testing::ValuesIn(random::published_plans()), random::name_of_path);

}  // namespace
}  // namespace nuan::policy
