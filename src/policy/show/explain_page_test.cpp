// Explanations of people from the policies' examples, recorded whole and read by eye in both languages.
#include "policy/show/pages_test.hpp"

namespace nuan::policy {
namespace {

struct Case {
  std::string recorded, policy, example;
};

class ExplainedPage : public testing::TestWithParam<Case> {};

TEST_P(ExplainedPage, IsTheRecordedOne) {
  const Plan plan = policy_file(GetParam().policy);
  const Person person = person_of(plan, GetParam().example);
  expect_recorded(GetParam().recorded + ".zh", explained(plan, person, Language::zh));
  expect_recorded(GetParam().recorded + ".en", explained(plan, person, Language::en));
}

const std::string beijing = "beijing/mutual-aid.policy";
const std::string yueyang = "yueyang/inpatient.policy";
const std::string hubei = "hubei/mutual-aid.policy";
const std::string guangdong = "guangdong/inpatient.policy";

INSTANTIATE_TEST_SUITE_P(
    Recorded, ExplainedPage,
    testing::Values(Case{"beijing-trace", beijing, "the trace of the language's page"},
                    Case{"beijing-both-caps", beijing, "李先生"},
                    Case{"beijing-refused", beijing, "T16 cover ends with retirement"},
                    Case{"beijing-reversal", beijing, "a refunded settlement counts for nothing"},
                    Case{"beijing-two-years", beijing, "T23 each year keeps its own cap"},
                    Case{"beijing-rounded-once", beijing, "T12 rounded once, on the year's sum"},
                    Case{"yueyang-floor", yueyang, "T26 a small amount is raised to 50"},
                    Case{"yueyang-bands", yueyang, "two bills of one stay are"},
                    Case{"yueyang-cap", yueyang, "200,000 meets the year's cap"},
                    Case{"yueyang-stay-over-new-year", yueyang, "a stay belongs to the year of its first bill"},
                    Case{"hubei-rate", hubei, "1,733.84 at 70 %"},
                    Case{"hubei-upgrade", hubei, "T28 mild, then corrected to severe: the difference"},
                    Case{"guangdong-second-stay", guangdong, "the second stay"},
                    Case{"guangdong-rated-again", guangdong,
                         "T27 an older stay arrives later and the younger one is rated again"},
                    Case{"guangdong-not-covered", guangdong, "not covered"}),
    [](const auto& tested) {
      std::string name = tested.param.recorded;
      for (char& letter : name)
        if (letter == '-') letter = '_';
      return name;
    });

// Sixty outpatient bills: most stay below the deductible or come after the limit is used up.
Person many_bills(const Plan& plan) {
  Person person = person_of(plan, "T13 exactly at the deductible");
  auto& bills = person.subject.facts[1];
  const std::vector<Value> first = bills.front().columns;
  bills.clear();
  for (int i = 0; i < 60; ++i) {
    std::vector<Value> columns = first;
    columns[0] = Date::from_ymd(2020, 1, 3)->plus(i * 6);
    columns[2] = Rational(10000 + 2500 * (i % 5));
    bills.push_back({"c" + std::to_string(100 + i), "", columns});
  }
  return person;
}

TEST(ExplainPage, FoldsALongHistory) {
  const Plan plan = policy_file(beijing);
  expect_recorded("beijing-many-bills.zh", explained(plan, many_bills(plan), Language::zh));
}

TEST(ExplainPage, CarriesWhatWasPaidTooMuch) {
  const Plan plan = policy_file(beijing);
  Person person = person_of(plan, "T5 hardship begins within the year");
  person.paid[0] = Money::from_fen(70000);
  expect_recorded("beijing-carried.zh", explained(plan, person, Language::zh));
  expect_recorded("beijing-carried.en", explained(plan, person, Language::en));
}

TEST(ExplainPage, SaysWhenAPersonCannotBeDecided) {
  const Plan plan = policy_file(beijing);
  const Person person = person_of(plan, "李先生");
  Outcome outcome;
  outcome.stop = Stop{"division_by_zero", {"除数为零", "division by zero"}, {}, "c1"};
  const std::string page = print(explain_page(plan, person.inputs, person.subject, outcome,
                                              *year_of(plan, *Date::read("2020-01-01")), person.paid, Language::en));
  EXPECT_THAT(page, testing::HasSubstr("cannot be decided: division by zero (division_by_zero)"));
}

TEST(ExplainPage, MasksWhoItIsAbout) {
  const Plan plan = policy_file(beijing);
  const std::string page = explained(plan, person_of(plan, "李先生"), Language::zh);
  EXPECT_THAT(page, testing::HasSubstr("990101********123X"));
  EXPECT_THAT(page, testing::Not(testing::HasSubstr("99010119900101123X")));
}

}  // namespace
}  // namespace nuan::policy
