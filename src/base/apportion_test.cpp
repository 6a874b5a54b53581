#include "base/apportion.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <numeric>

namespace nuan {
namespace {

using Units = std::vector<std::int64_t>;

std::vector<Claimant> weighing(const Units& weights) {
  std::vector<Claimant> claimants;
  for (const std::int64_t weight : weights) claimants.push_back({Rational(static_cast<long>(weight))});
  return claimants;
}

Units units_of(const std::vector<Portion>& portions) {
  Units units;
  for (const Portion& portion : portions) units.push_back(portion.units);
  return units;
}

Units shared(std::int64_t units, const std::vector<Claimant>& claimants, Divide divide = Divide::largest_remainder) {
  const auto portions = apportion(units, claimants, divide);
  return portions ? units_of(*portions) : Units{};
}

std::int64_t sum(const Units& units) { return std::accumulate(units.begin(), units.end(), std::int64_t{0}); }

TEST(Apportion, the_alabama_pair) {
  const auto states = weighing({21878, 9713, 4167, 3252, 1065});
  EXPECT_EQ(shared(44, states), (Units{24, 11, 5, 3, 1}));
  EXPECT_EQ(shared(43, states), (Units{24, 10, 4, 4, 1}));
  EXPECT_EQ(shared(43, states, Divide::webster), (Units{24, 10, 4, 4, 1}));
}

TEST(Apportion, a_textbook_election) {
  EXPECT_EQ(shared(10, weighing({47000, 16000, 15800, 12000, 6100, 3100})), (Units{5, 2, 1, 1, 1, 0}));
}

TEST(Apportion, equal_thirds_favour_the_first) {
  EXPECT_EQ(shared(100'000'000, weighing({1, 1, 1})), (Units{33333334, 33333333, 33333333}));
  EXPECT_EQ(shared(100'000'000, weighing({1, 1, 1}), Divide::webster), (Units{33333334, 33333333, 33333333}));
  EXPECT_EQ(shared(2, weighing({1, 1, 1}), Divide::webster), (Units{1, 1, 0}));
}

// 100 by 1:1:8 would be 10, 10, 80. The floor lacks 20, the cap has 10 too many: the floor goes first, then 70 by 1:8.
TEST(Apportion, the_larger_breach_is_fixed_first) {
  std::vector<Claimant> claimants = weighing({1, 1, 8});
  claimants[0].at_least = 30;
  claimants[2].at_most = 70;
  const auto portions = apportion(100, claimants, Divide::largest_remainder);
  ASSERT_TRUE(portions);
  EXPECT_EQ(units_of(*portions), (Units{30, 8, 62}));
  EXPECT_EQ((*portions)[0].held, Held::at_least);
  EXPECT_EQ((*portions)[1].quota, Rational(70, 9));
  EXPECT_EQ((*portions)[2].held, Held::no);
}

TEST(Apportion, equal_breaches_of_a_floor_and_a_cap) {
  std::vector<Claimant> claimants = weighing({1, 1, 8});
  claimants[0].at_least = 20;
  claimants[2].at_most = 70;
  const auto portions = apportion(100, claimants, Divide::largest_remainder);
  ASSERT_TRUE(portions);
  // 80 are left for 1:8, of which the cap takes 70.
  EXPECT_EQ(units_of(*portions), (Units{20, 10, 70}));
  EXPECT_EQ((*portions)[2].held, Held::at_most);
}

TEST(Apportion, what_cannot_be_shared_says_why) {
  const auto flaw = [](std::int64_t units, const std::vector<Claimant>& claimants) {
    return apportion(units, claimants, Divide::largest_remainder).error();
  };
  EXPECT_EQ(flaw(-1, weighing({1})).flaw, ApportionFlaw::negative_units);
  EXPECT_EQ(flaw(1, weighing({1, -1})).flaw, ApportionFlaw::negative_weight);
  EXPECT_EQ(flaw(1, weighing({1, -1})).claimant, 1U);
  EXPECT_EQ(flaw(1, weighing({0, 0})).flaw, ApportionFlaw::no_weight);
  EXPECT_EQ(flaw(9, {{1, 5, 4}}).flaw, ApportionFlaw::crossed_bounds);
  EXPECT_EQ(flaw(9, {{1}, {0, 1}}).flaw, ApportionFlaw::weightless_floor);
  EXPECT_EQ(flaw(9, {{1, 5}, {1, 5}}).flaw, ApportionFlaw::floors_above);
  EXPECT_EQ(flaw(9, {{1, 5}, {1, 5}}).sum, 10);
  EXPECT_EQ(flaw(9, {{1, 0, 4}, {1, 0, 4}, {0}}).flaw, ApportionFlaw::caps_below);
  EXPECT_EQ(flaw(9, {{1, 0, 4}, {1, 0, 4}, {0}}).sum, 8);
}

TEST(Apportion, nothing_among_nobody_is_nothing) {
  EXPECT_EQ(shared(0, {}), Units{});
  EXPECT_EQ(shared(0, weighing({0, 3})), (Units{0, 0}));
}

Units some_weights() {
  const std::size_t count = *rc::gen::inRange<std::size_t>(1, 12);
  Units weights = *rc::gen::container<Units>(count, rc::gen::inRange<std::int64_t>(0, 1000));
  weights.front() += 1;  // somebody weighs something
  return weights;
}

Divide some_method() { return *rc::gen::element(Divide::largest_remainder, Divide::webster); }

RC_GTEST_PROP(Apportion, shares_sum_to_the_pot_and_weight_0_gets_0, ()) {
  const Units weights = some_weights();
  const auto pot = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000);
  const Units units = shared(pot, weighing(weights), some_method());
  RC_ASSERT(sum(units) == pot);
  for (std::size_t i = 0; i < weights.size(); ++i) RC_ASSERT(weights[i] > 0 || units[i] == 0);
}

RC_GTEST_PROP(Apportion, largest_remainder_stays_within_a_unit_of_the_quota, ()) {
  const Units weights = some_weights();
  const auto pot = *rc::gen::inRange<std::int64_t>(0, 100'000);
  const Units units = shared(pot, weighing(weights));
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const Rational quota(static_cast<long>(pot * weights[i]), static_cast<long>(sum(weights)));
    RC_ASSERT(abs(Rational(static_cast<long>(units[i])) - quota) < 1);
  }
}

RC_GTEST_PROP(Apportion, all_weights_times_a_number_change_nothing, ()) {
  Units weights = some_weights();
  const auto pot = *rc::gen::inRange<std::int64_t>(0, 100'000);
  const Divide method = some_method();
  const Units before = shared(pot, weighing(weights), method);
  for (std::int64_t& weight : weights) weight *= 7;
  RC_ASSERT(shared(pot, weighing(weights), method) == before);
}

RC_GTEST_PROP(Apportion, a_larger_pot_takes_nothing_from_anybody_under_webster, ()) {
  const auto claimants = weighing(some_weights());
  const auto pot = *rc::gen::inRange<std::int64_t>(0, 2000);
  const Units less = shared(pot, claimants, Divide::webster);
  const Units more = shared(pot + 1, claimants, Divide::webster);
  for (std::size_t i = 0; i < less.size(); ++i) RC_ASSERT(more[i] >= less[i]);
}

// The definition, one unit at a time.
RC_GTEST_PROP(Apportion, webster_is_what_giving_unit_by_unit_yields, ()) {
  const Units weights = some_weights();
  const auto pot = *rc::gen::inRange<std::int64_t>(0, 300);
  Units plain(weights.size(), 0);
  for (std::int64_t unit = 0; unit < pot; ++unit) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < weights.size(); ++i)
      if (weights[i] * (2 * plain[best] + 1) > weights[best] * (2 * plain[i] + 1)) best = i;
    plain[best] += 1;
  }
  RC_ASSERT(shared(pot, weighing(weights), Divide::webster) == plain);
}

// There is one rate at which everybody gets rate × weight, or the bound that cuts it off: the only fair point, and why
// it does not matter which side is fixed first when both breaches are equal.
RC_GTEST_PROP(Apportion, quotas_are_one_rate_cut_off_by_bounds, ()) {
  auto claimants = weighing(some_weights());
  for (Claimant& claimant : claimants) {
    claimant.at_least = claimant.weight == 0 ? 0 : *rc::gen::inRange<std::int64_t>(0, 100);
    claimant.at_most = claimant.at_least + *rc::gen::inRange<std::int64_t>(0, 300);
  }
  const auto portions = apportion(*rc::gen::inRange<std::int64_t>(0, 1500), claimants, Divide::largest_remainder);
  if (!portions) return;
  Rational least = 0;  // rates that the held ones and the free ones allow
  Rational most = 1'000'000;
  for (std::size_t i = 0; i < claimants.size(); ++i) {
    const Portion& portion = (*portions)[i];
    if (portion.held == Held::weightless) continue;
    const Rational rate = portion.quota / claimants[i].weight;
    if (portion.held != Held::at_most && rate < most) most = rate;
    if (portion.held != Held::at_least && rate > least) least = rate;
  }
  RC_ASSERT(least <= most);
}

RC_GTEST_PROP(Apportion, bounds_are_kept_or_refused, ()) {
  auto claimants = weighing(some_weights());
  const auto pot = *rc::gen::inRange<std::int64_t>(0, 2000);
  for (Claimant& claimant : claimants) {
    claimant.at_least = claimant.weight == 0 ? 0 : *rc::gen::inRange<std::int64_t>(0, 200);
    claimant.at_most = claimant.at_least + *rc::gen::inRange<std::int64_t>(0, 600);
  }
  const auto portions = apportion(pot, claimants, some_method());
  if (!portions) {
    RC_ASSERT(portions.error().flaw == ApportionFlaw::floors_above ||
              portions.error().flaw == ApportionFlaw::caps_below);
    return;
  }
  RC_ASSERT(sum(units_of(*portions)) == pot);
  for (std::size_t i = 0; i < claimants.size(); ++i) {
    RC_ASSERT((*portions)[i].units >= claimants[i].at_least);
    RC_ASSERT((*portions)[i].units <= claimants[i].at_most);
  }
}

}  // namespace
}  // namespace nuan
