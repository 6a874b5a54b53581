#include "index/stages.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "index/combine.hpp"
#include "index/means.hpp"
#include "index/statistics.hpp"
#include "index/weights.hpp"

namespace nuan::index {
namespace {

using Values = std::vector<double>;

Values scaled(const Values& values, const Scale& scale, bool less = false, std::optional<double> target = {}) {
  const std::vector<std::string> keys{"a", "b", "c"};
  return scale_column(values, {"x", less, "", {}, target}, scale, keys).value();
}

void expect_values(const Values& ours, const Values& theirs) {
  ASSERT_EQ(ours.size(), theirs.size());
  for (std::size_t i = 0; i < ours.size(); ++i) EXPECT_NEAR(ours[i], theirs[i], 1e-12) << i;
}

TEST(Scale, the_tiny_cases) {
  expect_values(scaled({1, 11, -1}, Goalposts{{0, 10}, 1}), {0.1, 1, 0});
  expect_values(scaled({1, -1, 11}, Goalposts{{0, 10}, 1}, true), {0.9, 1, 0});
  expect_values(scaled({0, 5, 11}, Distance{false}, false, 10), {0, 0.5, 1.1});
  expect_values(scaled({0, 5, 11}, Distance{true}, false, 10), {0, 0.5, 1});
  expect_values(scaled({-1, 1, 10}, Distance{false}, true, 0), {1.1, 0.9, 0});
  expect_values(scaled({50, 100, 200}, RatioToBase{"a"}), {100, 200, 400});
  expect_values(scaled({50, 100, 200}, RatioToBase{"a"}, true), {100, 50, 25});
  expect_values(scaled({7, 3, 7}, Ranks{0, 100}), {75, 0, 75});
  expect_values(scaled({7, 3, 7}, Ranks{0, 100}, true), {25, 100, 25});
  expect_values(scaled({1, 2, 3}, MinMax{1, 101}, true), {101, 51, 1});
  expect_values(scaled({1, 2, 3}, ZScore{10, 2}), {8, 10, 12});
}

TEST(Scale, a_missing_cell_stays_missing) {
  for (const Scale& scale : {Scale(MinMax{}), Scale(ZScore{}), Scale(Ranks{}), Scale(Goalposts{}), Scale(Distance{}),
                             Scale(RatioToBase{"a"})}) {
    const Values values = scaled({1, missing, 3}, scale, false, 9);
    EXPECT_FALSE(is_missing(values[0]) || is_missing(values[2]));
    EXPECT_TRUE(is_missing(values[1]));
  }
}

TEST(Scale, columns_without_range_and_impossible_scales_are_refused) {
  const std::vector<std::string> keys{"a", "b"};
  const auto code_of = [&](const Values& values, const Scale& scale, const Indicator& indicator = {"x"}) {
    const auto result = scale_column(values, indicator, scale, keys);
    return result ? Code::bug : result.error().code;
  };
  EXPECT_EQ(code_of({5, 5}, MinMax{}), Code::index_constant);
  EXPECT_EQ(code_of({5, 5}, ZScore{}), Code::index_constant);
  EXPECT_EQ(code_of({missing, missing}, MinMax{}), Code::index_constant);
  EXPECT_EQ(code_of({5, missing}, Ranks{}), Code::index_constant);
  EXPECT_EQ(code_of({1, 2}, Goalposts{{3, 3}, 1}), Code::index_method);
  EXPECT_EQ(code_of({1, 2}, Distance{}), Code::index_method);
  EXPECT_EQ(code_of({1, 2}, Distance{}, {"x", false, "", {}, 1.0}), Code::index_constant);
  EXPECT_EQ(code_of({1, 2}, RatioToBase{"c"}), Code::index_missing);
  EXPECT_EQ(code_of({0, 2}, RatioToBase{"a"}), Code::index_zero);
  EXPECT_EQ(code_of({1, 0}, RatioToBase{"a"}, {"x", true}), Code::index_zero);
  EXPECT_EQ(code_of({1, -1}, RatioToBase{"a"}), Code::index_positive);
}

TEST(Outliers, ties_are_drawn_in_together_and_a_column_that_resists_is_taken_by_logarithm) {
  Values values;
  for (int i = 0; i < 30; ++i) values.push_back(i);
  values.push_back(500);
  const TreatedColumn one = treat(values, {});
  EXPECT_EQ(one.how, Treated::winsorised);
  EXPECT_EQ(one.points, 1U);
  EXPECT_EQ(one.values.back(), 29);
  Values steep;
  for (int i = 0; i < 40; ++i) steep.push_back(std::exp(i / 2.0));
  const Outliers few{2, 3.5, 2};
  const TreatedColumn logs = treat(steep, few);
  EXPECT_EQ(logs.how, Treated::logarithm);
  EXPECT_TRUE(std::ranges::is_sorted(logs.values));
  EXPECT_LE(std::abs(shape_of(logs.values).skewness), 2);
  Values mirrored;
  for (const double value : steep) mirrored.push_back(-value);
  const TreatedColumn mirror = treat(mirrored, few);
  EXPECT_EQ(mirror.how, Treated::logarithm);
  for (std::size_t i = 0; i < steep.size(); ++i) EXPECT_NEAR(mirror.values[i], -logs.values[i], 1e-9);
}

TEST(Outliers, what_neither_helps_stays_as_it_was_and_says_so) {
  Values values(60, 0);
  for (const std::size_t i : {0, 1, 2}) values[i] = 1;
  const TreatedColumn column = treat(values, {});  // drawing in the ones would leave nothing but zeros
  EXPECT_EQ(column.how, Treated::in_vain);
  EXPECT_EQ(column.values, values);
}

TEST(Means, the_tiny_cases) {
  EXPECT_NEAR(mean_of(Mean::geometric, Values{1, 2, 3}, Values{1, 1, 2}).value(), std::pow(18, 0.25), 1e-12);
  EXPECT_NEAR(mean_of(Mean::harmonic, Values{1, 2, 3}, Values{2, 1, 1}).value(), 4 / (2 + 1.0 / 2 + 1.0 / 3), 1e-12);
  EXPECT_TRUE(
      is_missing(mean_of(Mean::arithmetic, Values{1, missing, missing, missing, missing}, Values(5, 1), 0.5).value()));
  EXPECT_EQ(mean_of(Mean::arithmetic, Values{1, missing}, Values{1, 1}, 0.5).value(), 1);
  EXPECT_TRUE(is_missing(mean_of(Mean::arithmetic, Values{missing}, Values{1}).value()));
}

TEST(Means, what_has_no_mean_is_refused) {
  EXPECT_EQ(mean_of(Mean::geometric, Values{1, 0}, Values{1, 1}).error().code, Code::index_positive);
  EXPECT_EQ(mean_of(Mean::harmonic, Values{1, -2}, Values{1, 1}).error().code, Code::index_positive);
  EXPECT_EQ(mean_of(Mean::arithmetic, Values{1, 2}, Values{1, -1}).error().code, Code::index_weights);
  EXPECT_EQ(mean_of(Mean::arithmetic, Values{1, 2}, Values{0, 0}).error().code, Code::index_weights);
  EXPECT_EQ(mean_of(Mean::arithmetic, Values{1, 2}, Values{1}).error().code, Code::index_weights);
}

TEST(Impute, by_group_by_all_not_at_all) {
  const Table table = arrange({{"a", "b", "c", "d"}, {"g", "g", "h", "h"}, {{"x", {1, missing, 5, 9}}}}).value();
  EXPECT_EQ(impute(table, Fill::group_mean)->table.columns[0].values, (Values{1, 1, 5, 9}));
  EXPECT_EQ(impute(table, Fill::mean)->table.columns[0].values, (Values{1, 5, 5, 9}));
  EXPECT_TRUE(is_missing(impute(table, Fill::leave)->table.columns[0].values[1]));
  EXPECT_EQ(impute(table, Fill::mean)->cells[0].key, "b");
  const auto refused = impute(table, Fill::refuse);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::index_missing);
  EXPECT_EQ(refused.error().sentence.zh, "“b”的“x”缺失,而方法不允许缺失");
  Table lone = table;
  lone.groups = {"g", "k", "h", "h"};
  EXPECT_EQ(impute(lone, Fill::group_mean).error().code, Code::index_missing);
  lone.groups.clear();
  EXPECT_EQ(impute(lone, Fill::group_mean).error().code, Code::index_missing);
}

TEST(Impute, over_time_from_the_periods_around) {
  const Values gaps{missing, 2, missing, missing, 8, missing};
  const Table table = arrange({{"1", "2", "3", "4", "5", "6"}, {}, {{"x", gaps}}}).value();
  EXPECT_EQ(impute(table, Fill::carry).error().code, Code::index_missing);
  EXPECT_EQ(impute(table, Fill::between).error().code, Code::index_missing);
  const Table within = arrange({{"1", "2", "3", "4"}, {}, {{"x", {2, missing, missing, 8}}}}).value();
  EXPECT_EQ(impute(within, Fill::carry)->table.columns[0].values, (Values{2, 2, 2, 8}));
  EXPECT_EQ(impute(within, Fill::between)->table.columns[0].values, (Values{2, 4, 6, 8}));
  EXPECT_EQ(impute(within, Fill::between)->cells.size(), 2U);
  const Table late = arrange({{"1", "2"}, {}, {{"x", {2, missing}}}}).value();
  EXPECT_EQ(impute(late, Fill::carry)->table.columns[0].values, (Values{2, 2}));
  EXPECT_EQ(impute(late, Fill::between).error().code, Code::index_missing);
}

TEST(Table, shapes_that_are_no_table_are_refused) {
  const auto code_of = [](Table table) {
    const auto arranged = arrange(std::move(table));
    return arranged ? Code::bug : arranged.error().code;
  };
  EXPECT_EQ(code_of({{}, {}, {}}), Code::index_shape);
  EXPECT_EQ(code_of({{"a", "a"}, {}, {}}), Code::index_shape);
  EXPECT_EQ(code_of({{"a"}, {}, {{"x", {1, 2}}}}), Code::index_shape);
  EXPECT_EQ(code_of({{"a"}, {}, {{"x", {1}}, {"x", {1}}}}), Code::index_shape);
  EXPECT_EQ(code_of({{"a"}, {}, {{"x", {1 / 0.0}}}}), Code::index_shape);
  EXPECT_EQ(code_of({{"a"}, {"g", "h"}, {}}), Code::index_shape);
}

TEST(Denominate, zero_is_refused_and_missing_stays_missing) {
  const Table table = arrange({{"a", "b"}, {}, {{"x", {6, 8}}, {"n", {2, missing}}, {"o", {2, 0}}}}).value();
  const std::vector<Indicator> by_n{{"x", false, "n"}};
  const std::vector<Indicator> by_o{{"x", false, "o"}};
  const std::vector<Indicator> by_p{{"x", false, "p"}};
  EXPECT_EQ(denominate(table, by_n)->columns[0].values[0], 3);
  EXPECT_TRUE(is_missing(denominate(table, by_n)->columns[0].values[1]));
  EXPECT_EQ(denominate(table, by_o).error().code, Code::index_zero);
  EXPECT_EQ(denominate(table, by_p).error().code, Code::index_missing);
}

TEST(Tree, what_is_no_tree_is_refused) {
  const std::vector<Indicator> two{{"x"}, {"y"}};
  const auto code_of = [&](const Tree& tree) {
    const auto ready = make_ready(tree, two);
    return ready ? Code::bug : ready.error().code;
  };
  EXPECT_EQ(code_of({{"I", {{"x", {}}, {"y", {}}}}}), Code::bug);
  EXPECT_EQ(code_of({{"I", {{"x", {}}}}}), Code::index_tree);                        // y left over
  EXPECT_EQ(code_of({{"I", {{"x", {}}, {"y", {}}, {"z", {}}}}}), Code::index_tree);  // z is nothing
  EXPECT_EQ(code_of({{"I", {{"x", {}}, {"x", {}}, {"y", {}}}}}), Code::index_tree);  // x twice
  EXPECT_EQ(code_of({{"I", {{"x", {}}}}, {"J", {{"y", {}}}}}), Code::index_tree);    // two tops
  EXPECT_EQ(code_of({{"I", {{"x", {}}, {"y", {}}}}, {"A", {{"B", {}}}}, {"B", {{"A", {}}}}}), Code::index_tree);
  EXPECT_EQ(code_of({{"A", {{"B", {}}}}, {"B", {{"A", {}}}}}), Code::index_tree);
  EXPECT_EQ(code_of({{"I", {{"x", 0.5}, {"y", {}}}}}), Code::index_weights);
  EXPECT_EQ(code_of({{"I", {{"x", 0.5}, {"y", 0.6}}}}), Code::index_weights);
  EXPECT_EQ(code_of({{"I", {{"x", 1.5}, {"y", -0.5}}}}), Code::index_weights);
  EXPECT_EQ(code_of({}), Code::index_tree);
}

TEST(Weights, entropy_of_three_rows) {
  const std::vector<Column> columns{{"a", {1, 2, 4}}, {"b", {2, 2, 2}}, {"c", {3, 1, 2}}};
  const Entropy entropy = entropy_weights(columns).value();
  expect_values({entropy.weights[1]}, {0});
  EXPECT_NEAR(entropy.entropies[0], 0.869916, 5.1e-7);
  EXPECT_NEAR(entropy.entropies[1], 1, 1e-12);
  EXPECT_NEAR(entropy.entropies[2], 0.920620, 5.1e-7);
  EXPECT_NEAR(entropy.weights[0], 0.621033, 5.1e-7);
  EXPECT_NEAR(entropy.weights[2], 0.378967, 5.1e-7);
}

TEST(Weights, loadings_of_different_sign_are_no_weights) {
  const std::vector<Column> columns{{"a", {1, 2, 3, 4}}, {"b", {4, 3, 2, 1.5}}, {"c", {1, 2, 3, 5}}};
  EXPECT_TRUE(principal_weights(columns)->weights.empty());
}

TEST(Weights, columns_that_weigh_nothing_are_refused) {
  const std::vector<Column> constant{{"a", {1, 1}}, {"b", {1, 1}}};
  const std::vector<Column> gap{{"a", {1, missing}}, {"b", {1, 2}}};
  const std::vector<Column> negative{{"a", {1, -1}}, {"b", {1, 2}}};
  EXPECT_EQ(entropy_weights(constant).error().code, Code::index_constant);
  EXPECT_EQ(critic_weights(constant).error().code, Code::index_constant);
  EXPECT_EQ(principal_weights(constant).error().code, Code::index_constant);
  EXPECT_EQ(cronbach_alpha(constant).error().code, Code::index_constant);
  EXPECT_EQ(critic_weights(gap).error().code, Code::index_missing);
  EXPECT_EQ(entropy_weights(negative).error().code, Code::index_positive);
  EXPECT_EQ(critic_weights({}).error().code, Code::index_shape);
}

Values some_values(std::size_t least = 3) {
  Values values;
  const std::size_t count = *rc::gen::inRange<std::size_t>(least, 40);
  for (std::size_t i = 0; i < count; ++i) values.push_back(*rc::gen::inRange(1, 100000) / 64.0);
  values.front() = 2000;  // larger than all others: there is a range
  return values;
}

RC_GTEST_PROP(Scale, min_max_keeps_its_range_and_forgets_units, ()) {
  const Values values = some_values();
  const bool less = *rc::gen::arbitrary<bool>();
  Values in_other_units = values;
  for (double& value : in_other_units) value = value * 1024 + 32;
  const Values before = scaled(values, MinMax{0, 100}, less);
  const Values after = scaled(in_other_units, MinMax{0, 100}, less);
  for (std::size_t i = 0; i < before.size(); ++i) {
    RC_ASSERT(before[i] >= 0 && before[i] <= 100);
    RC_ASSERT(std::abs(before[i] - after[i]) < 1e-9);
  }
}

RC_GTEST_PROP(Outliers, treating_never_changes_the_order, ()) {
  Values values = some_values(8);
  for (double& value : values) value = value * value * value;
  const Values treated = treat(values, {}).values;
  for (std::size_t i = 0; i < values.size(); ++i)
    for (std::size_t k = 0; k < values.size(); ++k) RC_ASSERT(values[i] >= values[k] || treated[i] <= treated[k]);
}

RC_GTEST_PROP(Means, harmonic_geometric_arithmetic_rise_within_the_values, ()) {
  const Values values = some_values();
  Values weights;
  for (std::size_t i = 0; i < values.size(); ++i) weights.push_back(*rc::gen::inRange(1, 9));
  const double harmonic = mean_of(Mean::harmonic, values, weights).value();
  const double geometric = mean_of(Mean::geometric, values, weights).value();
  const double arithmetic = mean_of(Mean::arithmetic, values, weights).value();
  const double slack = 1e-9 * arithmetic;
  RC_ASSERT(std::ranges::min(values) <= harmonic + slack && harmonic <= geometric + slack);
  RC_ASSERT(geometric <= arithmetic + slack && arithmetic <= std::ranges::max(values) + slack);
}

RC_GTEST_PROP(Weights, sum_to_one_whatever_the_unit, ()) {
  std::vector<Column> columns;
  for (const std::size_t c : {0U, 1U, 2U}) {
    columns.push_back({std::string(1, static_cast<char>('a' + c)), {}});
    for (int i = 0; i < 12; ++i) columns.back().values.push_back(*rc::gen::inRange(1, 1000));
    columns.back().values[c] = 1001;  // each is largest elsewhere: no two tell the same
  }
  std::vector<Column> doubled = columns;
  for (double& value : doubled[0].values) value *= 2;
  for (const auto& [before, after] :
       {std::pair(entropy_weights(columns)->weights, entropy_weights(doubled)->weights),
        std::pair(principal_weights(columns)->loadings, principal_weights(doubled)->loadings)})
    for (std::size_t i = 0; i < 3; ++i) RC_ASSERT(std::abs(before[i] - after[i]) < 1e-9);
  for (const auto& weights : {entropy_weights(columns)->weights, critic_weights(columns).value()})
    RC_ASSERT(std::abs(weights[0] + weights[1] + weights[2] - 1) < 1e-12);
}

}  // namespace
}  // namespace nuan::index
