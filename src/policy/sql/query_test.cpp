// What a query looks like. That it is right is tried in databases: src/adapters/sqlite, src/adapters/postgresql.
#include <gtest/gtest.h>

#include <algorithm>

#include "policy/policy.hpp"
#include "policy/sql.hpp"

namespace nuan::policy {
namespace {

Plan plan_of(const std::string& text) {
  const std::string head =
      "policy made-up \"试\"\n  after \"无人\"\n  edition \"R\" from 2015-01-01\n  standing sample\n  year calendar\n"
      "table member key person_id\n  covered periods\n  grade one of low, high\n"
      "table claim of member in order settled_at, claim_id\n  settled_at date\n  town text\n  cost money\n";
  Diagnostics out;
  Plan plan = read_plan(Source("written.policy", head + text), out);
  for (const Diagnostic& each : out.items()) ADD_FAILURE() << to_text(each, plan.source, Language::en);
  return plan;
}

const char* const plain =
    "let bonus = 10 points if grade is high else 5 points\n"
    "cover claim\n  require settled_at in covered else out \"外\"\n"
    "benefit b-1 \"乙\"\n  on cost where town is \"it's\"\n  per year\n  above 100\n  pay 20% + bonus\n  at most 600\n"
    "limit all-1 b-1 at most 600 per year\n";

SqlQuery query_of(const Plan& plan, Dialect dialect, bool parts = false) {
  auto query = SqlQuery::print(plan, {}, {*year_of(plan, *Date::from_ymd(2020, 1, 1)), parts}, dialect);
  EXPECT_TRUE(query);
  return *query;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

TEST(SqlQuery, NamesTheLinesOfThePolicy) {
  const std::string text = query_of(plan_of(plain), Dialect::sqlite).text();
  EXPECT_NE(text.find("-- table claim, line 9"), std::string::npos) << text;
  EXPECT_NE(text.find("-- benefit b-1, line 16: its facts"), std::string::npos);
  EXPECT_NE(text.find("AS all_1  -- limit all-1, line 22"), std::string::npos);
  EXPECT_NE(text.find("AS bonus"), std::string::npos);
}

// A product that may leave 64 bits: refused by name where there are no wider numbers, calculated in them where there
// are.
TEST(SqlQuery, TakesWiderNumbersWhereADatabaseHasThem) {
  const Plan plan = plan_of(
      "  a number\n  b number\n  c number\n"
      "benefit b-1 \"乙\"\n  on each claim where town is \"x\" and grade is low and settled_at in covered\n"
      "  per year\n  pay cost * a * b * c\n");
  const RunWish wish{*year_of(plan, *Date::from_ymd(2020, 1, 1)), false};
  const auto refused = SqlQuery::print(plan, {}, wish, Dialect::sqlite);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::engine_range);
  EXPECT_GT(count(query_of(plan, Dialect::postgresql).text(), "AS numeric)"), 0U);
  EXPECT_GT(count(query_of(plan, Dialect::duckdb).text(), "AS hugeint)"), 0U);
  EXPECT_EQ(count(query_of(plan_of(plain), Dialect::postgresql).text(), "numeric"), 0U);  // no slower than it must be
}

TEST(SqlQuery, IsOneStatementOfWholeNumbers) {
  for (const Dialect dialect : {Dialect::sqlite, Dialect::postgresql, Dialect::duckdb}) {
    const std::string text = query_of(plan_of(plain), dialect, true).text();
    EXPECT_EQ(count(text, ";"), 0U);
    EXPECT_EQ(count(text, "WITH\n"), 1U);
    for (std::size_t at = 1; at + 1 < text.size(); ++at) {
      const bool fraction = text[at] == '.' && std::isdigit(static_cast<unsigned char>(text[at + 1])) != 0;
      EXPECT_FALSE(fraction) << text.substr(at - std::min<std::size_t>(at, 20), 40);
    }
    EXPECT_EQ(count(text, " // "), dialect == Dialect::duckdb ? count(text, "//") : 0U);
  }
}

TEST(SqlQuery, SaysTheSameEachTime) {
  EXPECT_EQ(query_of(plan_of(plain), Dialect::postgresql).text(), query_of(plan_of(plain), Dialect::postgresql).text());
}

TEST(SqlQuery, PartsAreSaidWhereTheyAreWanted) {
  EXPECT_EQ(count(query_of(plan_of(plain), Dialect::sqlite, false).text(), "'base' AS what"), 0U);
  EXPECT_EQ(count(query_of(plan_of(plain), Dialect::sqlite, true).text(), "'base' AS what"), 1U);
}

TEST(SqlQuery, ReadsWhatThePlanReadsAndNoMore) {
  const SqlQuery query = query_of(plan_of(plain), Dialect::postgresql);
  ASSERT_EQ(query.tables().size(), 3U);
  EXPECT_TRUE(query.tables()[0].is_subject);
  EXPECT_EQ(query.tables()[1].name, "claim");
  EXPECT_EQ(query.tables()[2].name, "member_covered");
  EXPECT_EQ(query.tables()[2].periods_of, 0);
  const auto& columns = query.tables()[1].columns;
  const auto town = std::ranges::find(columns, "town", &SqlColumn::name);
  ASSERT_NE(town, columns.end());
  EXPECT_TRUE(town->is_text);
  EXPECT_NE(query.tables_text().find("grade bigint  -- 0 low, 1 high"), std::string::npos) << query.tables_text();
  EXPECT_NE(query.tables_text().find("town text"), std::string::npos);
}

TEST(SqlQuery, TextsStandInQuotes) {
  EXPECT_NE(query_of(plan_of(plain), Dialect::sqlite).text().find("town = 'it''s'"), std::string::npos);
}

}  // namespace
}  // namespace nuan::policy
