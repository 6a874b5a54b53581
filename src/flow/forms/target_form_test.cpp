#include <gmock/gmock.h>

#include "flow/forms/applied_for_tests.hpp"

namespace nuan::flow {
namespace {

const std::string evidence = R"(
input today date
table studio key name
table proof of studio in order dated_on, proof_id
  dated_on  date  "day"
  person    text  "person"
)";

ToldForms trained(const std::string& more, const std::string& rows) {
  return tell_forms(
      evidence +
          "target trained of proof count of distinct person \"人\" / \"persons\" reach 10 by dated_on from "
          "2021-01-01 to 2021-12-31 " +
          more,
      rows);
}

TEST(target_form, counts_a_person_once_and_rows_beside) {
  const ToldForms told = trained("on today beside count of proof \"人次\" / \"person-times\"", R"(set today 2021-07-01
    studio name s
    proof 2021-01-01 person a proof_id p1
    proof 2021-02-01 person a proof_id p2
    studio name t
    proof 2021-02-01 person a proof_id p3
    proof 2021-07-01 person b proof_id p4
    proof 2021-07-02 person c proof_id p5)");
  EXPECT_EQ(told.figure("trained", "trained", "done"), "2");
  EXPECT_EQ(told.figure("trained", "trained", "unit"), "persons");
  const policy::FormTable& table = told.applied->tables.front();
  EXPECT_EQ(figure_text(table.rows[1].figures[2], Language::en), "4");
  EXPECT_THAT(table.rows[0].facts, testing::ElementsAre("p1", "p2", "p3", "p4"));
  ASSERT_EQ(table.notes.size(), 1U);
  EXPECT_EQ(table.notes[0].en, "1 rows lie after the day it is looked at and are not counted");
}

// 2021-07-01 is the 182nd day of 365: the line has 10 × 182 / 365, which 5 people beat and 4 do not.
TEST(target_form, holds_what_there_is_against_the_line) {
  const auto with = [](int people, const std::string& today) {
    std::string rows = "set today " + today + " studio name s\n";
    for (int i = 0; i < people; ++i) rows += "proof 2021-03-01 person p" + std::to_string(i) + "\n";
    return trained("on today", rows);
  };
  EXPECT_EQ(with(5, "2021-07-01").figure("trained", "trained", "status"), "on-course");
  EXPECT_EQ(with(4, "2021-07-01").figure("trained", "trained", "status"), "behind");
  EXPECT_EQ(with(4, "2021-07-01").figure("trained", "trained", "pace"), "0.8022");
  EXPECT_EQ(with(4, "2021-07-01").figure("trained", "trained", "forecast"), "8");
  EXPECT_EQ(with(10, "2021-07-01").figure("trained", "trained", "status"), "reached");
  EXPECT_EQ(with(4, "2020-12-31").figure("trained", "trained", "status"), "not-begun");
  EXPECT_EQ(with(4, "2020-12-31").figure("trained", "trained", "pace"), "");
  EXPECT_EQ(with(4, "2021-12-31").figure("trained", "trained", "status"), "missed");
  EXPECT_EQ(with(4, "2022-06-30").figure("trained", "trained", "forecast"), "4");
}

// 91 of 365 days gone and 16 done: 64 come, give or take 1.96 √(16 · 274 / 365) · 365 / 91 = 27.2; never fewer than
// there are.
TEST(target_form, says_how_sure_the_forecast_is) {
  const auto steps = [](int people, const std::string& today) {
    std::string rows = "set today " + today + " studio name s\n";
    for (int i = 0; i < people; ++i) rows += "proof 2021-01-01 person p" + std::to_string(i) + "\n";
    return trained("on today", rows).steps("trained", "trained");
  };
  EXPECT_THAT(steps(16, "2021-04-01"), testing::HasSubstr("95% interval is 36 to 92, as if each came by itself"));
  EXPECT_THAT(steps(1, "2021-01-02"), testing::HasSubstr("95% interval is 1 to "));
  EXPECT_THAT(steps(4, "2021-12-31"), testing::HasSubstr("95% interval is 4 to 4"));
}

// 100, 73 and 262 households for a bridge: the last is named, and nothing else.
TEST(target_form, names_stages_that_are_far_from_the_others) {
  const std::string bridges =
      "target bridges of proof count of proof reach 100 by dated_on from 2020-07-01 to 2023-06-30 plan 25 to "
      "2020-10-31, 65 to 2021-12-31 on today\n";
  const auto notes = [&](const std::string& within) {
    const ToldForms told = tell_forms(
        evidence + bridges +
            "target households of proof count of proof reach 14,600 by dated_on from 2020-07-01 to 2023-06-30 plan "
            "2,500 to 2020-10-31, 5,412 to 2021-12-31 on today per bridges within " +
            within + " times",
        "set today 2021-01-01 studio name s proof 2020-12-01 person a");
    std::string all;
    for (const Words& note : told.applied->tables.back().notes) all += note.en + "\n";
    return all;
  };
  EXPECT_EQ(notes("2"),
            "anomaly: in 2022-01-01..2023-06-30 the plan has 262.5 for each of “bridges”, elsewhere about 100; is "
            "something counted twice?\n");
  EXPECT_EQ(notes("3"), "");
}

TEST(target_form, runs_through_its_milestones) {
  const std::string rows = " studio name s proof 2021-01-01 person a proof 2021-01-01 person b";
  const auto pace = [&](const std::string& today) {
    return trained("plan 1 to 2021-01-31, 2 to 2021-02-28 on today", "set today " + today + rows)
        .figure("trained", "trained", "pace");
  };
  EXPECT_EQ(pace("2021-01-31"), "2");
  EXPECT_EQ(pace("2021-02-14"), "1.3333");
  EXPECT_EQ(pace("2021-02-28"), "1");
  EXPECT_EQ(pace("2021-12-31"), "0.2");
}

}  // namespace
}  // namespace nuan::flow
