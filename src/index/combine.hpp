// Combine: the tree made ready once, then run for as many tables as wanted.
#pragma once

#include <string>
#include <vector>

#include "index/index.hpp"

namespace nuan::index {

// A node with its parts as places: indicators first, in the method's order, then nodes in the order of `Ready`.
struct ReadyNode {
  std::string name;
  std::vector<std::size_t> parts;  // in the order of their names
  std::vector<double> weights;     // sum to 1
};
// Parts before wholes; the last one is the index.
using Ready = std::vector<ReadyNode>;

// Fails with index_tree (a part that is nothing, used twice, a circle, several tops, an indicator left over) and
// index_weights (some given and some not, negative, not summing to 1).
[[nodiscard]] Result<Ready> make_ready(const Tree& tree, std::span<const Indicator> indicators);

// The columns of the nodes, in the order of `ready`.
[[nodiscard]] Result<Table> combine(const Table& scaled, const Ready& ready, Mean mean, double least_parts);

// What each indicator weighs in the index: the product of the weights above it. In the order of the indicators.
[[nodiscard]] std::vector<double> effective_weights(const Ready& ready, std::size_t indicators);

}  // namespace nuan::index
