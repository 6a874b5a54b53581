// What `nuan index` tells of an index beside its values: weights that its data suggest, and how far values and places
// hang on choices that could have been made otherwise.
#pragma once

#include <cstdint>

#include "base/files.hpp"
#include "index/sensitivity.hpp"
#include "policy/apply.hpp"

namespace nuan::flow {

// Where the rows come from: every table of the plan once, the subject's first.
struct IndexWish {
  const policy::Plan* plan = nullptr;
  std::vector<policy::Value> inputs;
  std::vector<std::pair<policy::Index, std::string>> tables;
  const policy::Composite* index = nullptr;
};

enum class Weighing : std::uint8_t { equal, entropy, critic, principal };
// The words of the command line, in the order of Weighing.
[[nodiscard]] std::span<const std::string_view> weighings();

struct Suggested {
  Weighing by = Weighing::equal;
  std::vector<Rational> weights;  // of the node's parts; they sum to 1 exactly. Empty: `why` says why there are none
  Words why;
};
struct NodeWeights {
  std::string node;
  std::vector<std::string> parts;
  std::vector<Suggested> suggested;  // by each method
  std::optional<double> alpha;       // Cronbach's
};
// For the node of that name, or for all where the name is empty. Fed with the columns of its parts, on their scale.
// Fails with the codes of src/index, and with usage for a name that no node has.
[[nodiscard]] Result<std::vector<NodeWeights>> suggest_weights(const IndexWish& wish, const std::string& node,
                                                               Files& files);
// The node as the policy would write it with these weights.
[[nodiscard]] std::string node_text(const policy::Plan& plan, const policy::Composite& index, const NodeWeights& node,
                                    const Suggested& suggested, const std::string& base);

struct SensitivityWish {
  IndexWish index;
  std::size_t draws = 0;
  std::uint64_t seed = 0;
  int spread_percent = 25;  // of each weight, up and down
  std::string out;
  std::string version;
};
struct SensitivityReport {
  std::vector<index::Uncertain> bands;
  index::Effects effects;
  std::vector<Words> varied;  // what was varied, and what could not be
};
// Writes bands.csv, effects.csv and summary.json: all or nothing.
[[nodiscard]] Result<SensitivityReport> index_sensitivity(const SensitivityWish& wish, Files& files);

}  // namespace nuan::flow
