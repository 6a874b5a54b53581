// Where a bare name is looked for.
#include <gmock/gmock.h>

#include "policy/check/plan_test.hpp"

namespace nuan::policy::check {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string two_tables = test_head + R"(
table member key person_id
  covered   periods "保障期间"
table claim of member in order day, claim_id
  day       date  "结算日期"
  cost      money "自付"
table visit of member in order day, visit_id
  day       date  "就诊日期"
  fee       money "诊费"
)";

TEST(a_bare_name, in_two_tables_is_clear_where_the_table_is_known) {
  const ReadPolicy policy = read_text(two_tables + R"(
cover claim  require day in covered else not-covered "不在保障期间内"
cover visit  require day in covered else not-covered "不在保障期间内"
benefit claims "一"  on cost where day >= 2020-01-01  per year  pay 20%
benefit visits "二"  on fee where day >= 2021-01-01   per year  pay 10% if day < 2022-01-01 else 5%
)");
  EXPECT_EQ(policy.text(), "");
  const Printing print(policy.plan);
  EXPECT_EQ(print.type_of(policy.plan.benefits[0].where), "flag of fact claim");
  EXPECT_EQ(print.type_of(policy.plan.benefits[1].where), "flag of fact visit");
}

TEST(a_bare_name, in_two_tables_is_refused_where_it_is_not) {
  const ReadPolicy policy = read_text(two_tables + R"(
let late = day > 2020-01-01
benefit claims "一"  on cost where late  per year  pay 20%
benefit visits "二"  on fee              per year  pay 10%
)");
  ASSERT_THAT(policy.codes(), ElementsAre("ambiguous-name"));
  EXPECT_THAT(policy.text(), HasSubstr("claim.day"));
  EXPECT_THAT(policy.text(), HasSubstr("visit.day"));
}

TEST(a_bare_name, of_the_table_an_aggregate_runs_over_is_clear) {
  const ReadPolicy policy = read_text(two_tables + R"(
benefit claims "一"  on cost where (count of visit where day in covered per year) > 2  per year  pay 20%
benefit visits "二"  on fee  per year  pay 10%
)");
  EXPECT_EQ(policy.text(), "");
}

TEST(a_name, of_another_table_is_refused_with_a_way_out) {
  const ReadPolicy policy = read_text(two_tables + R"(
cover claim  require fee > 0 else no-fee "没有诊费"
benefit claims "一"  on cost  per year  pay 20%
benefit visits "二"  on fee   per year  pay 10%
)");
  ASSERT_THAT(policy.codes(), ElementsAre("other-table"));
  EXPECT_THAT(policy.text(), HasSubstr("sum of"));
}

TEST(a_result, may_share_its_name_with_a_value) {
  const ReadPolicy policy = read_text(two_tables + R"(
let claims = 20%
benefit claims "一"  on cost  per year  pay claims
benefit visits "二"  on fee   per year  pay 10%
law "not more than its cost" always visits <= (sum of fee where day in covered per year)
)");
  EXPECT_EQ(policy.text(), "");
}

TEST(a_result, that_shares_its_name_cannot_be_read_by_a_law) {
  const ReadPolicy policy = read_text(two_tables + R"(
let claims = 20%
benefit claims "一"  on cost  per year  pay claims
benefit visits "二"  on fee   per year  pay 10%
law "not more than its cost" always claims <= (sum of cost per year)
)");
  ASSERT_THAT(policy.codes(), ElementsAre("ambiguous-name"));
  EXPECT_THAT(policy.text(), HasSubstr("Rename one of them"));
}

TEST(a_law, names_a_column_that_only_one_table_has) {
  const ReadPolicy policy = read_behind_tables(
      "table visit of member in order seen, visit_id seen date \"日期\" fee money \"诊费\" "
      "benefit aid \"补助\" on self_pay per year pay 20% law \"more\" aid monotone in fee");
  ASSERT_THAT(policy.codes(), ElementsAre("unknown-column"));
  EXPECT_THAT(policy.text(), HasSubstr("More than one table has `fee`"));
}

TEST(a_choice, wins_no_name_of_its_own) {
  EXPECT_THAT(read_behind_tables("let mild = 20%  let x = severity is mild").codes(), IsEmpty());
  const ReadPolicy policy = read_behind_tables("let mild = 20%  let x = part + mild  let y = severity is mild");
  EXPECT_EQ(policy.text(), "");
  EXPECT_EQ(Printing(policy.plan).of(policy.plan.lets[2].value), "(is severity mild)");
}

TEST(a_name_given_twice, tells_what_it_is_already) {
  const auto told = [](const std::string& declaration) { return read_behind_tables(declaration).text(); };
  EXPECT_THAT(told("input claim money"), HasSubstr("`claim` is already the table on line "));
  EXPECT_THAT(told("input stay money"), HasSubstr("`stay` is already the group on line "));
  EXPECT_THAT(told("let budget = 5"), HasSubstr("`budget` is already the input on line "));
  EXPECT_THAT(told("let x = 5 let x = 6"), HasSubstr("`x` is already the let on line "));
  EXPECT_THAT(told("let weight = 5"), HasSubstr("`weight` is already the column on line "));
  EXPECT_THAT(told("let person_id = 5"), HasSubstr("`person_id` is already the key on line "));
  EXPECT_THAT(told("let claim_id = 5"), HasSubstr("`claim_id` is already the id on line "));
}

}  // namespace
}  // namespace nuan::policy::check
