// Several editions of one policy: which one decides a year, and what may be wrong between them.
#include <gmock/gmock.h>

#include "policy/policy.hpp"

namespace nuan::policy {
namespace {

Period days(const char* text) { return Periods::read(text)->items().front(); }

Plan edition(const char* name, Date from) {
  Plan plan;
  plan.source = Source(name, "text");
  plan.name = "aid";
  plan.edition = name;
  plan.from = from;
  plan.tables.push_back({.name = "member", .is_subject = true, .key_name = "person_id"});
  return plan;
}

std::vector<std::string> codes(const Diagnostics& out) {
  std::vector<std::string> codes;
  for (const Diagnostic& one : out.items()) codes.emplace_back(one.code);
  return codes;
}

TEST(editions, the_last_one_begun_by_the_first_day_of_the_year_decides_it) {
  const std::vector<Plan> editions = {edition("A", *Date::read("2012-05-01")), edition("B", *Date::read("2015-01-01")),
                                      edition("C", *Date::read("2018-01-01"))};
  EXPECT_EQ(edition_for(editions, days("2014-01-01..2014-12-31"))->edition, "A");
  EXPECT_EQ(edition_for(editions, days("2015-01-01..2015-12-31"))->edition, "B");
  EXPECT_EQ(edition_for(editions, days("2017-01-01..2017-12-31"))->edition, "B");
  EXPECT_EQ(edition_for(editions, days("2030-01-01..2030-12-31"))->edition, "C");
}

TEST(editions, the_first_year_belongs_to_the_first_edition_that_begins_inside_it) {
  const std::vector<Plan> editions = {edition("A", *Date::read("2012-05-01")), edition("B", *Date::read("2013-01-01"))};
  EXPECT_EQ(edition_for(editions, days("2012-01-01..2012-12-31"))->edition, "A");
  EXPECT_EQ(edition_for({}, days("2012-01-01..2012-12-31")), nullptr);
}

TEST(editions, come_back_in_order_with_their_diagnostics) {
  std::vector<Plan> editions = {edition("B", *Date::read("2015-01-01")), edition("A", *Date::read("2012-05-01"))};
  std::vector<Diagnostics> out(2);
  out[0].add("of-b", {}, {"", ""});
  check_editions(editions, out);
  EXPECT_EQ(editions[0].edition, "A");
  EXPECT_THAT(codes(out[0]), testing::IsEmpty());
  EXPECT_THAT(codes(out[1]), testing::ElementsAre("of-b"));
}

TEST(editions, may_not_begin_on_the_same_day) {
  std::vector<Plan> editions = {edition("A", *Date::read("2015-01-01")), edition("B", *Date::read("2015-01-01"))};
  std::vector<Diagnostics> out(2);
  check_editions(editions, out);
  EXPECT_THAT(codes(out[1]), testing::ElementsAre("edition-twice"));
}

TEST(editions, after_the_first_begin_with_a_year) {
  std::vector<Plan> editions = {edition("A", *Date::read("2012-05-01")), edition("B", *Date::read("2015-03-01"))};
  std::vector<Diagnostics> out(2);
  check_editions(editions, out);
  ASSERT_THAT(codes(out[1]), testing::ElementsAre("edition-inside-year"));
  EXPECT_THAT(out[1].items()[0].advice.en, testing::HasSubstr("2016-01-01"));
}

TEST(editions, respect_the_years_of_the_one_before) {
  std::vector<Plan> editions = {edition("A", *Date::read("2012-07-01")), edition("B", *Date::read("2015-01-01"))};
  editions[0].year = {.kind = YearRule::Kind::from_month_day, .month = 7, .day = 1};
  std::vector<Diagnostics> out(2);
  check_editions(editions, out);
  ASSERT_THAT(codes(out[1]), testing::ElementsAre("edition-inside-year"));
  EXPECT_THAT(out[1].items()[0].sentence.en, testing::HasSubstr("of the edition before"));
}

TEST(editions, are_of_one_policy_and_one_subject_table) {
  std::vector<Plan> editions = {edition("A", *Date::read("2012-01-01")), edition("B", *Date::read("2015-01-01")),
                                edition("C", *Date::read("2016-01-01"))};
  editions[1].name = "other";
  editions[2].name = "other";
  editions[2].tables.front().key_name = "number";
  std::vector<Diagnostics> out(3);
  check_editions(editions, out);
  EXPECT_THAT(codes(out[1]), testing::ElementsAre("edition-of-other"));
  EXPECT_THAT(codes(out[2]), testing::ElementsAre("edition-of-other"));
}

}  // namespace
}  // namespace nuan::policy
