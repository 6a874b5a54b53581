// Every whole policy that a document shows is read without a complaint, and its examples come out.
#include "policy/show/pages_test.hpp"

namespace nuan::policy {
namespace {

// What stands between ```policy and ```.
std::vector<std::string> policies_in(const std::string& document) {
  std::vector<std::string> policies;
  static const std::string open = "```policy\n";
  for (std::size_t at = document.find(open); at != std::string::npos; at = document.find(open, at)) {
    at += open.size();
    policies.push_back(document.substr(at, document.find("```", at) - at));
  }
  return policies;
}

void expect_examples_come_out(const Plan& plan) {
  for (const Example& example : plan.examples) {
    const Person person = person_of(plan, example);
    const Outcome outcome = settle(plan, person.inputs, person.subject);
    for (const Expectation& expected : example.expected) {
      if (expected.what != Expectation::What::result) continue;
      const auto found = std::find_if(outcome.years.begin(), outcome.years.end(), [&](const YearDue& it) {
        return expected.year.empty() || it.year.name == expected.year;
      });
      const Money result = found == outcome.years.end() ? Money() : outcome.result(plan, expected.result, found->year);
      EXPECT_EQ(fen_of(result), std::get<Rational>(expected.value)) << example.title;
    }
  }
}

class Document : public testing::TestWithParam<std::string> {};

TEST_P(Document, ShowsPoliciesThatWork) {
  const auto policies = policies_in(read_all(std::string(NUAN_ROOT) + "/docs/" + GetParam()));
  EXPECT_FALSE(policies.empty());
  for (const std::string& text : policies) expect_examples_come_out(plan_from(GetParam(), text));
}

INSTANTIATE_TEST_SUITE_P(Documents, Document,
                         testing::Values("reference/language.md", "reference/language.zh-CN.md",
                                         "guides/write-your-citys-plan.md", "guides/write-your-citys-plan.zh-CN.md"));

TEST(Document, TellsTheSameInBothLanguages) {
  for (const std::string name : {"reference/language", "guides/write-your-citys-plan"}) {
    const std::string folder = std::string(NUAN_ROOT) + "/docs/" + name;
    const std::string english = read_all(folder + ".md");
    const std::string chinese = read_all(folder + ".zh-CN.md");
    const auto headings = [](const std::string& text) {
      std::istringstream lines(text);
      std::vector<std::size_t> levels;
      for (std::string line; std::getline(lines, line);)
        if (line.starts_with('#')) levels.push_back(line.find_first_not_of('#'));
      return levels;
    };
    EXPECT_EQ(headings(english), headings(chinese)) << name;
  }
}

}  // namespace
}  // namespace nuan::policy
