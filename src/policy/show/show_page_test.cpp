// Whole policies in words, recorded and read by eye in both languages.
#include "policy/show/show_page.hpp"

#include "policy/explain.hpp"
#include "policy/show/pages_test.hpp"

namespace nuan::policy {
namespace {

class ShownPolicy : public testing::TestWithParam<std::pair<std::string, std::string>> {};

TEST_P(ShownPolicy, IsTheRecordedPage) {
  const Plan plan = policy_file(GetParam().second);
  expect_recorded("show-" + GetParam().first + ".zh", show(plan, Language::zh));
  expect_recorded("show-" + GetParam().first + ".en", show(plan, Language::en));
}

INSTANTIATE_TEST_SUITE_P(Recorded, ShownPolicy,
                         testing::Values(std::pair("beijing", "beijing/mutual-aid.policy"),
                                         std::pair("yueyang", "yueyang/inpatient.policy"),
                                         std::pair("hubei", "hubei/mutual-aid.policy"),
                                         std::pair("guangdong", "guangdong/inpatient.policy")),
                         [](const auto& tested) { return tested.param.first; });

}  // namespace
}  // namespace nuan::policy
