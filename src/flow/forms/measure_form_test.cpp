#include <gmock/gmock.h>

#include "flow/forms/applied_for_tests.hpp"

namespace nuan::flow {
namespace {

const std::string answers = R"(
table branch key code
  staff  count  "staff"
table answer of branch in order on_day, answer_id
  on_day  date   "day"
  wave    one of w1 "1", w2 "2" "wave"
  topic   text   "topic"
  happy   flag   "happy"
)";

std::string times(int count, const std::string& row) {
  return count == 0 ? "" : "answer " + std::to_string(count) + " times 2021-01-01 " + row + "\n";
}

ToldForms measured(const std::string& clauses, const std::string& rows) {
  return tell_forms(answers + "measure m of answer yes happy by " + clauses, rows);
}

double number(const ToldForms& told, std::string_view key, std::string_view column) {
  return std::stod(told.figure("m", key, column));
}

// Newcombe 1998, case 81/263; and the two waves of the domain page.
TEST(measure_form, gives_wilsons_interval_and_newcombes_difference) {
  const ToldForms one = measured("topic interval wilson 95%",
                                 "branch code a\n" + times(81, "w1 topic x happy") + times(182, "w1 topic x"));
  EXPECT_EQ(one.figure("m", "x", "n"), "263");
  EXPECT_NEAR(number(one, "x", "low"), 0.25529, 5e-6);
  EXPECT_NEAR(number(one, "x", "high"), 0.36621, 5e-6);
  const ToldForms two =
      measured("wave interval wilson 95% compare w1 with w2, independent",
               "branch code a\n" + times(48, "w1 happy") + times(32, "w1") + times(56, "w2 happy") + times(14, "w2"));
  EXPECT_NEAR(number(two, "w2", "change_low"), 0.05243, 5e-6);
  EXPECT_NEAR(number(two, "w2", "change_high"), 0.33387, 5e-6);
  EXPECT_EQ(two.figure("m", "w1", "change"), "");
}

// The same people twice: only who changed says anything. 16 for the better, 7 for the worse: χ² = 81 / 23.
TEST(measure_form, compares_the_same_people_by_who_changed) {
  std::string rows = "branch code a\n";
  const auto people = [&](const std::string& name, int count, bool before, bool after) {
    for (int i = 0; i < count; ++i) {
      const std::string who = "topic " + name + std::to_string(i);
      rows += "answer 2021-01-01 w1 " + who + (before ? " happy\n" : "\n");
      rows += "answer 2021-02-01 w2 " + who + (after ? " happy\n" : "\n");
    }
  };
  people("up", 16, false, true);
  people("down", 7, true, false);
  people("same", 77, true, true);
  rows += "answer 2021-02-01 w2 topic newcomer happy\n";
  const ToldForms told = measured("wave interval wilson 95% compare w1 with w2, same topic", rows);
  EXPECT_EQ(told.figure("m", "w2", "change"), "0.09");
  EXPECT_EQ(told.figure("m", "w2", "change_low"), "");
  EXPECT_THAT(told.steps("m", "w2"), testing::HasSubstr("100 answered both times, for the better / the worse 16 / 7"));
  EXPECT_THAT(told.steps("m", "w2"), testing::HasSubstr("chance alone makes as much in 6.05%"));
}

TEST(measure_form, says_census_where_everybody_answered) {
  const std::string clauses = "topic strata code sized staff interval wilson 95%";
  const ToldForms all =
      measured(clauses, "branch code a staff 4\n" + times(3, "w1 topic x happy") + times(1, "w1 topic x"));
  EXPECT_EQ(all.figure("m", "x", "share"), "0.75");
  EXPECT_EQ(all.figure("m", "x", "low"), "");
  EXPECT_THAT(all.steps("m", "x"), testing::HasSubstr("a census"));
  const ToldForms some =
      measured(clauses, "branch code a staff 8\n" + times(3, "w1 topic x happy") + times(1, "w1 topic x"));
  EXPECT_NE(some.figure("m", "x", "low"), "");
  EXPECT_EQ(some.applied->tables.front().rows[0].facts.size(), 4U);
  EXPECT_THAT(some.steps("m", "x"), testing::HasSubstr("50.00% answered"));
}

TEST(measure_form, a_stratum_of_one_answer_fails_with_its_code) {
  const ToldForms told = measured("topic strata code sized staff interval wilson 95%",
                                  "branch code a staff 8\n" + times(1, "w1 topic x happy"));
  ASSERT_FALSE(told.applied);
  EXPECT_EQ(info(told.applied.error().code).name, "survey_lonely");
}

TEST(measure_form, hides_small_cells_and_those_they_would_follow_from) {
  const ToldForms told = measured("topic, wave interval wilson 95% hide under 10",
                                  "branch code a\n" + times(9, "w1 topic x happy") + times(30, "w2 topic x happy") +
                                      times(20, "w1 topic y happy") + times(40, "w2 topic y happy"));
  const auto shown = [&](std::size_t row) {
    return figure_text(told.applied->tables.front().rows[row].figures[7], Language::en);
  };
  EXPECT_EQ(shown(0), "no");
  EXPECT_EQ(told.applied->tables.front().rows[0].figures[0], policy::Figure());
  EXPECT_TRUE(told.applied->tables.front().rows[0].facts.empty());
  EXPECT_EQ(shown(1), "no");
  EXPECT_EQ(shown(2), "no");
  EXPECT_EQ(shown(3), "no");
}

TEST(measure_form, puts_the_surely_worst_first) {
  const ToldForms told = measured("topic interval wilson 95% order worst first",
                                  "branch code a\n" + times(2, "w1 topic few") + times(60, "w1 topic many happy") +
                                      times(90, "w1 topic many") + times(100, "w1 topic good happy"));
  std::vector<std::string> order;
  for (const policy::FormRow& row : told.applied->tables.front().rows) order.push_back(row.key.front());
  EXPECT_THAT(order, testing::ElementsAre("many", "few", "good"));
}

}  // namespace
}  // namespace nuan::flow
