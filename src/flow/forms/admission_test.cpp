#include <gmock/gmock.h>

#include "flow/forms/applied_for_tests.hpp"

namespace nuan::flow {
namespace {

const std::string people = R"(
input today date
table person key name
  born     date   "born"
  score    count  "score"
  wage     money  "wage"
  consent  flag   "consent"
  home     one of town "town", hill "hill", sea "sea" "home"
  valid    periods "valid"
)";

std::string changes(const std::string& requirements, const std::string& row) {
  const ToldForms told =
      tell_forms(people + "admission join of person\n" + requirements, "set today 2021-09-13\nperson name a " + row);
  const std::string steps = told.steps("join", "a");
  const auto at = steps.find("the smallest change that would admit: ");
  return at == std::string::npos ? steps.substr(steps.rfind('\n') + 1) : steps.substr(at + 38);
}

const std::string plain = "born 1980-01-01 home town";

TEST(admission, the_first_failing_line_decides_and_all_are_told) {
  const ToldForms told = tell_forms(people + R"(admission join of person
    require score >= 3 else hold few "few"
    require consent    else no-consent "none"
    require wage > 5   else note poor "poor")",
                                    "set today 2021-09-13\nperson name a " + plain + "\nperson name b score 3 " +
                                        plain + "\nperson name c score 3 consent wage 6 " + plain);
  EXPECT_EQ(told.figure("join", "a", "decision"), "review");
  EXPECT_EQ(told.figure("join", "a", "code"), "few");
  EXPECT_THAT(told.steps("join", "a"), testing::HasSubstr("no-consent: none\npoor: poor (only noted)"));
  EXPECT_EQ(told.figure("join", "b", "decision"), "refuse");
  EXPECT_EQ(told.figure("join", "c", "decision"), "admit");
  EXPECT_EQ(told.steps("join", "c"), "");
}

TEST(admission, the_nearest_passing_value_of_one_column) {
  EXPECT_EQ(changes("require score >= 3 else x \"x\"", plain), "score 0 → 3");
  EXPECT_EQ(changes("require score > 3 else x \"x\"", plain), "score 0 → 4");
  EXPECT_EQ(changes("require 3 < score else x \"x\"", plain), "score 0 → 4");
  EXPECT_EQ(changes("require wage > 5 else x \"x\"", plain), "wage 0.00 → 5.01");
  EXPECT_EQ(changes("require consent else x \"x\"", plain), "consent no → yes");
  EXPECT_EQ(changes("require not consent else x \"x\"", plain + " consent"), "consent yes → no");
  EXPECT_EQ(changes("require home is sea else x \"x\"", plain), "home town → sea");
  EXPECT_EQ(changes("require home in (hill, sea) else x \"x\"", plain), "home town → hill");
  EXPECT_EQ(changes("require not (score < 3) else x \"x\"", plain), "score 0 → 3");
}

TEST(admission, waiting_comes_before_another_past) {
  EXPECT_EQ(changes("require years from born to today >= 16 else x \"x\"", "born 2005-09-14 home town"),
            "today 2021-09-13 → 2021-09-14");
  EXPECT_EQ(changes("require today in valid else x \"x\"", plain + " valid 2021-10-01.."),
            "today 2021-09-13 → 2021-10-01");
}

TEST(admission, fewest_changes_win_then_the_earliest_in_the_file) {
  EXPECT_EQ(changes("require (consent and score > 1) or wage >= 9 else x \"x\"", plain), "wage 0.00 → 9.00");
  EXPECT_EQ(changes("require score >= 2 or wage >= 9 else x \"x\"", plain), "score 0 → 2");
  EXPECT_EQ(changes("require score >= 2 else x \"x\"\nrequire consent else y \"y\"", plain),
            "score 0 → 2; consent no → yes");
}

TEST(admission, a_change_is_told_only_when_it_admits) {
  EXPECT_EQ(changes("require score >= 3 else x \"x\"\nrequire score <= 2 else y \"y\"", plain),
            "no change of columns was found that would admit");
  EXPECT_EQ(changes("require home is not town else x \"x\"", plain), "no change of columns was found that would admit");
}

TEST(admission, a_case_that_cannot_be_decided_is_left_out) {
  const ToldForms told =
      tell_forms(people + R"(admission join of person require 6 / score > 1 else x "x")",
                 "set today 2021-09-13\nperson name a " + plain + "\nperson name b score 2 " + plain);
  EXPECT_EQ(told.left_out(), "a division_by_zero");
  EXPECT_EQ(told.figure("join", "b", "decision"), "admit");
}

TEST(admission, facts_before_the_first_edition_are_left_out) {
  const ToldForms told = tell_forms(people + R"(table pass of person in order on_day, pass_id
      on_day date "day"
    admission enter of pass require consent else x "x")",
                                    "set today 2021-09-13\nperson name a consent " + plain +
                                        "\npass 2019-12-31 pass_id early\npass 2020-01-01 pass_id first_day");
  EXPECT_EQ(told.left_out(), "early before_first_edition");
  EXPECT_EQ(told.figure("enter", "first_day", "decision"), "admit");
}

}  // namespace
}  // namespace nuan::flow
