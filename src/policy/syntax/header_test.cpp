// The head of a file.
#include <gmock/gmock.h>

#include "policy/syntax/reading_test.hpp"

namespace nuan::policy::syntax {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* head =
    "policy plan \"计划\" / \"plan\" issuer \"某工会\" edition \"1\" from 2020-01-01 standing published ";

Header read(const std::string& more = "") {
  const Reading reading = read_whole(head + more);
  EXPECT_EQ(reading.told(), "");
  return reading.file.header;
}

std::vector<std::string> mistakes(const std::string& text) { return read_whole(text).codes(); }

TEST(header, lines_may_stand_in_any_order) {
  EXPECT_THAT(
      mistakes("policy a \"b\" year calendar money CNY standing sample edition \"1\" from 2020-01-01 after \"c\""),
      IsEmpty());
}

TEST(header, the_issuer_alone_writes_issuer) {
  EXPECT_TRUE(read().issuer);
  EXPECT_EQ(read().from_whom->text, "某工会");
  EXPECT_EQ(read().titles.en->text, "plan");
}

TEST(header, standings) {
  EXPECT_EQ(read().standing, Standing::published);
  EXPECT_THAT(mistakes("policy a \"b\" after \"c\" edition \"1\" from 2020-01-01 standing reconstructd"),
              ElementsAre("misspelt-word"));
  EXPECT_THAT(mistakes("policy a \"b\" after \"c\" edition \"1\" from 2020-01-01 standing 5"),
              ElementsAre("unexpected"));
}

TEST(header, years) {
  EXPECT_EQ(read().year.kind, YearWord::Kind::calendar);
  const YearWord from = read("year from 07-01").year;
  EXPECT_EQ(from.kind, YearWord::Kind::from_month_day);
  EXPECT_EQ(from.from.month, 7);
  const YearWord several = read("year 2 from 2023-07-01").year;
  EXPECT_EQ(several.kind, YearWord::Kind::several);
  EXPECT_EQ(several.count, 2);
  EXPECT_EQ(several.start, Date::from_ymd(2023, 7, 1));
}

TEST(header, listed_years) {
  const YearWord year = read("year listed \"第一期\" 2014-09-01..2015-08-31, \"第二期\" 2015-09-01..2016-12-31").year;
  EXPECT_EQ(year.kind, YearWord::Kind::listed);
  ASSERT_EQ(year.listed.size(), 2U);
  EXPECT_EQ(year.listed[1].name.text, "第二期");
  EXPECT_EQ(nuan::to_text(year.listed[1].period), "2015-09-01..2016-12-31");
}

TEST(header, years_that_are_none) {
  for (const char* year : {"year", "year calender", "year 0 from 2020-01-01", "year 1.5 from 2020-01-01", "year 2",
                           "year from", "year from 2020-01-01", "year listed", "year listed \"a\"",
                           "year listed \"a\" 2014-09-01..2014-10-01;2015-01-01..2015-02-01"})
    EXPECT_EQ(mistakes(std::string(head) + year).size(), 1U) << year << read_whole(std::string(head) + year).told();
}

TEST(header, every_missing_line_is_told) {
  EXPECT_THAT(mistakes("policy a \"b\" let x = 5"), ElementsAre("header-missing", "header-missing", "header-missing"));
}

TEST(header, no_line_stands_twice) {
  EXPECT_THAT(mistakes(std::string(head) + "after \"x\" year calendar year calendar"),
              ElementsAre("clause-twice", "clause-twice"));
}

TEST(header, a_file_begins_with_policy) {
  EXPECT_THAT(mistakes(""), ElementsAre("file-empty"));
  EXPECT_THAT(mistakes("# nothing\n"), ElementsAre("file-empty"));
  EXPECT_THAT(mistakes("let x = 5"), ElementsAre("unexpected"));
  EXPECT_THAT(mistakes(std::string(head) + "\npolicy b \"c\""), ElementsAre("policy-twice"));
}

TEST(header, half_written_ones) {
  for (const char* text :
       {"policy", "policy a", "policy a \"b\" after", "policy a \"b\" edition", "policy a \"b\" edition \"1\"",
        "policy a \"b\" edition \"1\" from", "policy a \"b\" standing", "policy a \"b\" money",
        "policy a \"b\" money yuan", "policy a \"b\" /"})
    EXPECT_EQ(mistakes(text).size(), 1U) << text << "\n" << read_whole(text).told();
}

}  // namespace
}  // namespace nuan::policy::syntax
