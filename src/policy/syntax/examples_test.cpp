// Examples, whose rows need the tables to be read.
#include <gmock/gmock.h>

#include "policy/syntax/reading_test.hpp"
#include "policy/syntax/shape_test.hpp"

namespace nuan::policy::syntax {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string tables = R"(table member key person_id
  covered periods
  hardship flag
  born date
table claim of member in order settled_at, claim_id may reverse
  settled_at date
  setting one of outpatient, inpatient
  self_pay money
  urgent flag
  note_1 text
)";

Reading read(const std::string& lines) { return read_behind_head(tables + "example \"例\"\n" + lines); }

// The rows and other lines as they were read: `table(column=value ...)`.
std::vector<std::string> given(const std::string& lines) {
  const Reading reading = read(lines + "\nexpect total 0");
  EXPECT_EQ(reading.told(), "");
  std::vector<std::string> all;
  for (const auto& line : reading.only<Example>().given) {
    if (const auto* set = std::get_if<ExampleSet>(&line))
      all.push_back("set " + set->input.text + "=" + shape(set->value));
    if (const auto* paid = std::get_if<ExamplePaid>(&line))
      all.push_back("paid " + paid->result.text + "=" + shape(paid->value));
    const auto* row = std::get_if<ExampleRow>(&line);
    if (!row) continue;
    std::string text = row->table.text + (row->times == 1 ? "" : "*" + std::to_string(row->times)) + "(";
    for (const ExampleValue& value : row->values)
      text += (text.ends_with('(') ? "" : " ") + (value.column ? value.column->text + "=" : "") + shape(value.value);
    all.push_back(text + ")");
  }
  return all;
}

std::vector<std::string> expected(const std::string& lines) {
  const Reading reading = read("claim 2020-01-01\nexpect " + lines);
  EXPECT_EQ(reading.told(), "");
  std::vector<std::string> all;
  for (const Expectation& one : reading.only<Example>().expected)
    all.push_back(
        (one.key ? "[" + *one.key + "] " : "") +
        (one.refused ? "refused " + one.code->text : (one.result ? one.result->text : "pay") + " " + shape(one.value)));
  return all;
}

std::vector<std::string> mistakes(const std::string& lines) { return read(lines).codes(); }

TEST(examples, values_stand_behind_their_column_or_alone) {
  EXPECT_THAT(given("claim settled_at 2020-10-12 outpatient self_pay 8,000"),
              ElementsAre("claim(settled_at=2020-10-12 outpatient self_pay=8000)"));
  EXPECT_THAT(given("claim 2020-10-12 setting inpatient 8,000"),
              ElementsAre("claim(2020-10-12 setting=inpatient 8000)"));
  EXPECT_THAT(given("member 2010-01-01..;2020-01-01.."), ElementsAre("member({2010-01-01..})"));
}

TEST(examples, a_flag_needs_no_value) {
  EXPECT_THAT(given("member hardship born 1990-01-01\nmember hardship yes\nmember hardship no"),
              ElementsAre("member(hardship=yes born=1990-01-01)", "member(hardship=yes)", "member(hardship=no)"));
}

TEST(examples, values_may_have_commas_between) {
  EXPECT_THAT(given("claim 2020-10-12, outpatient, self_pay 8,000, urgent"),
              ElementsAre("claim(2020-10-12 outpatient self_pay=8000 urgent=yes)"));
}

TEST(examples, amounts_may_be_negative) {
  EXPECT_THAT(given("claim self_pay -8,000.50"), ElementsAre("claim(self_pay=-8000.5)"));
  EXPECT_THAT(given("set x -5%"), ElementsAre("set x=-5%"));
}

TEST(examples, ids_are_words_or_texts) {
  EXPECT_THAT(
      given("member person_id m1 hardship\nclaim claim_id a1 self_pay 5\nclaim claim_id \"a 2\" reverses a1\nclaim "
            "claim_id 1001"),
      ElementsAre("member(person_id=\"m1\" hardship=yes)", "claim(claim_id=\"a1\" self_pay=5)",
                  "claim(claim_id=\"a 2\" reverses=\"a1\")", "claim(claim_id=\"1001\")"));
}

TEST(examples, a_row_ends_where_the_next_begins_whatever_the_line) {
  EXPECT_THAT(
      given("member hardship claim 2020-10-12 claim 2020-10-13 set x 5 paid over-cap 100"),
      ElementsAre("member(hardship=yes)", "claim(2020-10-12)", "claim(2020-10-13)", "set x=5", "paid over-cap=100"));
}

TEST(examples, a_row_can_stand_many_times) {
  EXPECT_THAT(given("claim 12 times 2020-10-12 self_pay 100"), ElementsAre("claim*12(2020-10-12 self_pay=100)"));
  EXPECT_THAT(mistakes("claim 0 times 2020-10-12\nexpect total 0"), ElementsAre("times-form"));
  EXPECT_THAT(mistakes("claim 10,001 times 2020-10-12\nexpect total 0"), ElementsAre("times-form"));
}

TEST(examples, a_table_may_stand_below_the_example) {
  const Reading reading = read_behind_head("example \"例\" claim 2020-10-12 expect total 0\n" + tables);
  EXPECT_EQ(reading.told(), "");
  EXPECT_EQ(reading.file.declarations.front().index(), 8U);
}

TEST(examples, expectations) {
  EXPECT_THAT(expected("ordinary 653 over-cap 200,000 total 200,653"),
              ElementsAre("ordinary 653", "over-cap 200000", "total 200653"));
  EXPECT_THAT(expected("2014 over-cap 100,000 2015 over-cap 200,000, pay 5"),
              ElementsAre("[2014] over-cap 100000", "[2015] over-cap 200000", "pay 5"));
  EXPECT_THAT(expected("\"第一期\" total 5 2020-07-01 total 6 \"a1\" refused not-covered refused late"),
              ElementsAre("[第一期] total 5", "[2020-07-01] total 6", "[a1] refused not-covered", "refused late"));
  EXPECT_THAT(expected("pay -5"), ElementsAre("pay -5"));
}

TEST(examples, the_span_of_an_expectation_is_its_words) {
  const Reading reading = read("claim 2020-01-01 expect 2014 total 5 pay 6");
  EXPECT_EQ(reading.source.text(reading.only<Example>().expected[0].span), "2014 total 5");
}

TEST(examples, a_misspelt_word_is_told_with_the_one_meant) {
  EXPECT_THAT(read("clam 2020-01-01\nexpect total 0").told(), HasSubstr("Did you mean `claim`?"));
  EXPECT_THAT(read("claim selfpay 5\nexpect total 0").told(), HasSubstr("Did you mean `self_pay`?"));
  EXPECT_THAT(read("claim outpatint\nexpect total 0").told(), HasSubstr("Did you mean `outpatient`?"));
  EXPECT_THAT(read("claim 2020-01-01\nexepct total 0").told(), HasSubstr("Did you mean `expect`?"));
  EXPECT_THAT(read("claim 2020-01-01\nexpect total 0\nbenifit b on x per year pay 5").told(),
              HasSubstr("Did you mean `benefit`?"));
  EXPECT_THAT(read("claim 2020-01-01\nbenifit b on x per year pay 5").told(), HasSubstr("Did you mean `benefit`?"));
}

TEST(examples, half_written_ones) {
  for (const char* lines : {"", "claim", "claim self_pay\nexpect total 0", "claim 2020-01-01", "expect", "expect 5",
                            "expect total", "expect refused", "expect 2014", "set", "set x\nexpect total 0",
                            "paid x\nexpect total 0", "claim claim_id\nexpect total 0", "claim + 5\nexpect total 0",
                            "bill 5\nexpect total 0", "expect total 0 claim 2020-01-01"})
    EXPECT_EQ(mistakes(lines).size(), 1U) << lines << "\n" << read(lines).told();
}

TEST(examples, are_not_judged_where_a_table_could_not_be_read) {
  const Reading reading = read_behind_head("table claim of member x bool\nexample \"例\" claim y 5 expect total 0");
  EXPECT_THAT(reading.codes(), ElementsAre("unknown-type"));
}

}  // namespace
}  // namespace nuan::policy::syntax
