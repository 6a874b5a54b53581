// A sample policy that uses every form once, as a page and explained to two of its people.
#include "policy/explain.hpp"
#include "policy/show/pages_test.hpp"

namespace nuan::policy {
namespace {

class EveryForm : public testing::Test {
 protected:
  Plan plan =
      plan_from("every_form_test.policy", read_all(std::string(NUAN_ROOT) + "/src/policy/show/every_form_test.policy"));
  void expect_explained(const std::string& name, const std::string& example) {
    const Person person = person_of(plan, example);
    expect_recorded(name + ".zh", explained(plan, person, Language::zh));
    expect_recorded(name + ".en", explained(plan, person, Language::en));
  }
};

TEST_F(EveryForm, IsShown) {
  expect_recorded("show-every-form.zh", show(plan, Language::zh));
  expect_recorded("show-every-form.en", show(plan, Language::en));
}

TEST_F(EveryForm, IsExplainedToAWorkerInHardship) {
  expect_explained("every-form-hardship", "one year of a worker in hardship");
}

TEST_F(EveryForm, IsExplainedToSomebodyRefused) { expect_explained("every-form-refused", "refused, held and undone"); }

}  // namespace
}  // namespace nuan::policy
