#include "survey/telling.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace nuan::survey {
namespace {

TEST(NonResponse, ninety_five_of_those_who_answered_is_not_ninety_five_of_all) {
  const Response response = non_response(800, 600, 570).value();
  EXPECT_NEAR(response.rate, 0.75, 1e-15);
  EXPECT_NEAR(response.of_those, 0.95, 1e-15);
  EXPECT_NEAR(response.bounds.low, 0.7125, 1e-15);
  EXPECT_NEAR(response.bounds.high, 0.9625, 1e-15);
  EXPECT_EQ(non_response(5, 0, 0)->bounds.high, 1);
  EXPECT_EQ(non_response(5, 6, 0).error().code, Code::survey_counts);
  EXPECT_EQ(non_response(5, 4, 5).error().code, Code::survey_counts);
  EXPECT_EQ(non_response(0, 0, 0).error().code, Code::survey_counts);
}

std::vector<std::string> keys(const std::vector<Placed>& placed) {
  std::vector<std::string> list;
  for (const Placed& one : placed) list.push_back(one.key);
  return list;
}

// 2 of 3 are dissatisfied in the smallest branch, but 45 of 100 is more surely bad.
TEST(WorstFirst, a_small_branch_does_not_win_by_luck) {
  const std::vector<Group> groups{
      {"tiny", {1, 3}}, {"large", {55, 100}}, {"fine", {99, 100}}, {"a silent one", {0, 0}}, {"all", {9, 9}}};
  const auto placed = worst_first(groups, 1.96).value();
  EXPECT_EQ(keys(placed), (std::vector<std::string>{"large", "tiny", "fine", "all", "a silent one"}));
  EXPECT_EQ(placed[0].dissatisfied, 45);
  EXPECT_NEAR(placed[0].share, 0.45, 1e-15);
  EXPECT_NEAR(placed[0].low, wilson({45, 100}, 1.96)->low, 0);
}

TEST(WorstFirst, ties_go_by_people_then_by_key) {
  const std::vector<Group> groups{{"b", {5, 10}}, {"a", {5, 10}}};
  EXPECT_EQ(keys(worst_first(groups, 1.96).value()), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(worst_first(std::vector<Group>{{"a", {2, 1}}}, 1.96).error().code, Code::survey_counts);
  EXPECT_EQ(worst_first(std::vector<Group>{{"a", {1, 1}}, {"a", {1, 1}}}, 1.96).error().code, Code::survey_groups);
}

RC_GTEST_PROP(WorstFirst, bounds_fall_whatever_the_order_of_the_groups, ()) {
  std::vector<Group> groups;
  const std::size_t count = *rc::gen::inRange<std::size_t>(1, 12);
  for (std::size_t i = 0; i < count; ++i) {
    const Count answered = *rc::gen::inRange<Count>(1, 40);
    groups.push_back({std::to_string(i), {*rc::gen::inRange<Count>(0, answered + 1), answered}});
  }
  const auto placed = worst_first(groups, 1.96).value();
  for (std::size_t i = 1; i < placed.size(); ++i) RC_ASSERT(placed[i - 1].low >= placed[i].low);
  std::ranges::reverse(groups);
  RC_ASSERT(keys(worst_first(groups, 1.96).value()) == keys(placed));
}

}  // namespace
}  // namespace nuan::survey
