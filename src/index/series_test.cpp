#include "index/series.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace nuan::index {
namespace {

using Values = std::vector<double>;

// Made up, and not the official China-ASEAN trade index: five dimensions that reproduce its two published headlines.
const std::vector<std::string> dimensions{"closeness", "quality", "potential", "vitality", "environment"};
const Values in_2019{152.10, 110.40, 190.30, 331.20, 223.60};
const Values in_2020{165.30, 108.20, 214.75, 438.60, 278.60};

Method five(Mean mean) {
  Method method;
  method.tree.push_back({"index", {}});
  for (const std::string& name : dimensions) {
    method.indicators.push_back({name});
    method.tree[0].parts.push_back({name, 0.2});
  }
  method.scale = RatioToBase{"2010"};
  method.mean = mean;
  return method;
}

Values index_of(Mean mean) {
  Table table{{"2010", "2019", "2020"}, {}, {}};
  for (std::size_t i = 0; i < dimensions.size(); ++i)
    table.columns.push_back({dimensions[i], {100, in_2019[i], in_2020[i]}});
  return build(arrange(table).value(), five(mean))->nodes.columns.back().values;
}

TEST(MadeUpTradeIndex, headlines_with_either_mean) {
  const Values arithmetic = index_of(Mean::arithmetic);
  EXPECT_NEAR(arithmetic[0], 100, 1e-12);
  EXPECT_EQ(published(arithmetic[1], 2).value(), "201.52");
  EXPECT_EQ(published(arithmetic[2], 2).value(), "241.09");
  const Values geometric = index_of(Mean::geometric);
  EXPECT_EQ(published(geometric[1], 2).value(), "188.29");
  EXPECT_EQ(published(geometric[2], 2).value(), "215.92");
}

TEST(MadeUpTradeIndex, contributions_of_the_five) {
  const Contributions result = contributions(five(Mean::arithmetic), in_2019, in_2020).value();
  const std::vector<std::string> expected{"2.64", "-0.44", "4.89", "21.48", "11.00"};
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_EQ(published(result.parts[i], 2).value(), expected[i]);
  EXPECT_EQ(published(result.change, 2).value(), "39.57");
  EXPECT_NEAR(result.residual, 0, 1e-12);
}

TEST(Contributions, need_both_rows_whole) {
  const Method method = five(Mean::arithmetic);
  EXPECT_EQ(contributions(method, Values{1}, in_2020).error().code, Code::index_shape);
  Values gap = in_2019;
  gap[0] = missing;
  EXPECT_EQ(contributions(method, gap, in_2020).error().code, Code::index_missing);
  Values zero = in_2019;
  zero[0] = 0;
  EXPECT_EQ(contributions(five(Mean::geometric), zero, in_2020).error().code, Code::index_positive);
}

RC_GTEST_PROP(Contributions, add_up_through_any_tree_and_mean, ()) {
  Method method;
  for (const char* name : {"a", "b", "c", "d", "e"}) method.indicators.push_back({name});
  method.tree = {{"top", {{"left", 0.25}, {"right", 0.75}}},
                 {"left", {{"a", {}}, {"b", {}}}},
                 {"right", {{"c", 0.5}, {"d", 0.125}, {"low", 0.375}}},
                 {"low", {{"e", {}}}}};
  method.mean = *rc::gen::element(Mean::arithmetic, Mean::geometric, Mean::harmonic);
  Values before;
  Values after;
  for (int i = 0; i < 5; ++i) {
    before.push_back(*rc::gen::inRange(1, 100000) / 128.0);
    after.push_back(before.back() + (i == 0 ? 0 : *rc::gen::inRange(0, 100000) / 1048576.0));
  }
  const Contributions result = contributions(method, before, after).value();
  RC_ASSERT(std::abs(result.residual) < 1e-9 * (1 + std::abs(result.change)));
  RC_ASSERT(result.parts[0] == 0);  // what does not move gives nothing
  for (const double part : result.parts) RC_ASSERT(part >= 0);
}

TEST(Series, a_new_base_keeps_percentages) {
  const Series rebased = rebase({{2010, 50}, {2011, 60}, {2012, 90}}, 2011).value();
  EXPECT_NEAR(rebased[0].value, 83.333333333333, 1e-9);
  EXPECT_EQ(rebased[1].value, 100);
  EXPECT_NEAR(rebased[2].value, 150, 1e-12);
}

TEST(Series, links_meet_at_their_first_period) {
  const std::vector<Series> links{
      {{2010, 100}, {2011, 110}, {2012, 121}}, {{2011, 50}, {2012, 60}}, {{2012, 1}, {2013, 2}}};
  const Chained result = chain(links).value();
  ASSERT_EQ(result.series.size(), 4U);
  EXPECT_NEAR(result.series[2].value, 132, 1e-12);
  EXPECT_NEAR(result.series[3].value, 264, 1e-12);
  ASSERT_EQ(result.breaks.size(), 2U);
  EXPECT_EQ(result.breaks[0].period, 2011);
  EXPECT_NEAR(result.breaks[0].factor, 2.2, 1e-12);
}

TEST(Series, series_that_do_not_meet_are_refused) {
  const std::vector<Series> apart{{{2010, 100}}, {{2011, 50}}};
  const std::vector<Series> zero{{{2010, 100}}, {{2010, 0}}};
  EXPECT_EQ(chain(apart).error().code, Code::index_series);
  EXPECT_EQ(chain(zero).error().code, Code::index_zero);
  EXPECT_EQ(chain({}).error().code, Code::index_series);
  EXPECT_EQ(rebase({{2010, 100}}, 2011).error().code, Code::index_series);
  EXPECT_EQ(rebase({{2010, 0}}, 2010).error().code, Code::index_zero);
  EXPECT_EQ(rebase({{2010, 1}, {2010, 2}}, 2010).error().code, Code::index_series);
  EXPECT_EQ(rebase({{2010, missing}}, 2010).error().code, Code::index_series);
}

RC_GTEST_PROP(Series, chaining_a_series_cut_anywhere_gives_it_back, ()) {
  Series whole;
  for (int year = 2000; year < 2010; ++year) whole.push_back({year, static_cast<double>(*rc::gen::inRange(1, 1000))});
  const auto cut = *rc::gen::inRange<std::ptrdiff_t>(0, 9);
  Series later(whole.begin() + cut, whole.end());
  for (Point& point : later) point.value *= 4;
  const std::vector<Series> links{{whole.begin(), whole.begin() + cut + 1}, later};
  const Chained result = chain(links).value();
  RC_ASSERT(result.series.size() == whole.size());
  for (std::size_t i = 0; i < whole.size(); ++i) RC_ASSERT(result.series[i].value == whole[i].value);
}

TEST(Published, half_goes_away_from_zero_as_people_read_it) {
  EXPECT_EQ(published(2.675, 2).value(), "2.68");
  EXPECT_EQ(published(-2.675, 2).value(), "-2.68");
  EXPECT_EQ(published(0.5, 0).value(), "1");
  EXPECT_EQ(published(999.995, 2).value(), "1000.00");
  EXPECT_EQ(published(-0.004, 2).value(), "0.00");
  EXPECT_EQ(published(1e22, 1).value(), "10000000000000000000000.0");
  EXPECT_EQ(published(1e-9, 3).value(), "0.000");
  EXPECT_EQ(published(12, 2).value(), "12.00");
  EXPECT_EQ(published(missing, 2).error().code, Code::index_method);
  EXPECT_EQ(published(1, 16).error().code, Code::index_method);
}

}  // namespace
}  // namespace nuan::index
