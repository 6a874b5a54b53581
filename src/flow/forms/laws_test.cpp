// Laws about forms: true ones stand the attacks, wrong ones fall to an example that fails when it is pasted.
#include <gmock/gmock.h>

#include <algorithm>

#include "flow/forms/applied_for_tests.hpp"
#include "policy/cliffs.hpp"

namespace nuan::flow {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Checked {
  policy::Plan plan;
  policy::Check check;
  std::vector<policy::Diagnostic> items;

  [[nodiscard]] std::vector<std::string> codes() const {
    std::vector<std::string> codes;
    for (const policy::Diagnostic& each : items)
      if (each.code != "unused" && each.code != "source-missing") codes.emplace_back(each.code);
    return codes;
  }
  [[nodiscard]] std::string counterexample(Language language) const {
    for (const policy::Diagnostic& each : items) {
      const std::string& advice = each.advice.in(language);
      if (each.code == "law-broken") return advice.substr(advice.find("example \""));
    }
    return "";
  }
};

Checked check_text(const std::string& text) {
  Checked checked;
  policy::Diagnostics reading;
  checked.plan = policy::read_plan(policy::Source("told", std::string(applied_header) + text), reading);
  checked.items = reading.items();
  if (!checked.codes().empty()) return checked;
  policy::Diagnostics out;
  checked.check = policy::check_examples_and_laws(checked.plan, out, apply_forms);
  checked.items = out.items();
  return checked;
}

// The wrong law is found, and what is printed fails as an example for as long as the law does.
void expect_broken(const std::string& text, const std::string& in_it) {
  const Checked checked = check_text(text);
  ASSERT_THAT(checked.codes(), ElementsAre("law-broken"));
  for (const Language language : {Language::zh, Language::en}) {
    const std::string found = checked.counterexample(language);
    EXPECT_THAT(found, HasSubstr(in_it));
    std::vector<std::string> pasted = check_text(text + found + "\n").codes();
    std::erase(pasted, "law-broken");
    EXPECT_THAT(pasted, ElementsAre("example-fails")) << found;
  }
}

const std::string counties = R"(
input fund money "fund"
table county key code
  people  count  "people"
  prior   money  "last year"
)";
TEST(FormLaws, AShareGrowsWithItsWeight) {
  const std::string text = counties + R"(
share part of county
  pot fund
  by people
  at most 100% * fund
  ties by code
law "more people never less" part monotone in people
law "within the pot" always part >= 0 and part <= fund
example "three"
  set fund 1,000
  county code a people 10 prior 100
  county code b people 20 prior 200
  county code c people 30 prior 300
  expect "c" part 500
)";
  const Checked checked = check_text(text);
  EXPECT_THAT(checked.codes(), IsEmpty());
  EXPECT_EQ(checked.check.laws, 2U);
  EXPECT_GT(checked.check.attacks, 1'500U);
}

TEST(FormLaws, AShareThatFallsIsFoundAmongSeveral) {
  const std::string text = counties + R"(
share part of county
  pot fund
  by 1 / (people + 1)
  ties by code
law "more people never less" part monotone in people
example "two"
  set fund 1,000
  county code a people 1 prior 100
  county code b people 1 prior 200
  expect "a" part 500
)";
  expect_broken(text, "  county  code \"");
}

const std::string samples = R"(
table section key code
  goal  number  "goal"
table sample of section in order taken_on, sample_id
  taken_on  date    "day"
  measured  number  "measured"
  cost      money   "cost"
)";
const std::string one_sample = R"(
example "one"
  section code s goal 1
  sample 2020-05-01 measured 1.5 cost 10 sample_id a
)";

TEST(FormLaws, AFineThatLeapsBreaksANarrowLawAndIsRemarkedOn) {
  const std::string fine = samples + R"(
let excess = measured / goal - 1
let base = steps of excess: 0 to 0.1, 100 to 0.5, 300 beyond
price fine of sample pay base * (1 + excess)
law "more never costs less" fine monotone in measured
)" + one_sample + "  expect fine 150\n";
  const Checked checked = check_text(fine);
  EXPECT_THAT(checked.codes(), IsEmpty());
  const std::vector<policy::Diagnostic> cliffs = policy::cliffs_of(checked.plan);
  ASSERT_EQ(cliffs.size(), 2U);
  EXPECT_EQ(cliffs[1].sentence.en, "`fine` leaps here: 150 where `excess` is 0.5, and a hair beyond 450.");
  expect_broken(fine + "law \"small steps\" fine no cliff above 200 in measured\n", "expect  \"a\" fine ");
}

TEST(FormLaws, WhatIsSteadyHasNoCliff) {
  const Checked checked = check_text(samples + R"(
price fee of sample full cost pay (steps of cost: 100% to 100, 100% beyond)
)" + one_sample + "  expect fee 10\n");
  EXPECT_THAT(policy::cliffs_of(checked.plan), IsEmpty());
}

TEST(FormLaws, APriceOverItsFullIsSolvedForWhatTheLawAllows) {
  expect_broken(samples + R"(
price fee of sample full cost pay (steps of cost: 50% to 100, 110% beyond)
law "never over the full" always fee <= cost
)" + one_sample + "  expect fee 5\n",
                "fee 100.01");
}

TEST(FormLaws, ADecisionIsRead) {
  const std::string gate = samples + R"(
admission enter of sample
  require measured <= goal  else too-much "too much"
admission leave of sample
  require cost > 0  else note free "free"
law "nobody is kept in" always leave is "admit"
)" + one_sample + "  expect enter refuse too-much\n    leave admit\n";
  EXPECT_THAT(check_text(gate).codes(), IsEmpty());
  const Checked checked = check_text(gate + "law \"nobody is kept out\" never enter is \"refuse\"\n");
  EXPECT_THAT(checked.codes(), ElementsAre("law-broken"));
}

TEST(FormLaws, WhichOfTwoComesFirstMayMatter) {
  const std::string first_free = samples + R"(
let nth = place of sample per year
price fee of sample full cost pay 0% if nth <= 1 else 100%
)" + one_sample + "  expect fee 0\n";
  expect_broken(first_free + "law \"alike\" order of facts does not matter\n", "fee ");
  EXPECT_THAT(
      check_text(samples + "price fee of sample full cost pay 50%\nlaw \"alike\" order of facts does not matter\n" +
                 one_sample + "  expect fee 5\n")
          .codes(),
      IsEmpty());
}

TEST(FormLaws, AnIndexRisesWithWhatItIsMadeOf) {
  const std::string index = R"(
table country key code
  speed  number  "speed"
  cost   number  "cost"
index good of country
  tree  Top = speed, cost less
  scale goalposts 0 to 10
  combine arithmetic
example "one"
  country code a speed 4 cost 2
  country code b speed 5 cost 5
  expect "a" good 60
)";
  EXPECT_THAT(check_text(index + "law \"faster is better\" good monotone in speed\n").codes(), IsEmpty());
  expect_broken(index + "law \"dearer is better\" good monotone in cost\n", "good ");
}

TEST(FormLaws, AMeasureRisesWithItsAnswers) {
  const std::string measure = samples + R"(
measure high of sample yes measured >= goal by code interval wilson 95%
)" + one_sample + "  expect \"s\" high 1\n";
  EXPECT_THAT(check_text(measure + "law \"more is more\" high monotone in measured\n").codes(), IsEmpty());
  expect_broken(measure + "law \"higher goals\" high monotone in goal\n", "high ");
}

TEST(FormLaws, WhatTheyCannotSayIsRefused) {
  const auto codes = [&](const std::string& law) {
    return check_text(samples +
                      "admission enter of sample require measured > 0 else small \"small\"\n"
                      "target done of sample count of sample \"pieces\" reach 5 by taken_on from 2020-01-01 to "
                      "2020-12-31 on 2020-06-30\n" +
                      law + one_sample + "  expect enter admit\n")
        .codes();
  };
  EXPECT_THAT(codes("law \"x\" enter monotone in measured\n"), ElementsAre("wrong-kind"));
  EXPECT_THAT(codes("law \"x\" always done > 0\n"), ElementsAre("result-as-value"));
  EXPECT_THAT(codes("law \"x\" entre monotone in measured\n"), ElementsAre("unknown-result"));
  EXPECT_THAT(codes("law \"x\" done monotone in size\n"), ElementsAre("unknown-column"));
}

// Measurements are made up and written as numbers.
TEST(FormLaws, AnIndexIsAttackedWithMeasurements) {
  const std::string text = R"(
table county key code
  noise  real  "noise"
index calm of county
  tree     Whole = noise less
  missing  refuse
  scale    goalposts 0 to 100
  combine  arithmetic
law "never loud" always calm >= 10
example "two"
  county code a noise 50
  county code b noise 60
  expect "a" calm 50
)";
  expect_broken(text, "noise ");
}

}  // namespace
}  // namespace nuan::flow
