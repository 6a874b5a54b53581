#include <gmock/gmock.h>

#include <cmath>
#include <map>

#include "base/rational.hpp"
#include "flow/forms/applied_for_tests.hpp"

namespace nuan::flow {
namespace {

const std::string counties = R"(
table county key code
  region  one of north "north", south "south" "region"
  people  count  "people"
  air     real or missing "air"
  water   real or missing "water"
  roads   real or missing "roads"
)";

ToldForms indexed(const std::string& index, const std::string& rows) {
  return tell_forms(counties + "index i of county " + index, rows);
}

// The figure of a part or indicator in a county's index.
double part(const ToldForms& told, std::string_view key, std::string_view name, std::string_view column = "value") {
  if (!told.applied) return std::nan("");
  const policy::FormTable& table = told.applied->tables.back();
  const auto at = std::ranges::find(table.columns, column) - table.columns.begin();
  for (const policy::FormRow& row : table.rows)
    if (row.key.front() == key && row.key.back() == name) {
      const std::string text = figure_text(row.figures[static_cast<std::size_t>(at)], Language::en);
      return text.empty() ? std::nan("") : std::stod(text);
    }
  return std::nan("");
}

std::string failure(const ToldForms& told) {
  return told.applied ? "none" : std::string(info(told.applied.error().code).name);
}

std::string notes(const ToldForms& told) {
  std::string all;
  for (const Words& note : told.applied->tables.back().notes) all += note.en + "\n";
  return all;
}

const std::string three = R"(
county code a region north people 100 air 10 water 200 roads 3
county code b region north people 400 air 30 water 100 roads 5
county code c region south people 500 air 20 water 400 roads 9
)";

TEST(index_form, runs_up_a_tree_of_any_depth_with_directions_and_denominators) {
  const ToldForms told = indexed(
      "tree Whole = 60% Nature, 40% roads / people Nature = air less, water scale min-max 0 to 100 combine arithmetic",
      three);
  // air 100 0 50; water 100/3 0 100; roads for each 0.03 0.0125 0.018: 100 0 31.43
  EXPECT_NEAR(part(told, "a", "Nature"), (100 + 100.0 / 3) / 2, 1e-12);
  EXPECT_NEAR(part(told, "c", "roads"), 100 * (0.018 - 0.0125) / (0.03 - 0.0125), 1e-12);
  EXPECT_NEAR(part(told, "c", "Whole"), 0.6 * 75 + 0.4 * part(told, "c", "roads"), 1e-12);
  EXPECT_NEAR(part(told, "a", "Whole"), 0.6 * 66.66666666666667 + 40, 1e-12);
  EXPECT_EQ(part(told, "a", "Whole", "rank"), 1);
  EXPECT_EQ(part(told, "b", "Whole", "rank"), 3);
}

TEST(index_form, levels_count_from_the_indicators_and_rows_run_from_the_index_down) {
  const ToldForms told =
      indexed("tree Whole = Nature, roads Nature = air, water scale min-max 0 to 100 combine arithmetic", three);
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < 5; ++i) {
    const policy::FormRow& row = told.applied->tables.front().rows[i];
    lines.push_back(row.key[0] + row.key[1] + row.key[2]);
  }
  EXPECT_THAT(lines, testing::ElementsAre("a3Whole", "a2Nature", "a1air", "a1water", "a1roads"));
  EXPECT_THAT(told.applied->tables.front().key_names, testing::ElementsAre("code", "level", "name"));
}

TEST(index_form, contributions_make_up_the_index) {
  const ToldForms told = indexed(
      "tree Whole = 60% Nature, 40% roads Nature = air less, water scale min-max 0 to 100 combine arithmetic", three);
  const double sum = part(told, "c", "air", "contribution") + part(told, "c", "water", "contribution") +
                     part(told, "c", "roads", "contribution");
  EXPECT_NEAR(sum, part(told, "c", "Whole"), 1e-12);
  EXPECT_NEAR(part(told, "c", "Nature", "contribution"), 0.6 * part(told, "c", "Nature"), 1e-12);
}

// The change between two rows is the sum of what the indicators changed, by any mean.
TEST(index_form, contributions_make_up_a_change_by_each_mean) {
  for (const std::string mean : {"arithmetic", "geometric", "harmonic"}) {
    const ToldForms told =
        indexed("tree Whole = Nature, roads Nature = air less, water scale ratio to a = 100 combine " + mean +
                    " against previous",
                three);
    const double change = part(told, "c", "Whole") - part(told, "b", "Whole");
    EXPECT_NEAR(part(told, "c", "Whole", "contribution"), change, 1e-10) << mean;
    EXPECT_TRUE(std::isnan(part(told, "a", "Whole", "contribution"))) << mean;
    EXPECT_NEAR(part(told, "a", "Whole"), 100, 1e-12) << mean;
    const ToldForms other =
        indexed("tree Whole = air, roads scale ratio to a = 100 combine " + mean + " against b", three);
    EXPECT_NEAR(part(other, "c", "air", "contribution") + part(other, "c", "roads", "contribution"),
                part(other, "c", "Whole") - part(other, "b", "Whole"), 1e-10)
        << mean;
  }
}

// What is exact stays within 1e-12 of exact fractions: the same index by rational numbers.
TEST(index_form, agrees_with_exact_arithmetic) {
  std::string rows;
  std::map<std::string, std::vector<Rational>> cells;
  std::uint64_t state = 7;
  const auto number = [&] {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<long>((state >> 40) % 99'991) + 1;
  };
  for (int i = 0; i < 40; ++i) {
    const std::string key = "k" + std::to_string(100 + i);
    const long people = number(), air = number(), water = number(), roads = number();
    cells[key] = {Rational(air, 1000), Rational(water, 100) / people, Rational(roads, 10)};
    const auto text = [](const Rational& value) { return to_text(value); };
    rows += "county code " + key + " region north people " + std::to_string(people) + " air " +
            text(Rational(air, 1000)) + " water " + text(Rational(water, 100)) + " roads " + text(Rational(roads, 10)) +
            "\n";
  }
  const ToldForms told = indexed(
      "tree Whole = 35.5% air, 44.5% water / people, 20% roads less scale min-max 1 to 7 combine arithmetic", rows);
  std::vector<Rational> low = cells.begin()->second, high = low;
  for (const auto& [key, row] : cells)
    for (std::size_t i = 0; i < 3; ++i) {
      low[i] = std::min(low[i], row[i]);
      high[i] = std::max(high[i], row[i]);
    }
  const std::vector<Rational> weights = {Rational(355, 1000), Rational(445, 1000), Rational(2, 10)};
  for (const auto& [key, row] : cells) {
    Rational index = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      const Rational way = (i == 2 ? high[i] - row[i] : row[i] - low[i]) / (high[i] - low[i]);
      index += weights[i] * (1 + 6 * way);
    }
    EXPECT_NEAR(part(told, key, "Whole"), index.get_d(), 1e-12) << key;
  }
}

TEST(index_form, a_missing_cell_is_refused_filled_or_left_out_as_the_policy_says) {
  const std::string gap = three + "county code d region south people 10 water 300 roads 4\n";
  const std::string tree = "tree Whole = air, water, roads ";
  const std::string rest = "scale min-max 0 to 100 combine arithmetic";
  EXPECT_EQ(failure(indexed(tree + rest, gap)), "index_missing");
  EXPECT_EQ(part(indexed(tree + "missing mean of same region " + rest, gap), "d", "air"), 50);  // c's 20
  EXPECT_EQ(part(indexed(tree + "missing mean " + rest, gap), "d", "air"), 50);                 // (10 + 30 + 20) / 3
  EXPECT_EQ(part(indexed(tree + "missing carry " + rest, gap), "d", "air"), 50);                // c's
  EXPECT_EQ(failure(indexed(tree + "missing between " + rest, gap)), "index_missing");          // nothing behind it
  const ToldForms skipped = indexed(tree + "missing skip " + rest, gap);
  EXPECT_NEAR(part(skipped, "d", "Whole"), (part(skipped, "d", "water") + part(skipped, "d", "roads")) / 2, 1e-12);
  EXPECT_TRUE(std::isnan(part(skipped, "d", "air")));
  const ToldForms strict = indexed(tree + "missing skip, leave out under 70% " + rest, gap);
  EXPECT_TRUE(std::isnan(part(strict, "d", "Whole")));
  EXPECT_THAT(notes(strict), testing::HasSubstr("“d” has too little data"));
  const ToldForms parts = indexed(tree + "missing skip, no part under 70% " + rest, gap);
  EXPECT_TRUE(std::isnan(part(parts, "d", "Whole")));
}

TEST(index_form, tells_how_much_of_the_weight_was_filled) {
  const ToldForms told =
      indexed("tree Whole = 20% air, 80% water missing mean scale min-max 0 to 100 combine arithmetic",
              three + "county code d region south people 10 water 300 roads 4\n");
  EXPECT_THAT(told.steps("i", "d"), testing::HasSubstr("20.00% of its weight are filled cells"));
  EXPECT_THAT(told.steps("i", "d"), testing::HasSubstr("missing, filled with the mean: 20"));
  EXPECT_THAT(notes(told), testing::HasSubstr("1 missing cells were filled"));
}

TEST(index_form, draws_in_outliers_and_says_so) {
  std::string rows;
  for (int i = 0; i < 9; ++i)
    rows += "county code k" + std::to_string(i) + " region north people 1 air " + std::to_string(i == 4 ? 900 : i) +
            " water " + std::to_string(i) + "\n";
  const std::string tree = "tree Whole = air, water ";
  const std::string rest = "scale min-max 0 to 100 combine arithmetic";
  const ToldForms drawn = indexed(tree + "outliers winsorise over skew 2, kurtosis 3.5, at most 5 " + rest, rows);
  EXPECT_EQ(part(drawn, "k8", "air"), 100);
  EXPECT_THAT(notes(drawn), testing::HasSubstr("air: 1 outlying points were drawn in"));
  EXPECT_NEAR(part(indexed(tree + rest, rows), "k8", "air"), 100 * 8.0 / 900, 1e-12);
}

TEST(index_form, scales_as_it_is_told) {
  const auto scaled = [](const std::string& part_text, const std::string& scale) {
    return part(indexed("tree Whole = " + part_text + ", water scale " + scale + " combine arithmetic", three), "c",
                "air");
  };
  EXPECT_EQ(scaled("air", "min-max 1 to 3"), 2);
  EXPECT_EQ(scaled("air", "rank 0 to 10"), 5);
  EXPECT_EQ(scaled("air", "z-score 10 deviation 2"), 10);
  EXPECT_EQ(scaled("air", "goalposts 0 to 40"), 50);
  EXPECT_EQ(scaled("air", "goalposts 0 to 40 times 1"), 0.5);
  EXPECT_EQ(scaled("air from 10 to 15", "goalposts 0 to 40"), 100);
  EXPECT_EQ(scaled("air less", "ratio to a = 100"), 50);
  const ToldForms goals =
      indexed("tree Whole = air goal 15, water goal 500 scale distance to goal combine arithmetic", three);
  EXPECT_EQ(part(goals, "c", "air"), 2);
  const ToldForms capped =
      indexed("tree Whole = air goal 15, water goal 500 scale distance to goal capped combine arithmetic", three);
  EXPECT_EQ(part(capped, "c", "air"), 1);
}

TEST(index_form, sets_a_base_and_goes_on_from_the_index_before) {
  const std::string old_one = "tree Old = air, water scale ratio to a = 100 combine arithmetic ";
  const ToldForms based = indexed(old_one + "base b = 100", three);
  EXPECT_NEAR(part(based, "b", "Old"), 100, 1e-12);
  EXPECT_NEAR(part(based, "c", "Old"), 100 * (200 + 200) / (300 + 50.0), 1e-12);
  const ToldForms chained = tell_forms(counties + "index i of county " + old_one +
                                           "\nindex j of county tree New = roads, water scale ratio to b = 100 combine "
                                           "arithmetic continues i at b against previous",
                                       three);
  EXPECT_NEAR(part(chained, "a", "New"), 100, 1e-12);
  EXPECT_NEAR(part(chained, "b", "New"), 175, 1e-12);                             // (300 + 50) / 2
  EXPECT_NEAR(part(chained, "c", "New"), 175 * ((180 + 400) / 2.0) / 100, 1e-9);  // and times what the new one grew
  EXPECT_NEAR(part(chained, "c", "New", "contribution"), part(chained, "c", "New") - 175, 1e-9);
  EXPECT_THAT(notes(chained), testing::HasSubstr("goes on from the index before at “b”, times 1.75"));
  EXPECT_EQ(failure(indexed(old_one + "base z = 100", three)), "index_series");
}

TEST(index_form, prints_last_and_tells_what_printing_leaves) {
  const ToldForms told = indexed(
      "tree Whole = 33.3333% air, 33.3333% water, 33.3334% roads scale ratio to a = 100 combine arithmetic "
      "against previous publish 1",
      three);
  EXPECT_EQ(told.figure("i", "b", "value"), "172.2");
  EXPECT_EQ(told.figure("i", "b", "contribution"), "72.2");
  EXPECT_THAT(told.steps("i", "b"), testing::HasSubstr("+72.22 points, +72.22%, against “a”"));
  EXPECT_THAT(told.steps("i", "b"), testing::HasSubstr("the contributions as printed leave 0"));
}

TEST(index_form, an_index_that_cannot_be_fails_with_its_code) {
  EXPECT_EQ(failure(indexed("tree Whole = air, people scale min-max 0 to 100 combine geometric", three)),
            "index_positive");
  EXPECT_EQ(failure(indexed("tree Whole = air, water / roads scale min-max 0 to 1 combine arithmetic",
                            three + "county code d region north people 1 air 1 water 1 roads 0\n")),
            "index_zero");
  EXPECT_EQ(failure(indexed("tree Whole = air, water scale ratio to 2010 = 100 combine arithmetic", three)),
            "index_missing");
  EXPECT_EQ(failure(indexed("tree Whole = air, water scale min-max 0 to 1 combine arithmetic",
                            "county code a region north people 1 air 1 water 1 roads 0\n")),
            "index_constant");
}

// Facts of different days: what was known on a day, and revisions after it.
TEST(index_form, knows_what_was_known_on_a_day) {
  const std::string declarations = R"(
input vintage date
table period key year_code
table release of period in order published_on, release_id
  published_on  date    "day"
  exports       number  "exports"
  imports       number  "imports"
let out_going = last of exports where published_on <= vintage per life
let in_coming = last of imports where published_on <= vintage per life
index i of period tree Whole = out_going, in_coming scale ratio to 2020 = 100 combine arithmetic)";
  const auto at = [&](const std::string& day, const std::string& clause = "") {
    return part(tell_forms(declarations + clause, "set vintage " + day + R"(
period year_code "2020"
release 2021-01-01 exports 100 imports 50
period year_code "2021"
release 2022-01-01 exports 110 imports 50
release 2022-06-01 exports 120 imports 60)"),
                "2021", "Whole");
  };
  EXPECT_EQ(at("2022-05-31"), 105);
  EXPECT_EQ(at("2022-06-01"), 120);
  EXPECT_TRUE(std::isnan(at("2021-12-31")));
}

}  // namespace
}  // namespace nuan::flow
