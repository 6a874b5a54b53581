// Examples as the plan holds them: every column filled, every id there.
#include <gmock/gmock.h>

#include "policy/check/plan_test.hpp"

namespace nuan::policy::check {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string policy_text = R"(
cover claim  require settled_at in covered else not-covered "不在保障期间内"
benefit ordinary "门诊"  on self_pay  per year  pay 20%
benefit lump     "慰问"  on each claim where severity is severe  per year  pay 100
limit   whole    "合计"  all benefits  at most 1,000 per year
)";

ReadPolicy read_example(const std::string& example) {
  return read_behind_tables(policy_text + "example \"张三\" set today 2020-12-31 " + example);
}

std::string text_of(const Value& value) {
  if (const auto* number = std::get_if<Rational>(&value)) return nuan::to_text(*number);
  if (const auto* date = std::get_if<Date>(&value)) return to_text(*date);
  if (const auto* periods = std::get_if<Periods>(&value)) return "{" + nuan::to_text(*periods) + "}";
  if (const auto* choice = std::get_if<Choice>(&value)) return "#" + std::to_string(choice->index);
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "yes" : "no";
  if (const auto* text = std::get_if<std::string>(&value)) return '"' + *text + '"';
  std::string all = "dated";
  for (const DatedItem& item : std::get<DatedValues>(value))
    all += " " + to_text(item.period) + "=" + nuan::to_text(item.value);
  return all;
}

std::vector<std::string> rows_of(const ReadPolicy& policy) {
  std::vector<std::string> rows;
  for (const ExampleRow& row : policy.plan.examples[0].rows) {
    std::string text = policy.plan.tables[static_cast<std::size_t>(row.table)].name + " " + row.key_or_id + " of " +
                       std::to_string(row.subject) + (row.reverses.empty() ? "" : " reverses " + row.reverses) + ":";
    for (const Value& value : row.columns) text += " " + text_of(value);
    rows.push_back(text);
  }
  return rows;
}

const std::string member = "member covered 2015-01-01.. born 1980-01-01 low ";

TEST(a_row, has_all_its_columns) {
  const ReadPolicy policy = read_example(member +
                                         "claim 2020-03-01 severe self_pay 1,800.50 part 5% stayed 3 days urgent "
                                         "stay_id s1 visits 2 weight 0.5 expect total 460.10");
  EXPECT_EQ(policy.text(), "");
  EXPECT_THAT(rows_of(policy), ElementsAre("member 000001 of 0: {2015-01-01..} 1980-01-01 dated #0",
                                           "claim 000001 of 0: 2020-03-01 180050 0.5 0.05 2 3 yes \"s1\" #1"));
}

TEST(a_row, leaves_out_what_has_a_zero) {
  const ReadPolicy policy = read_example(member + "shares 2 claim 2020-03-01 mild expect total 0");
  EXPECT_EQ(policy.text(), "");
  EXPECT_THAT(rows_of(policy), ElementsAre("member 000001 of 0: {2015-01-01..} 1980-01-01 dated ..=2 #0",
                                           "claim 000001 of 0: 2020-03-01 0 0 0 0 0 no \"\" #0"));
}

TEST(rows, have_ids_of_their_own_unless_the_file_gives_them) {
  const ReadPolicy policy = read_example(
      "member person_id \"A-1\" covered 2015-01-01.. born 1980-01-01 low "
      "claim 2020-03-01 mild claim 2 times 2020-03-02 mild claim 2020-03-03 mild claim_id 000002 "
      "claim 2020-03-04 mild claim_id x reverses \"000001\" expect total 0");
  EXPECT_EQ(policy.codes(), std::vector<std::string>{"id-twice"});  // 000002 was given to the second row already
  const ReadPolicy other = read_example(
      "member person_id \"A-1\" covered 2015-01-01.. born 1980-01-01 low "
      "claim 2020-03-03 mild claim_id 000001 claim 2 times 2020-03-02 mild "
      "claim 2020-03-04 mild claim_id x reverses 000001 expect total 0");
  EXPECT_EQ(other.text(), "");
  std::vector<std::string> ids;
  for (const ExampleRow& row : other.plan.examples[0].rows) ids.push_back(row.key_or_id + row.reverses);
  EXPECT_THAT(ids, ElementsAre("A-1", "000001", "000002", "000003", "x000001"));
}

TEST(facts, belong_to_the_person_above_them) {
  const ReadPolicy policy = read_example(
      "member person_id a covered 2015-01-01.. born 1980-01-01 low claim 2020-03-01 mild "
      "member person_id b covered 2015-01-01.. born 1980-01-01 high claim 2020-03-02 mild checkup 2020-03-03 "
      "paid ordinary 12.50 expect \"a\" total 0 \"b\" pay 0");
  EXPECT_EQ(policy.text(), "");
  std::vector<Index> subjects;
  for (const ExampleRow& row : policy.plan.examples[0].rows) subjects.push_back(row.subject);
  EXPECT_THAT(subjects, ElementsAre(0, 0, 1, 1, 1));
  const Example& example = policy.plan.examples[0];
  ASSERT_EQ(example.paid.size(), 1U);
  EXPECT_EQ(example.paid[0].subject, 1);
  EXPECT_EQ(example.paid[0].amount, Money::from_fen(1250));
  ASSERT_EQ(example.expected.size(), 2U);
  EXPECT_EQ(example.expected[0].subject, 0);
  EXPECT_EQ(example.expected[1].subject, 1);
  EXPECT_EQ(example.expected[1].what, Expectation::What::pay);
}

TEST(facts, without_a_person_belong_to_one_of_zeros) {
  const std::string text = test_head + R"(
table member key person_id
  covered   periods "保障期间"
table claim of member in order settled_at, claim_id
  settled_at  date    "结算日期"
  self_pay    money   "自付"
benefit ordinary "门诊"  on self_pay where not (settled_at in covered)  per year  pay 20%
example "无人"  claim 2020-01-01 self_pay 100  expect total 20
)";
  const ReadPolicy policy = read_text(text);
  EXPECT_EQ(policy.text(), "");
  EXPECT_THAT(rows_of(policy), ElementsAre("member 000001 of 0: {}", "claim 000001 of 0: 2020-01-01 10000"));
}

TEST(expectations, name_results_years_and_refusals) {
  const ReadPolicy policy = read_example(
      member +
      "claim 2020-03-01 severe self_pay 100 "
      "expect ordinary 20 lump 100 2020 whole 120 total 120 pay 120 refused not-covered refused outside-years");
  EXPECT_EQ(policy.text(), "");
  std::vector<std::string> all;
  for (const Expectation& one : policy.plan.examples[0].expected)
    all.push_back(one.year + "/" + std::to_string(static_cast<int>(one.what)) + "/" + std::to_string(one.result) +
                  one.code + (one.what == Expectation::What::refused ? "" : "=" + text_of(one.value)));
  EXPECT_THAT(all, ElementsAre("/0/0=2000", "/0/1=10000", "2020/0/2=12000", "/0/3=12000", "/1/-1=12000",
                               "/2/-1not-covered", "/2/-1outside-years"));
}

TEST(a_value, of_the_wrong_kind_is_told_with_the_right_form) {
  const auto told = [](const std::string& values) {
    const ReadPolicy policy = read_example(member + "claim 2020-03-01 mild " + values + " expect total 0");
    EXPECT_EQ(policy.codes(), std::vector<std::string>{"example-value"}) << policy.text();
    return policy.text();
  };
  EXPECT_THAT(told("part 5"), HasSubstr("Write `20%`"));
  EXPECT_THAT(told("stayed 3"), HasSubstr("Write `30 days`"));
  EXPECT_THAT(told("visits 1.5"), HasSubstr("Write a number"));
  EXPECT_THAT(told("visits 20%"), HasSubstr("takes a count"));
  EXPECT_THAT(told("weight 20%"), HasSubstr("Write a number"));
  EXPECT_THAT(told("self_pay 2020-01-01"), HasSubstr("Write yuan"));
  EXPECT_THAT(told("stay_id 2020-01-01"), HasSubstr("Write it in quotes"));
  EXPECT_THAT(read_example("member covered 5 born 1980-01-01 low expect total 0").text(), HasSubstr("2020-12-31"));
  EXPECT_THAT(read_example("member born 5 low expect total 0").text(), HasSubstr("2020-01-31"));
  EXPECT_THAT(read_example("member born 1980-01-01 grade 5 expect total 0").text(), HasSubstr("`low`, `high`"));
}

TEST(a_text, may_be_a_word_or_a_number) {
  const ReadPolicy policy =
      read_example(member + "claim 2020-03-01 mild stay_id a1 claim 2020-03-02 mild stay_id 17 expect total 0");
  EXPECT_EQ(policy.text(), "");
  EXPECT_EQ(text_of(policy.plan.examples[0].rows[1].columns[7]), "\"a1\"");
  EXPECT_EQ(text_of(policy.plan.examples[0].rows[2].columns[7]), "\"17\"");
}

TEST(an_input, is_set_once) {
  EXPECT_THAT(read_example("set today 2020-12-30 " + member + "expect total 0").codes(), ElementsAre("value-twice"));
  const ReadPolicy policy = read_example("set budget 5 " + member + "expect total 0");
  EXPECT_EQ(policy.text(), "");
  EXPECT_EQ(text_of(policy.plan.examples[0].inputs[1]), "500");
}

TEST(years, are_named_as_the_policy_names_them) {
  const auto codes = [](const std::string& years, const std::string& key) {
    return read_text("policy aid \"互助\" after \"会\" edition \"1\" from 2015-01-01 standing sample year " + years +
                     R"(
table member key person_id
table claim of member in order settled_at, claim_id
  settled_at  date    "结算日期"
  self_pay    money   "自付"
benefit ordinary "门诊"  on self_pay  per year  pay 20%
example "张三"  member  claim 2020-01-01 self_pay 100  expect )" +
                     key + " total 20")
        .codes();
  };
  EXPECT_THAT(codes("calendar", "2020"), testing::IsEmpty());
  EXPECT_THAT(codes("calendar", "2014"), ElementsAre("unknown-key"));
  EXPECT_THAT(codes("from 07-01", "2019-07-01"), testing::IsEmpty());
  EXPECT_THAT(codes("from 07-01", "2020"), ElementsAre("unknown-key"));
  EXPECT_THAT(codes("2 from 2019-07-01", "2019-07-01"), testing::IsEmpty());
  EXPECT_THAT(codes("2 from 2019-07-01", "2014-07-01"), ElementsAre("unknown-key"));
  EXPECT_THAT(codes("listed \"第1期\" 2015-01-01..2020-12-31", "\"第1期\""), testing::IsEmpty());
  EXPECT_THAT(codes("listed \"第1期\" 2015-01-01..2020-12-31", "\"第2期\""), ElementsAre("unknown-key"));
}

TEST(a_value, of_another_kind_is_refused_with_a_pattern) {
  const auto told = [](const std::string& value) {
    return read_example(member + "claim 2020-03-01 mild " + value + " expect total 0").text();
  };
  EXPECT_THAT(told("stay_id 2020-01-01"), HasSubstr("Write it in quotes"));
  EXPECT_THAT(told("weight yes"), HasSubstr("Write a number, such as `3`"));
  EXPECT_THAT(told("stayed 3"), HasSubstr("Write `30 days`"));
  EXPECT_THAT(told("part 5"), HasSubstr("Write `20%`"));
  const ReadPolicy flag = read_behind_tables("input known flag " + policy_text + "example \"a\" set today 2020-12-31 " +
                                             "set known 3 " + member + "expect total 0");
  EXPECT_THAT(flag.text(), HasSubstr("Write `yes` or `no`"));
}

}  // namespace
}  // namespace nuan::policy::check
