#include <gtest/gtest.h>

#include <algorithm>

#include "index/asem_for_tests.hpp"
#include "index/combine.hpp"
#include "index/statistics.hpp"
#include "index/weights.hpp"

namespace nuan::index {
namespace {

// Every cell within 1e-9 of the published table, relative where the figures are large.
void expect_table(const Table& ours, const std::string& stage, const std::vector<std::string>& columns,
                  double within = 1e-9) {
  const Table theirs = asem_table(stage, columns);
  ASSERT_EQ(ours.keys, theirs.keys);
  std::size_t compared = 0;
  for (const Column& column : theirs.columns) {
    const Column* const own = ours.find(column.name);
    ASSERT_NE(own, nullptr) << column.name;
    for (std::size_t i = 0; i < theirs.keys.size(); ++i) {
      ASSERT_EQ(is_missing(own->values[i]), is_missing(column.values[i])) << column.name << " " << theirs.keys[i];
      if (is_missing(column.values[i])) continue;
      ASSERT_NEAR(own->values[i], column.values[i], within * std::max(1.0, std::abs(column.values[i])))
          << column.name << " " << theirs.keys[i];
      ++compared;
    }
  }
  ASSERT_GT(compared, 0U);
}

const Build& asem() {
  static const Build built = build(asem_raw(), asem_method()).value();
  return built;
}

TEST(Asem, every_stage) {
  const std::vector<std::string> indicators = asem_indicators();
  ASSERT_EQ(indicators.size(), 49U);
  ASSERT_EQ(asem().denominated.keys.size(), 51U);
  expect_table(asem().denominated, "denominated", indicators);
  expect_table(asem().filled, "imputed", indicators);
  expect_table(asem().screened, "screened", indicators);
  expect_table(asem().treated, "treated", indicators);
  expect_table(asem().scaled, "normalised", indicators);
  std::vector<std::string> nodes;
  for (const Column& column : asem().nodes.columns) nodes.push_back(column.name);
  ASSERT_EQ(nodes.size(), 11U);
  expect_table(asem().nodes, "aggregated", nodes);
  const Table raw = asem_table("raw", indicators);
  std::ptrdiff_t empty = 0;
  for (const Column& column : raw.columns) empty += std::ranges::count_if(column.values, is_missing);
  EXPECT_EQ(empty, 63);
  EXPECT_EQ(asem().filled_cells.size(), 65U);  // two more have no denominator
  EXPECT_TRUE(asem().dropped.empty());
}

TEST(Asem, headline_values_and_places) {
  const auto index = [](const char* key) { return value_of(asem().nodes, "Index", key); };
  EXPECT_NEAR(index("CHE"), 68.38372, 5.1e-6);
  EXPECT_NEAR(index("NLD"), 64.81952, 5.1e-6);
  EXPECT_NEAR(index("SGP"), 58.36628, 5.1e-6);
  EXPECT_NEAR(index("CHN"), 37.76855, 5.1e-6);
  EXPECT_NEAR(value_of(asem().nodes, "Conn", "CHN"), 28.23960, 5.1e-6);
  EXPECT_NEAR(value_of(asem().nodes, "Sust", "CHN"), 47.29750, 5.1e-6);
  const std::vector<double> place = places(asem().nodes.columns.back().values);
  const auto place_of = [&](const char* key) {
    return place[static_cast<std::size_t>(std::ranges::find(asem().nodes.keys, key) - asem().nodes.keys.begin())];
  };
  EXPECT_EQ(place_of("CHE"), 1);
  EXPECT_EQ(place_of("SGP"), 14);
  EXPECT_EQ(place_of("VNM"), 36);
  EXPECT_EQ(place_of("LAO"), 48);
  EXPECT_EQ(place_of("CHN"), 49);
}

TEST(Asem, which_indicators_were_drawn_in) {
  std::map<std::string, std::size_t> drawn;
  for (const Treatment& one : asem().treatments) {
    EXPECT_TRUE(one.how == Treated::not_needed || one.how == Treated::winsorised) << one.indicator;
    if (one.how == Treated::winsorised) drawn[one.indicator] = one.points;
  }
  EXPECT_EQ(drawn, (std::map<std::string, std::size_t>{{"Flights", 1},
                                                       {"Bord", 3},
                                                       {"Gas", 3},
                                                       {"Services", 4},
                                                       {"FDI", 2},
                                                       {"ForPort", 3},
                                                       {"CostImpEx", 1},
                                                       {"Tariff", 3},
                                                       {"StMob", 2},
                                                       {"CultServ", 3},
                                                       {"Forest", 2},
                                                       {"Poverty", 3},
                                                       {"NGOs", 3},
                                                       {"FemLab", 1},
                                                       {"PubDebt", 1}}));
}

TEST(Asem, geometric_means_on_a_scale_from_1) {
  Method method = asem_method();
  method.scale = MinMax{1, 100};
  method.mean = Mean::geometric;
  const Build built = build(asem_raw(), method).value();
  std::vector<std::string> nodes;
  for (const Column& column : built.nodes.columns) nodes.push_back(column.name);
  expect_table(built.nodes, "geo_1_100", nodes, 5.1e-7);  // printed with six decimals
  EXPECT_NEAR(value_of(built.nodes, "Index", "CHE"), 58.00631, 5.1e-6);
}

TEST(Asem, z_scores) {
  Method method = asem_method();
  method.scale = ZScore{10, 2};
  const Build built = build(asem_raw(), method).value();
  EXPECT_NEAR(value_of(built.nodes, "Index", "CHE"), 11.30302, 5.1e-6);
  EXPECT_NEAR(value_of(built.nodes, "Index", "SWE"), 10.89346, 5.1e-6);
  EXPECT_NEAR(value_of(built.nodes, "Index", "CHN"), 8.89983, 5.1e-6);
}

// Of what was observed, five countries have less than 90 %: the rule must say which cells it counts.
TEST(Asem, counting_observed_cells_only_would_drop_five_countries) {
  Method method = asem_method();
  method.missing.count_filled = false;
  EXPECT_EQ(build(asem_raw(), method)->dropped, (std::vector<std::string>{"BGD", "BRN", "KHM", "LAO", "MMR"}));
}

TEST(Asem, statistics_of_the_raw_data) {
  const Table raw = asem_raw();
  EXPECT_NEAR(shape_of(raw.find("Flights")->values).skewness, 2.10329, 5.1e-6);
  EXPECT_NEAR(shape_of(raw.find("Flights")->values).excess_kurtosis, 4.50888, 5.1e-6);
  EXPECT_NEAR(shape_of(raw.find("CO2")->values).skewness, 1.10716, 5.1e-6);
  EXPECT_NEAR(average(raw.find("LPI")->values), 3.41187, 5.1e-6);
  EXPECT_NEAR(standard_deviation(raw.find("LPI")->values), 0.538476, 5.1e-7);
}

TEST(Asem, effective_weights_are_products_down_the_tree) {
  const Method method = asem_method();
  const Ready ready = make_ready(method.tree, method.indicators).value();
  const std::vector<double> weights = effective_weights(ready, method.indicators.size());
  double sum = 0;
  for (const double weight : weights) sum += weight;
  EXPECT_NEAR(sum, 1, 1e-14);
  EXPECT_NEAR(weights[0], 0.5 / 5 / 8, 1e-15);   // LPI, one of eight of one of five of one of two
  EXPECT_NEAR(weights[48], 0.5 / 3 / 5, 1e-15);  // NEET
}

std::vector<Column> pillars() {
  std::vector<Column> columns;
  for (const char* name : {"ConEcFin", "Instit", "P2P", "Physical", "Political"})
    columns.push_back(*asem().nodes.find(name));
  return columns;
}

void expect_numbers(const std::vector<double>& ours, const std::vector<double>& theirs) {
  ASSERT_EQ(ours.size(), theirs.size());
  for (std::size_t i = 0; i < ours.size(); ++i) EXPECT_NEAR(ours[i], theirs[i], 5.1e-7) << i;
}

TEST(Asem, three_weightings_of_five_pillars) {
  const Principal principal = principal_weights(pillars()).value();
  expect_numbers(principal.loadings, {0.304993, 0.508154, 0.510845, 0.511797, 0.354767});
  EXPECT_NEAR(principal.eigenvalue, 2.943453, 5.1e-7);
  EXPECT_NEAR(principal.share, 0.58869, 5.1e-6);
  EXPECT_NEAR(principal.weights[1], 0.232, 5e-4);
  expect_numbers(entropy_weights(pillars())->weights, {0.322471, 0.042477, 0.358915, 0.137194, 0.138942});
  expect_numbers(critic_weights(pillars()).value(), {0.261206, 0.129159, 0.161012, 0.136951, 0.311673});
}

TEST(Asem, alpha_of_the_people_to_people_indicators) {
  std::vector<Column> columns;
  for (const Node& node : asem_method().tree)
    if (node.name == "P2P")
      for (const Part& part : node.parts) columns.push_back(*asem().scaled.find(part.name));
  ASSERT_EQ(columns.size(), 8U);
  EXPECT_NEAR(cronbach_alpha(columns).value(), 0.850168, 5.1e-7);
}

TEST(Asem, the_order_of_rows_changes_no_bit) {
  Table table = asem_raw();
  std::ranges::reverse(table.keys);
  std::ranges::reverse(table.groups);
  for (Column& column : table.columns) std::ranges::reverse(column.values);
  Method method = asem_method();
  std::ranges::reverse(method.tree);
  for (Node& node : method.tree) std::ranges::reverse(node.parts);
  const Build other = build(arrange(table).value(), method).value();
  EXPECT_EQ(other.nodes.columns.back().values, asem().nodes.columns.back().values);
}

}  // namespace
}  // namespace nuan::index
