// Who may read what: a finer level reads a coarser one, never the other way round.
#include "policy/check/levels.hpp"

#include <gtest/gtest.h>

#include "policy/check/plan_test.hpp"

namespace nuan::policy::check {
namespace {

using Rank = Level::Rank;

// member, its claims with two groups, its checkups
Plan plan_with_levels() {
  Plan plan;
  plan.tables.push_back({.name = "member", .is_subject = true});
  plan.tables.push_back({.name = "claim"});
  plan.tables.push_back({.name = "checkup"});
  plan.groups.push_back({.name = "stay", .table = 1});
  plan.groups.push_back({.name = "disease", .table = 1});
  return plan;
}

constexpr Level all{};
constexpr Level member{Rank::subject};
constexpr Level member_year{Rank::subject, none, true};
constexpr Level stay{Rank::group, 0};
constexpr Level disease{Rank::group, 1};
constexpr Level claim{Rank::fact, 1};
constexpr Level checkup{Rank::fact, 2};

TEST(tables, are_those_of_facts_and_groups) {
  const Plan plan = plan_with_levels();
  EXPECT_EQ(table_of(plan, checkup), 2);
  EXPECT_EQ(table_of(plan, disease), 1);
  EXPECT_EQ(table_of(plan, member), none);
  EXPECT_EQ(table_of(plan, all), none);
}

std::string readers_of(const Level& what) {
  const Plan plan = plan_with_levels();
  std::string text;
  for (const Level& reader : {all, member, member_year, stay, disease, claim, checkup})
    if (can_read(plan, reader, what)) text += (text.empty() ? "" : ", ") + name_of(plan, reader);
  return text;
}

TEST(readers, of_each_level) {
  EXPECT_EQ(readers_of(all), "all, subject, subject yearly, group stay, group disease, fact claim, fact checkup");
  EXPECT_EQ(readers_of(member), "subject, subject yearly, group stay, group disease, fact claim, fact checkup");
  EXPECT_EQ(readers_of(member_year), "subject yearly, group stay, group disease, fact claim, fact checkup");
  EXPECT_EQ(readers_of(stay), "group stay, fact claim");
  EXPECT_EQ(readers_of(claim), "fact claim");
}

std::string meeting(const Level& left, const Level& right) {
  const Plan plan = plan_with_levels();
  const auto level = meeting_level(plan, left, right);
  EXPECT_EQ(level, meeting_level(plan, right, left));
  return level ? name_of(plan, *level) : "nowhere";
}

TEST(two_values, meet_at_the_finer_level) {
  EXPECT_EQ(meeting(all, claim), "fact claim");
  EXPECT_EQ(meeting(member, stay), "group stay");
  EXPECT_EQ(meeting(stay, claim), "fact claim");
  EXPECT_EQ(meeting(all, all), "all");
}

TEST(two_values, of_a_year_stay_of_a_year_until_a_row_knows_its_own) {
  EXPECT_EQ(meeting(member, member_year), "subject yearly");
  EXPECT_EQ(meeting(all, member_year), "subject yearly");
  EXPECT_EQ(meeting(stay, member_year), "group stay");
  EXPECT_EQ(meeting(claim, member_year), "fact claim");
}

TEST(two_values, of_two_groups_of_a_table_meet_in_its_facts) { EXPECT_EQ(meeting(stay, disease), "fact claim"); }

TEST(two_values, of_two_tables_meet_nowhere) {
  EXPECT_EQ(meeting(claim, checkup), "nowhere");
  EXPECT_EQ(meeting(stay, checkup), "nowhere");
}

TEST(scopes, lie_within_wider_ones) {
  const Scope fact{Scope::Kind::fact}, in_stay{Scope::Kind::group, 0}, in_disease{Scope::Kind::group, 1},
      year{Scope::Kind::year}, life{Scope::Kind::life};
  for (const Scope& inner : {fact, in_stay, year, life}) EXPECT_TRUE(lies_within(inner, life));
  EXPECT_TRUE(lies_within(fact, in_stay));
  EXPECT_TRUE(lies_within(in_stay, in_stay));
  EXPECT_TRUE(lies_within(in_stay, year));
  EXPECT_FALSE(lies_within(in_stay, in_disease));
  EXPECT_FALSE(lies_within(year, in_stay));
  EXPECT_FALSE(lies_within(life, year));
}

TEST(scopes, are_read_at_their_own_level) {
  const Plan plan = plan_with_levels();
  EXPECT_EQ(name_of(plan, level_of({Scope::Kind::fact}, 1)), "fact claim");
  EXPECT_EQ(name_of(plan, level_of({Scope::Kind::group, 0}, 1)), "group stay");
  EXPECT_EQ(name_of(plan, level_of({Scope::Kind::year}, 1)), "subject yearly");
  EXPECT_EQ(name_of(plan, level_of({Scope::Kind::life}, 1)), "subject");
}

}  // namespace
}  // namespace nuan::policy::check
