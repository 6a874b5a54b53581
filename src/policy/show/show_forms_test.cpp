// Policies of forms that are applied to rows, as pages.
#include "policy/explain.hpp"
#include "policy/show/pages_test.hpp"

namespace nuan::policy {
namespace {

TEST(FormPages, SayWhatAFailingLineLeadsTo) {
  const std::string page = show(plan_from("gate", R"(policy gate "门禁" / "gate"
  after     "某市"
  edition   "1" from 2020-01-01
  standing  sample
table member key person_id
  age    count "年龄" / "age"
  card   flag  "证" / "card"
admission enter "进场" / "entering" of member
  require age >= 18 else      young  "未成年" / "under age"
  require card      else hold cards  "没有证" / "no card"
  require age < 60  else note older  "年长" / "older"
)"),
                                Language::en);
  EXPECT_NE(page.find("Otherwise refused: under age"), std::string::npos) << page;
  EXPECT_NE(page.find("Otherwise a person decides: no card"), std::string::npos);
  EXPECT_NE(page.find("Otherwise admitted all the same, with a note: older"), std::string::npos);
}

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
