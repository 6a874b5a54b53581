#include "index/sensitivity.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "index/asem_for_tests.hpp"
#include "index/chance.hpp"

namespace nuan::index {
namespace {

// The reference outputs of the generators' authors.
TEST(Chance, the_sequence_is_fixed) {
  std::uint64_t state = 1234567;
  EXPECT_EQ(split_mix(state), 6457827717110365317U);
  EXPECT_EQ(split_mix(state), 3203168211198807973U);
  EXPECT_EQ(split_mix(state), 9817491932198370423U);
  Chance chance({1, 2, 3, 4});
  EXPECT_EQ(chance.next(), 11520U);
  EXPECT_EQ(chance.next(), 0U);
  EXPECT_EQ(chance.next(), 1509978240U);
  EXPECT_EQ(chance.next(), 1215971899390074240U);
}

TEST(Chance, streams_differ_and_repeat) {
  EXPECT_EQ(Chance(7, 3).next(), Chance(7, 3).next());
  EXPECT_NE(Chance(7, 3).next(), Chance(7, 4).next());
  EXPECT_NE(Chance(7, 3).next(), Chance(8, 3).next());
  Chance chance(1, 1);
  double sum = 0;
  for (int i = 0; i < 10000; ++i) {
    const double share = chance.share();
    ASSERT_TRUE(share >= 0 && share < 1);
    sum += share;
  }
  EXPECT_NEAR(sum / 10000, 0.5, 0.015);  // five standard errors
}

double ishigami(std::span<const double> shares) {
  std::array<double, 3> x{};
  for (std::size_t i = 0; i < 3; ++i) x[i] = std::numbers::pi * (2 * shares[i] - 1);
  return std::sin(x[0]) + 7 * std::pow(std::sin(x[1]), 2) + 0.1 * std::pow(x[2], 4) * std::sin(x[0]);
}

TEST(Sobol, ishigami) {
  const std::vector<std::string> names{"x1", "x2", "x3"};
  const Effects effects = sobol_effects(names, ishigami, 1 << 16, 2021).value();
  const std::array<double, 3> first{0.3139, 0.4424, 0};
  const std::array<double, 3> total{0.5576, 0.4424, 0.2437};
  EXPECT_NEAR(effects.variance, 13.8446, 0.15);
  for (std::size_t i = 0; i < 3; ++i) {
    const Effect& effect = effects.effects[i];
    EXPECT_LT(effect.first_error, 0.01);
    EXPECT_LT(effect.total_error, 0.01);
    EXPECT_NEAR(effect.first, first[i], 4 * effect.first_error + 1e-3) << effect.factor;
    EXPECT_NEAR(effect.total, total[i], 4 * effect.total_error + 1e-3) << effect.factor;
  }
}

TEST(Sobol, nothing_to_vary_is_refused) {
  const std::vector<std::string> one{"x"};
  const auto constant = [](std::span<const double>) { return 3.0; };
  EXPECT_EQ(sobol_effects(one, constant, 100, 1).error().code, Code::index_constant);
  EXPECT_EQ(sobol_effects({}, constant, 100, 1).error().code, Code::index_method);
  EXPECT_EQ(sobol_effects(one, constant, 1, 1).error().code, Code::index_method);
}

Variation weights_and_means() {
  Variation variation;
  variation.means = {Mean::arithmetic, Mean::geometric};
  variation.weighted = {"Index", "Conn"};
  return variation;
}

Method from_one() {
  Method method = asem_method();
  method.scale = MinMax{1, 100};
  return method;
}

TEST(MonteCarlo, without_variation_every_band_is_a_point) {
  const auto result = monte_carlo(asem_raw(), asem_method(), {}, 3, 1).value();
  ASSERT_EQ(result.size(), 51U);
  for (const Uncertain& one : result) {
    EXPECT_EQ(one.runs, 3U);
    EXPECT_EQ(one.value.low, one.value.nominal);
    EXPECT_EQ(one.value.high, one.value.nominal);
    EXPECT_EQ(one.place.low, one.place.nominal);
  }
}

TEST(MonteCarlo, bands_rise_and_depend_on_the_seed_alone) {
  const auto first = monte_carlo(asem_raw(), from_one(), weights_and_means(), 200, 5).value();
  const auto again = monte_carlo(asem_raw(), from_one(), weights_and_means(), 200, 5).value();
  const auto other = monte_carlo(asem_raw(), from_one(), weights_and_means(), 200, 6).value();
  bool differs = false;
  for (std::size_t i = 0; i < first.size(); ++i) {
    EXPECT_LT(first[i].value.low, first[i].value.high);
    EXPECT_LE(first[i].value.low, first[i].value.median);
    EXPECT_LE(first[i].value.median, first[i].value.high);
    EXPECT_GE(first[i].place.low, 1);
    EXPECT_LE(first[i].place.high, 51);
    EXPECT_EQ(first[i].value.median, again[i].value.median);
    differs = differs || first[i].value.median != other[i].value.median;
  }
  EXPECT_TRUE(differs);
}

TEST(MonteCarlo, a_unit_that_a_rule_drops_is_missing_in_those_runs) {
  Variation variation;
  variation.missing = {asem_method().missing, asem_method().missing};
  variation.missing[1].count_filled = false;
  for (const Uncertain& one : monte_carlo(asem_raw(), asem_method(), variation, 100, 1).value()) {
    const bool sometimes = one.runs > 20 && one.runs < 80;
    EXPECT_EQ(sometimes,
              one.key == "BGD" || one.key == "BRN" || one.key == "KHM" || one.key == "LAO" || one.key == "MMR")
        << one.key;
  }
}

TEST(MonteCarlo, impossible_variations_are_refused) {
  Variation variation;
  variation.weighted = {"Nowhere"};
  EXPECT_EQ(monte_carlo(asem_raw(), asem_method(), variation, 1, 1).error().code, Code::index_method);
  EXPECT_EQ(monte_carlo(asem_raw(), asem_method(), {}, 0, 1).error().code, Code::index_method);
  variation = {};
  variation.means = {Mean::geometric};  // the scale begins at 0
  EXPECT_EQ(monte_carlo(asem_raw(), asem_method(), variation, 1, 1).error().code, Code::index_positive);
  variation = {};
  variation.spread = 1.5;
  EXPECT_EQ(monte_carlo(asem_raw(), asem_method(), variation, 1, 1).error().code, Code::index_method);
}

TEST(IndexEffects, the_mean_moves_the_ranking_more_than_any_weight) {
  const Effects effects = index_effects(asem_raw(), from_one(), weights_and_means(), 100, 3).value();
  ASSERT_EQ(effects.effects.size(), 8U);
  EXPECT_EQ(effects.effects[0].factor, "mean");
  EXPECT_EQ(effects.effects[1].factor, "Index/Conn");
  EXPECT_EQ(effects.effects[3].factor, "Conn/ConEcFin");
  for (std::size_t i = 1; i < effects.effects.size(); ++i)
    EXPECT_LT(effects.effects[i].total, effects.effects[0].total);
}

}  // namespace
}  // namespace nuan::index
