#include "policy/sql/spelling.hpp"

#include <gtest/gtest.h>

namespace nuan::policy::sql {
namespace {

TEST(Spelling, DividesWholeNumbersInEveryDialect) {
  EXPECT_EQ(Spelling(Dialect::sqlite).quotient("a", "b"), "a / b");
  EXPECT_EQ(Spelling(Dialect::postgresql).quotient("a", "b"), "a / b");
  EXPECT_EQ(Spelling(Dialect::duckdb).quotient("a", "b"), "a // b");  // one stroke would give a floating number
}

TEST(Spelling, WritesLoneNumbersIn64Bits) {
  EXPECT_EQ(Spelling(Dialect::sqlite).whole(-5), "-5");
  EXPECT_EQ(Spelling(Dialect::postgresql).whole(5), "5::bigint");
  EXPECT_EQ(Spelling(Dialect::duckdb).whole(-5), "(-5)::bigint");
}

TEST(Spelling, CalculatesInWiderNumbersWhereAskedTo) {
  const Spelling postgresql(Dialect::postgresql, true);
  EXPECT_EQ(postgresql.quotient("a", "b"), "div(a, b)");  // `/` would give a fraction
  EXPECT_EQ(postgresql.whole(5), "5::numeric");
  EXPECT_EQ(postgresql.narrowed("sum(a)"), "CAST(sum(a) AS numeric)");
  EXPECT_EQ(postgresql.widened("a"), "CAST(a AS numeric)");
  const Spelling duckdb(Dialect::duckdb, true);
  EXPECT_EQ(duckdb.quotient("a", "b"), "a // b");
  EXPECT_EQ(duckdb.whole(-5), "(-5)::hugeint");
  EXPECT_EQ(Spelling(Dialect::duckdb).widened("a"), "a");
  EXPECT_EQ(Spelling::answered("sum(a)"), "CAST(sum(a) AS bigint)");
}

TEST(Spelling, DoublesQuotes) { EXPECT_EQ(Spelling::text("O'Neil"), "'O''Neil'"); }

TEST(Names, AreTakenOnceWhateverTheCase) {
  Names names;
  EXPECT_EQ(names.fresh("cost"), "cost");
  EXPECT_EQ(names.fresh("cost"), "cost_2");
  EXPECT_EQ(names.fresh("Cost"), "\"Cost_3\"");
  EXPECT_EQ(names.fresh("over-cap"), "over_cap");
}

TEST(Names, AreNeverWordsOfADialect) {
  Names names;
  for (const char* word : {"select", "nothing", "lateral", "pivot", "row_no", "values", "bigint", "owner_no"}) {
    EXPECT_NE(names.fresh(word), word);
  }
}

TEST(Names, OfOtherLettersAreQuotedAndShort) {
  Names names;
  EXPECT_EQ(names.fresh("费用"), "\"费用\"");
  std::string longest;
  for (int i = 0; i < 30; ++i) longest += "费";
  const std::string name = names.fresh(longest);
  EXPECT_EQ(name.size(), 2U + 39U);  // thirteen characters: PostgreSQL would cut at 63 bytes, anywhere
  EXPECT_EQ(names.fresh(longest + "用"), name.substr(0, 40) + "_2\"");
}

TEST(Names, AvoidThoseOfAnother) {
  Names table;
  static_cast<void>(table.fresh("cost"));
  Names names;
  names.avoid(table);
  EXPECT_EQ(names.fresh("cost"), "cost_2");
}

}  // namespace
}  // namespace nuan::policy::sql
