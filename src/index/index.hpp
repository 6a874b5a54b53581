// Index: a composite index built stage by stage, each stage kept. Pure; sums run in the order of keys and names.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "index/table.hpp"

namespace nuan::index {

struct Posts {
  double low = 0;
  double high = 1;
};

struct Indicator {
  std::string name;
  bool less = false;             // less is better
  std::string denominator;       // a column of the table; empty: none
  std::optional<Posts> posts;    // its own goalposts, before those of the scale
  std::optional<double> target;  // for a distance to target
};

// What happens to a missing cell, then who stays.
// carry: the number of the row before; between: on the line from the row before to the one behind, by place. Both where
// rows are periods; neither reaches beyond the first or the last number there is (carry not before the first).
enum class Fill : std::uint8_t { refuse, group_mean, mean, carry, between, leave };
struct Missing {
  Fill fill = Fill::refuse;
  double least = 0;           // share of indicators a unit needs to stay, 0 to 1
  bool count_filled = false;  // whether filled cells count towards it
  double least_parts = 0;     // share of weight a node needs, where cells were left missing; else the node is missing
};

// While |G1| > skew and G2 > kurtosis, all points at the extreme are drawn in to the next value, as long as the tie
// groups last moved on both sides hold fewer than at_most points; if that fails, the logarithm of the distance from the
// other end plus a hundredth of the range; if that fails, too, the column stays as it was, and says so.
struct Outliers {
  double skew = 2;
  double kurtosis = 3.5;
  std::size_t at_most = 5;
};

struct MinMax {  // low + (high - low) (x - min) / (max - min)
  double low = 0;
  double high = 100;
};
struct ZScore {  // mean + deviation (x - average) / sample standard deviation
  double mean = 0;
  double deviation = 1;
};
struct Ranks {  // the worst low, the best high, ties in the middle
  double low = 0;
  double high = 100;
};
struct Goalposts {  // (x - posts.low) / (posts.high - posts.low), cut off at 0 and 1, times scale
  Posts posts;
  double scale = 100;
};
struct Distance {  // (x - min) / (target - min), or (max - x) / (max - target) where less is better
  bool cap = true;
};
struct RatioToBase {  // 100 x / base, or 100 base / x where less is better; base is the row with this key
  std::string key;
};
using Scale = std::variant<MinMax, ZScore, Ranks, Goalposts, Distance, RatioToBase>;

enum class Mean : std::uint8_t { arithmetic, geometric, harmonic };

struct Part {
  std::string name;              // an indicator or a node
  std::optional<double> weight;  // at one node all given, summing to 1, or none: equal
};
struct Node {
  std::string name;
  std::vector<Part> parts;
};
// Any order, any depth; one node is part of no other: the index. Every indicator stands in it once.
using Tree = std::vector<Node>;

struct Method {
  std::vector<Indicator> indicators;
  Tree tree;
  Missing missing;
  std::optional<Outliers> outliers;
  Scale scale;
  Mean mean = Mean::arithmetic;
};

enum class Treated : std::uint8_t { not_needed, winsorised, logarithm, in_vain };
struct Treatment {
  std::string indicator;
  Treated how = Treated::not_needed;
  std::size_t points = 0;  // drawn in
};
struct Cell {
  std::string key;
  std::string indicator;
};

struct Build {
  Table denominated;
  Table filled;
  std::vector<Cell> filled_cells;
  Table screened;
  std::vector<std::string> dropped;
  Table treated;
  std::vector<Treatment> treatments;  // one for each indicator
  Table scaled;
  Table nodes;  // parts before wholes; the last column is the index
};

// All stages. The table comes from arrange(). Fails with index_missing (also: an indicator or denominator without a
// column), index_zero, index_constant, index_positive, index_tree, index_weights, index_method.
[[nodiscard]] Result<Build> build(const Table& table, const Method& method);

}  // namespace nuan::index
