// Conditions, bands, unused names and sources: what is refused, and what is not.
#include <gmock/gmock.h>

#include "policy/check/plan_test.hpp"

namespace nuan::policy::check {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> codes(const std::string& declarations) { return read_behind_tables(declarations).codes(); }

std::vector<std::string> paying(const std::string& pay) {
  return codes("let n = place of claim per year benefit aid \"补助\" on self_pay per year pay " + pay);
}

TEST(edges, rise) {
  EXPECT_THAT(paying("20% to 100, 30% to 200, 40% beyond"), IsEmpty());
  EXPECT_THAT(paying("20% to 200, 30% to 200, 40% beyond"), ElementsAre("edges-not-rising"));
  EXPECT_THAT(paying("20% to 200, 30% to 100, 40% beyond"), ElementsAre("edges-not-rising"));
  EXPECT_THAT(paying("20% to 0, 40% beyond"), ElementsAre("edges-not-rising"));
  EXPECT_THAT(paying("20% to budget, 30% to 200, 40% beyond"), IsEmpty());
}

TEST(edges, rise_on_every_day) {
  const std::string low = "let low = 100 from 2015-01-01, 300 from 2020-01-01 let high = 200 from 2015-01-01, ";
  const std::string aid = " benefit aid \"补助\" on self_pay per year pay 20% to low, 30% to high, 40% beyond";
  EXPECT_THAT(codes(low + "400 from 2020-01-01" + aid), IsEmpty());
  EXPECT_THAT(codes(low + "400 from 2020-01-02" + aid), ElementsAre("edges-not-rising"));
}

TEST(bands, say_what_comes_last) {
  EXPECT_THAT(paying("20%"), IsEmpty());
  EXPECT_THAT(paying("20% to 100"), ElementsAre("bands-end"));
  EXPECT_THAT(paying("20% to 100, 0% beyond"), IsEmpty());
}

TEST(rates, are_not_negative_where_the_text_can_tell) {
  EXPECT_THAT(paying("20% - 20%"), IsEmpty());
  EXPECT_THAT(paying("20% - 21%"), ElementsAre("negative"));
  EXPECT_THAT(paying("20% - (21 points if urgent else 0 points)"), ElementsAre("negative"));
  EXPECT_THAT(paying("10% if urgent else 10% - 11%"), ElementsAre("negative"));
  EXPECT_THAT(paying("20% - part"), IsEmpty());
  // Two choices may hang together, so that their bounds never meet.
  EXPECT_THAT(paying("(30% if urgent else 10%) - (20 points if urgent else 0 points)"), IsEmpty());
  EXPECT_THAT(paying("(30% if urgent else 10%) - (50 points if urgent else 40 points)"), ElementsAre("negative"));
}

TEST(steps, are_all_reached) {
  EXPECT_THAT(paying("steps of n: 10% to 0, 20% to 1, 30% beyond"), IsEmpty());
  EXPECT_THAT(paying("steps of n + 1: 10% to 0, 20% to 1, 30% beyond"), ElementsAre("step-never-reached"));
  EXPECT_THAT(paying("steps of least(n, 2): 20% to 2, 30% beyond"), ElementsAre("step-never-reached"));
  EXPECT_THAT(paying("steps of settled_at: 20% to 2020-01-01, 30% to 2020-01-01, 40% beyond"),
              ElementsAre("edges-not-rising"));
}

TEST(conditions, that_change_over_time_are_no_constants) {
  const std::string top = "let top = 100 from 2015-01-01, 200 from 2020-01-01 let x = ";
  EXPECT_THAT(codes(top + "1 if top > 150 else 2"), IsEmpty());
  EXPECT_THAT(codes(top + "1 if top > 50 else 2"), ElementsAre("condition-constant"));
  EXPECT_THAT(codes(top + "1 if top > 250 else 2"), ElementsAre("condition-constant"));
}

TEST(conditions, are_told_by_their_largest_constant_part) {
  const ReadPolicy policy = read_let_of("1 if urgent and (3 > 2 or 5 > 4) else 2");
  ASSERT_THAT(policy.codes(), ElementsAre("condition-constant"));
  EXPECT_THAT(policy.text(), HasSubstr("this part does nothing"));
}

TEST(conditions, everywhere_depend_on_something) {
  EXPECT_THAT(codes("let x = sum of self_pay where yes per year"), ElementsAre("condition-constant"));
  EXPECT_THAT(codes("let x = place of claim where 1 > 2 per year"), ElementsAre("condition-constant"));
  EXPECT_THAT(codes("law \"nothing\" always 1 < 2"), ElementsAre("condition-constant"));
  EXPECT_THAT(codes("cover claim require yes else never \"从不\""), ElementsAre("condition-constant"));
}

TEST(divisors, are_not_zero_on_any_day) {
  EXPECT_THAT(codes("let d = 1 from 2015-01-01, 0 from 2020-01-01 let x = weight / d"), ElementsAre("divides-by-zero"));
  EXPECT_THAT(codes("let x = weight down to 0"), ElementsAre("divides-by-zero"));
  EXPECT_THAT(codes("let x = weight / visits"), IsEmpty());
}

const std::string small_tables = R"(
table member key person_id
  covered   periods "保障期间"
table claim of member in order settled_at, claim_id
  settled_at  date  "结算日期"
  self_pay    money "自付"
)";
const std::string small_rest = R"(
cover claim  require settled_at in covered else not-covered "不在保障期间内"
benefit aid "补助"  on self_pay  per year  )";

TEST(every_column, is_read_but_those_of_the_order_and_the_key) {
  EXPECT_THAT(read_text(test_head + small_tables + small_rest + "pay 20%").codes(), IsEmpty());
  EXPECT_THAT(read_text(test_head + small_tables + "  other  money \"其他\"" + small_rest + "pay 20%").codes(),
              ElementsAre("unused"));
}

TEST(use_by_an_example_or_by_itself, is_no_use) {
  EXPECT_THAT(read_text(test_head + small_tables + "  other  money \"其他\"" + small_rest +
                        "pay 20% example \"张三\" member covered 2015-01-01.. claim 2020-01-01 other 5 expect total 0")
                  .codes(),
              ElementsAre("unused"));
}

TEST(use_by_a_law_or_a_group, is_use) {
  EXPECT_THAT(
      read_text(test_head + small_tables +
                "  other  money \"其他\"\n stay_id text \"住院号\" group stay of claim by stay_id" + small_rest +
                "pay 20% at most 9 per year law \"more\" aid monotone in other "
                "benefit second \"二\" on self_pay per stay pay 10%")
          .codes(),
      IsEmpty());
}

std::vector<std::string> published(const std::string& standing, const std::string& pay) {
  const std::string head = "policy aid \"互助\" " + standing + " edition \"1\" from 2015-01-01 standing published\n";
  return read_text(head + small_tables + small_rest + pay).codes();
}

TEST(a_published_rule, written_down_by_another_says_where_each_number_stands) {
  const std::string other = "after \"某会\"";
  const std::string page = " source \"某报\"";
  EXPECT_THAT(published(other, "pay 20%"), ElementsAre("source-missing"));
  EXPECT_THAT(published(other, "pay 20%" + page), IsEmpty());
  EXPECT_THAT(published(other, "pay 20%" + page + " at most 500"), ElementsAre("source-missing"));
  EXPECT_THAT(published(other, "pay 20%" + page + " at most 500" + page), IsEmpty());
  EXPECT_THAT(published(other, "above 100 pay 20%" + page), ElementsAre("source-missing"));
  EXPECT_THAT(published(other, "above start_at pay 20%" + page + " let start_at = 100" + page), IsEmpty());
  EXPECT_THAT(published(other, "pay part let part = 20%"), ElementsAre("source-missing"));
  EXPECT_THAT(published(other, "pay 20%" + page + " limit top \"顶\" aid at most 5 per year"),
              ElementsAre("source-missing"));
}

TEST(a_published_rule, by_its_issuer_needs_no_source) {
  EXPECT_THAT(published("issuer \"某会\"", "pay 20%"), IsEmpty());
}

TEST(mistakes, are_told_up_to_as_many_as_a_person_can_work_through) {
  std::string lets;
  for (int i = 0; i < 2000; ++i) lets += fmt::format("let a{} = nothing_{} + 1\n", i, i);
  const ReadPolicy policy = read_behind_tables(lets);
  ASSERT_EQ(policy.codes().size(), 51U);
  EXPECT_THAT(policy.codes(), testing::Contains("unknown-name").Times(50));
  EXPECT_THAT(policy.codes(), testing::Contains("too-many-mistakes").Times(1));
}

TEST(covers, read_the_fact_its_subject_and_inputs_only) {
  EXPECT_THAT(codes("cover claim require today - settled_at <= 180 days else late \"过期\""), IsEmpty());
  EXPECT_THAT(codes("cover claim require years from born to settled_at >= 18 else young \"未成年\""), IsEmpty());
  EXPECT_THAT(codes("cover claim require (count of claim per year) <= 2 else many \"太多\""),
              ElementsAre("cover-counts"));
  EXPECT_THAT(codes("let n = place of claim per year cover claim require n <= 2 else many \"太多\""),
              ElementsAre("cover-counts"));
  EXPECT_THAT(codes("let s = sum of self_pay per stay let t = s / 2 cover claim require t > 5 else few \"太少\""),
              ElementsAre("cover-counts"));
}

}  // namespace
}  // namespace nuan::policy::check
