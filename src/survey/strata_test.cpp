#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "survey/survey.hpp"

namespace nuan::survey {
namespace {

// `apistrat` of the R package survey: schools of California by level.
const std::vector<MeanStratum> schools{
    {"E", 4421, 100, 674.43, 15687.41929}, {"H", 755, 50, 625.82, 11947.08939}, {"M", 1018, 50, 636.60, 13824.85714}};
const std::vector<Stratum> met_target{{"E", 4421, 100, 91}, {"H", 755, 50, 26}, {"M", 1018, 50, 35}};

TEST(Strata, mean_of_the_schools) {
  const Estimate estimate = stratified_mean(schools).value();
  EXPECT_NEAR(estimate.value, 662.28736, 5.1e-6);
  EXPECT_NEAR(estimate.standard_error, 9.40894, 5.1e-6);
  EXPECT_EQ(estimate.answered, 200);
  EXPECT_FALSE(estimate.census);
}

TEST(Strata, share_of_the_schools) {
  const Estimate estimate = stratified_share(met_target).value();
  EXPECT_NEAR(estimate.value, 0.827948, 5.1e-7);
  EXPECT_NEAR(estimate.standard_error, 0.024345, 5.1e-7);
}

std::vector<Answer> answers_of(const std::vector<Stratum>& strata) {
  std::vector<Answer> answers;
  for (std::size_t h = 0; h < strata.size(); ++h)
    for (Count i = 0; i < strata[h].answered; ++i)
      answers.push_back(
          {h, static_cast<double>(strata[h].population) / static_cast<double>(strata[h].answered), i < strata[h].yes});
  return answers;
}

TEST(Strata, answers_that_weigh_what_they_stand_for_are_the_strata) {
  const std::vector<Count> populations{4421, 755, 1018};
  const Estimate weighted = weighted_share(answers_of(met_target), populations).value();
  const Estimate stratified = stratified_share(met_target).value();
  EXPECT_NEAR(weighted.value, stratified.value, 1e-13);
  EXPECT_NEAR(weighted.standard_error, stratified.standard_error, 1e-13);
}

TEST(Strata, kish_of_the_schools) {
  std::vector<double> weights;
  for (const Answer& one : answers_of(met_target)) weights.push_back(one.weight);
  const DesignEffect effect = design_effect(weights).value();
  EXPECT_NEAR(effect.effect, 1.18637, 5.1e-6);
  EXPECT_NEAR(effect.effective, 168.58, 5.1e-3);
  EXPECT_EQ(design_effect({}).error().code, Code::survey_counts);
  EXPECT_EQ(design_effect(std::vector<double>{1, 0}).error().code, Code::survey_counts);
}

TEST(Strata, where_everybody_answered_there_is_no_interval) {
  const std::vector<Stratum> all{{"a", 10, 10, 7}, {"b", 1, 1, 1}};
  const Estimate estimate = stratified_share(all).value();
  EXPECT_TRUE(estimate.census);
  EXPECT_EQ(estimate.standard_error, 0);
  EXPECT_NEAR(estimate.value, 8.0 / 11, 1e-15);
  EXPECT_FALSE(interval_of(estimate, 1.96)->has_value());
}

TEST(Strata, the_interval_of_a_simple_sample_is_nearly_wilson) {
  const std::vector<Stratum> one{{"a", 1'000'000'000, 801, 592}};
  const Interval interval = interval_of(stratified_share(one).value(), 1.959964).value().value();
  const Interval plain = wilson({592, 801}, 1.959964).value();
  EXPECT_NEAR(interval.low, plain.low, 1e-4);
  EXPECT_NEAR(interval.high, plain.high, 1e-4);
}

TEST(Strata, lonely_and_impossible_strata_are_refused) {
  const auto code_of = [](std::vector<Stratum> strata) {
    const auto estimate = stratified_share(strata);
    return estimate ? Code::bug : estimate.error().code;
  };
  EXPECT_EQ(code_of({{"a", 10, 1, 1}}), Code::survey_lonely);
  EXPECT_EQ(code_of({{"a", 10, 11, 1}}), Code::survey_counts);
  EXPECT_EQ(code_of({{"a", 10, 5, 6}}), Code::survey_counts);
  EXPECT_EQ(code_of({{"a", 10, 5, 5}, {"a", 10, 5, 5}}), Code::survey_groups);
  EXPECT_EQ(code_of({}), Code::survey_groups);
  EXPECT_EQ(weighted_share(std::vector<Answer>{{1, 1, true}}, std::vector<Count>{5}).error().code, Code::survey_counts);
  EXPECT_EQ(weighted_share(std::vector<Answer>{{0, -1, true}}, std::vector<Count>{5}).error().code,
            Code::survey_counts);
  EXPECT_EQ(weighted_share(std::vector<Answer>{{0, 1, true}}, std::vector<Count>{5}).error().code, Code::survey_lonely);
}

std::vector<Stratum> some_strata() {
  const std::size_t count = *rc::gen::inRange<std::size_t>(1, 7);
  std::vector<Stratum> strata;
  for (std::size_t h = 0; h < count; ++h) {
    const Count answered = *rc::gen::inRange<Count>(2, 60);
    strata.push_back({std::to_string(h), answered + *rc::gen::inRange<Count>(0, 90), answered,
                      *rc::gen::inRange<Count>(0, answered + 1)});
  }
  return strata;
}

RC_GTEST_PROP(Strata, the_order_of_the_strata_changes_no_bit, ()) {
  std::vector<Stratum> strata = some_strata();
  const Estimate before = stratified_share(strata).value();
  std::ranges::reverse(strata);
  const Estimate after = stratified_share(strata).value();
  RC_ASSERT(before.value == after.value && before.standard_error == after.standard_error);
}

RC_GTEST_PROP(Strata, the_estimate_lies_among_the_strata, ()) {
  const std::vector<Stratum> strata = some_strata();
  const double value = stratified_share(strata).value().value;
  double low = 1;
  double high = 0;
  for (const Stratum& one : strata) {
    const double share = static_cast<double>(one.yes) / static_cast<double>(one.answered);
    low = std::min(low, share);
    high = std::max(high, share);
  }
  RC_ASSERT(low - 1e-12 <= value && value <= high + 1e-12);
}

RC_GTEST_PROP(Strata, weights_times_a_number_change_nothing, ()) {
  const std::vector<Stratum> strata = some_strata();
  std::vector<Count> populations;
  for (const Stratum& one : strata) populations.push_back(one.population);
  std::vector<Answer> answers = answers_of(strata);
  const Estimate before = weighted_share(answers, populations).value();
  for (Answer& one : answers) one.weight *= 8;
  const Estimate after = weighted_share(answers, populations).value();
  RC_ASSERT(before.value == after.value && before.standard_error == after.standard_error);
}

}  // namespace
}  // namespace nuan::survey
