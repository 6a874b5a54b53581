// Policies of forms that are applied to rows, as pages.
#include "policy/explain.hpp"
#include "policy/show/pages_test.hpp"

namespace nuan::policy {
namespace {

class FormPage : public testing::TestWithParam<std::string> {};

TEST_P(FormPage, IsShown) {
  const std::string& path = GetParam();
  const std::string name = "show-" + path.substr(path.find('/') + 1, path.rfind('.') - path.find('/') - 1);
  const Plan plan = policy_file(path);
  expect_recorded(name + ".zh", show(plan, Language::zh));
  expect_recorded(name + ".en", show(plan, Language::en));
}

INSTANTIATE_TEST_SUITE_P(Forms, FormPage,
                         testing::Values("town/joining.policy", "town/benefits.policy", "canteen/meal-subsidy.policy",
                                         "rivers/chishui.policy", "counties/ecological-transfer.policy",
                                         "bridges/stream-bridges.policy", "enterprise/four-satisfactions.policy",
                                         "trade/made-up-index.policy", "connectivity/five-pillars.policy",
                                         "connectivity/asem-like.policy"));

}  // namespace
}  // namespace nuan::policy
