// What the query cannot do it refuses by name: a form with its line, a number with its row. Names are never a
// hindrance.
#include <gtest/gtest.h>

#include "adapters/sqlite/sqlite_database.hpp"
#include "policy/batch_of.hpp"
#include "policy/policy.hpp"
#include "policy/random/disagreement.hpp"

namespace nuan::adapters {
namespace {

using namespace policy;

Plan plan_of(const std::string& text) {
  const std::string head =
      "policy made-up \"试\"\n  after \"无人\"\n  edition \"R\" from 2015-01-01\n  standing sample\n  year calendar\n"
      "table member key person_id\n";
  Diagnostics out;
  Plan plan = read_plan(Source("written.policy", head + text), out);
  for (const Diagnostic& each : out.items()) {
    if (each.code != "unused") ADD_FAILURE() << to_text(each, plan.source, Language::en);
  }
  return plan;
}

Year year_2020(const Plan& plan) { return *year_of(plan, *Date::from_ymd(2020, 1, 1)); }

Error refusal_of(const Plan& plan) {
  const auto query = SqlQuery::print(plan, {}, {year_2020(plan), true}, Dialect::sqlite);
  EXPECT_FALSE(query);
  return query ? Error{} : query.error();
}

TEST(SqliteRefusals, AFormIsNamedWithItsLine) {
  const std::string claim =
      "table claim of member in order settled_at, claim_id\n  settled_at date\n  cost money\n  parts count\n";
  const Error mean = refusal_of(plan_of(
      claim +
      "let usual = mean of cost per year\nbenefit b \"乙\"\n  on cost\n  per year\n  pay 10%\n  at most usual\n"));
  EXPECT_EQ(mean.code, Code::engine_cannot);
  EXPECT_EQ(mean.place.line, 11U);
  EXPECT_NE(mean.sentence.en.find("mean of cost"), std::string::npos) << mean.sentence.en;
  EXPECT_NE(mean.sentence.zh.find("平均"), std::string::npos);
  EXPECT_FALSE(mean.advice.empty());
  const Error quotient =
      refusal_of(plan_of(claim + "benefit b \"乙\"\n  on each claim\n  per year\n  pay cost / parts\n"));
  EXPECT_EQ(quotient.code, Code::engine_cannot);
  EXPECT_EQ(quotient.place.line, 14U);
}

TEST(SqliteRefusals, NumbersThatMayLeave64BitsAreARange) {
  const Error wide =
      refusal_of(plan_of("table claim of member in order settled_at, claim_id\n  settled_at date\n  cost money\n  a "
                         "number\n  b number\n  c number\n"
                         "benefit b1 \"乙\"\n  on each claim\n  per year\n  pay cost * a * b * c\n"));
  EXPECT_EQ(wide.code, Code::engine_range);
  EXPECT_EQ(wide.place.line, 16U) << wide.sentence.en;
}

const char* plain =
    "table claim of member in order settled_at, claim_id\n  settled_at date\n  cost money\n"
    "benefit b \"乙\"\n  on cost\n  per year\n  pay 10%\n";

Subject with_costs(const std::vector<Rational>& costs) {
  Subject subject{"k", {}, {{}, {}}};
  for (const Rational& cost : costs) {
    const std::string id = "c" + std::to_string(subject.facts[1].size());
    subject.facts[1].push_back({id, "", {*Date::from_ymd(2020, 5, 1), cost}});
  }
  return subject;
}

Result<BatchOutcome> settled(const Plan& plan, const std::vector<Subject>& subjects) {
  const RunWish wish{year_2020(plan), true};
  TRY_LET(const auto database, open_sqlite_in_memory());
  TRY_LET(const SqlQuery query, SqlQuery::print(plan, {}, wish, Dialect::sqlite));
  TRY(database->create(query));
  BatchOutcome out;
  const Batch batch = batch_of(plan, subjects);
  TRY(settle_by_sql(plan, {}, wish, query, *database, batch, GivenSubjects(subjects), out));
  return out;
}

TEST(SqliteRefusals, AValueIsHeldToTheLastOneAndRefusedBeyond) {
  const Plan plan = plan_of(plain);
  const auto query = SqlQuery::print(plan, {}, {year_2020(plan), true}, Dialect::sqlite);
  ASSERT_TRUE(query);
  const auto& columns = query->tables()[1].columns;
  const auto cost = std::find_if(columns.begin(), columns.end(), [](const auto& one) { return one.name == "cost"; });
  const Rational most(mpz_class(static_cast<long>(cost->high)));
  const auto held = settled(plan, {with_costs({1}), with_costs({most, most})});
  ASSERT_TRUE(held) << to_text(held.error(), Language::en);
  EXPECT_EQ(held->due[0][1], round_to_fen(Rational(most * 2 / 10))->fen());
  const auto beyond = settled(plan, {with_costs({1}), with_costs({1, most + 1})});
  ASSERT_FALSE(beyond);
  EXPECT_EQ(beyond.error().code, Code::engine_range);
  EXPECT_EQ(beyond.error().place.line, 9U);
  EXPECT_NE(beyond.error().sentence.en.find("claim.cost"), std::string::npos) << beyond.error().sentence.en;
  EXPECT_NE(beyond.error().sentence.en.find("claim_id c1"), std::string::npos) << beyond.error().sentence.en;
  EXPECT_NE(beyond.error().sentence.zh.find("超出"), std::string::npos);
}

TEST(SqliteRefusals, MoreFactsOfOneSubjectThanTheSumsHold) {
  const Plan plan = plan_of(plain);
  const auto query = SqlQuery::print(plan, {}, {year_2020(plan), true}, Dialect::sqlite);
  ASSERT_TRUE(query);
  ASSERT_TRUE(settled(plan, {with_costs(std::vector<Rational>(query->facts_max(), 1))}));
  const auto crowded = settled(plan, {with_costs(std::vector<Rational>(query->facts_max() + 1, 1))});
  ASSERT_FALSE(crowded);
  EXPECT_EQ(crowded.error().code, Code::engine_range);
  EXPECT_EQ(crowded.error().place.line, 7U);
}

// Whatever stands in the tables: the query says so itself.
TEST(SqliteRefusals, AnotherProgramsTablesAreCheckedByTheQuery) {
  const Plan plan = plan_of(plain);
  const auto query = SqlQuery::print(plan, {}, {year_2020(plan), false}, Dialect::sqlite);
  ASSERT_TRUE(query);
  EXPECT_NE(query->text().find("typeof(cost) = 'integer'"), std::string::npos);
  const auto elsewhere = SqlQuery::print(plan, {}, {year_2020(plan), false}, Dialect::postgresql);
  ASSERT_TRUE(elsewhere);
  EXPECT_EQ(elsewhere->text().find("typeof"), std::string::npos);  // a bigint there is one
}

TEST(SqliteRefusals, NamesThatSqlKeepsForItself) {
  const Plan plan = plan_of(
      "  select count\n  \"表\" \n"
      "table claim of member in order date_of, claim_id\n  date_of date\n  order_no count\n  values money\n  member_no "
      "count\n"
      "  last_day money\n  row_no money\n  门诊 money\n  Order_No count\n"
      "let exists = values + 门诊 + last_day + row_no\n"
      "benefit union-2 \"丙\"\n  on exists where order_no < 5 and Order_No < 7 and select < 3\n  per year\n  pay "
      "10%\n");
  if (HasFailure()) return;
  Subject subject{"k", {Rational(1)}, {{}, {}}};
  subject.facts[1].push_back({"c",
                              "",
                              {*Date::from_ymd(2020, 5, 1), Rational(1), Rational(100), Rational(0), Rational(200),
                               Rational(300), Rational(400), Rational(0)}});
  const auto out = settled(plan, {subject});
  ASSERT_TRUE(out) << to_text(out.error(), Language::en);
  EXPECT_EQ(out->due[0][0], 100);
}

}  // namespace
}  // namespace nuan::adapters
