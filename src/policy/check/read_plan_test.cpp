// A whole file becomes a plan.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "policy/policy.hpp"

namespace nuan::policy {
namespace {

Source source_of(const std::string& path) {
  std::ifstream file(std::string(NUAN_ROOT) + "/" + path);
  std::stringstream text;
  text << file.rdbuf();
  return {path, text.str()};
}

std::string refusals(const Source& source, const Diagnostics& out) {
  std::string text;
  for (const Diagnostic& one : out.items())
    text += to_text(one, source, Language::en) + "\n" + to_text(one, source, Language::zh) + "\n";
  return text;
}

class Published : public testing::TestWithParam<const char*> {};

TEST_P(Published, reads_without_a_diagnostic) {
  Diagnostics out;
  const Plan plan = read_plan(source_of(GetParam()), out);
  EXPECT_EQ(refusals(plan.source, out), "");
  EXPECT_FALSE(plan.benefits.empty());
}

INSTANTIATE_TEST_SUITE_P(policies, Published,
                         testing::Values("policies/beijing/mutual-aid.policy", "policies/yueyang/inpatient.policy",
                                         "policies/hubei/mutual-aid.policy", "policies/guangdong/inpatient.policy"));

}  // namespace
}  // namespace nuan::policy
