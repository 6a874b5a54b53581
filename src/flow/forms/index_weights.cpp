// Weights that the data suggest, in whole millionths, so that they make 100 % as they are printed.
#include <algorithm>
#include <array>

#include "base/apportion.hpp"
#include "flow/forms/index_inputs.hpp"
#include "flow/forms/index_tools.hpp"
#include "flow/forms/read_rows.hpp"
#include "index/weights.hpp"

namespace nuan::flow {
namespace {

constexpr std::int64_t millionths = 1'000'000;
constexpr std::array<std::string_view, 4> words = {"equal", "entropy", "critic", "pca"};

// In percent with four decimals, to the nearest by largest remainders.
std::vector<Rational> shared(const std::vector<double>& weights) {
  std::vector<Claimant> claimants;
  for (const double weight : weights) claimants.push_back({Rational(weight)});
  const auto portions = apportion(millionths, claimants, Divide::largest_remainder);
  ENSURE(portions);  // weights are not negative and make 1
  std::vector<Rational> result;
  for (const Portion& portion : *portions) {
    result.emplace_back(static_cast<long>(portion.units), static_cast<unsigned long>(millionths));
    result.back().canonicalize();
  }
  return result;
}

Result<std::vector<double>> weights_by(Weighing by, std::span<const index::Column> columns) {
  switch (by) {
    case Weighing::equal:
      return std::vector<double>(columns.size(), 1 / static_cast<double>(columns.size()));
    case Weighing::entropy: {
      TRY_LET(index::Entropy entropy, index::entropy_weights(columns));
      return std::move(entropy.weights);
    }
    case Weighing::critic:
      return index::critic_weights(columns);
    case Weighing::principal:
      break;
  }
  TRY_LET(index::Principal principal, index::principal_weights(columns));
  return std::move(principal.weights);
}

Suggested suggest(Weighing by, std::span<const index::Column> columns) {
  Suggested suggested{by, {}, {}};
  const auto weights = weights_by(by, columns);
  if (!weights)
    suggested.why = weights.error().sentence;
  else if (weights->empty())
    suggested.why = {"第一主成分的载荷有正有负,不能作权重",
                     "the loadings of the first component differ in sign: they are no weights"};
  else
    suggested.weights = shared(*weights);
  return suggested;
}

NodeWeights weigh(const policy::TreeNode& node, const index::Build& build) {
  NodeWeights result{node.name, {}, {}, {}};
  std::vector<index::Column> columns;
  for (const policy::TreePart& part : node.parts) {
    const index::Column* column = build.scaled.find(part.name);
    columns.push_back(column != nullptr ? *column : *build.nodes.find(part.name));
    result.parts.push_back(part.name);
  }
  for (const Weighing by : {Weighing::equal, Weighing::entropy, Weighing::critic, Weighing::principal})
    result.suggested.push_back(suggest(by, columns));
  if (const auto alpha = index::cronbach_alpha(columns)) result.alpha = *alpha;
  return result;
}

std::string percent_text(const Rational& weight) { return to_text(Rational(weight * 100)) + "%"; }

std::string setting_text(const policy::Plan& plan, policy::NodeId node) {
  return std::string(plan.source.text(plan.node(node).span));
}

// `Flights / Population less from 0 to 10`, as it stands in the file.
std::string part_text(const policy::Plan& plan, const policy::Composite& composite, const std::string& name) {
  const auto found = std::ranges::find(composite.indicators, name, &policy::Indicator::name);
  if (found == composite.indicators.end()) return name;
  std::string text = name;
  if (found->over != policy::none) text += " / " + found->over_name;
  if (found->less) text += " less";
  if (found->low != policy::none)
    text += " from " + setting_text(plan, found->low) + " to " + setting_text(plan, found->high);
  if (found->goal != policy::none) text += " goal " + setting_text(plan, found->goal);
  return text;
}

}  // namespace

std::span<const std::string_view> weighings() { return words; }

Result<std::vector<NodeWeights>> suggest_weights(const IndexWish& wish, const std::string& node, Files& files) {
  TRY_LET(const ReadRows rows, read_rows(*wish.plan, wish.tables, files));
  policy::Everybody everybody(*wish.plan, wish.inputs, rows.subjects);
  TRY_LET(const IndexInputs inputs, index_inputs(everybody, *wish.plan, *wish.index));
  TRY_LET(const index::Build build, index::build(inputs.table, inputs.method));
  std::vector<NodeWeights> result;
  for (const policy::TreeNode& one : wish.index->tree)
    if ((node.empty() && one.parts.size() > 1) || one.name == node) result.push_back(weigh(one, build));
  if (!result.empty()) return result;
  return fail(Code::usage, {}, {"指数的树里没有一层叫 " + node, "the tree of the index has no part " + node});
}

std::string node_text(const policy::Plan& plan, const policy::Composite& composite, const NodeWeights& node,
                      const Suggested& suggested, const std::string& base) {
  std::string text = node.node + " = ";
  for (std::size_t i = 0; i < node.parts.size(); ++i)
    text += (i == 0 ? "" : ", ") + percent_text(suggested.weights[i]) + " " + part_text(plan, composite, node.parts[i]);
  return text + "\n  frozen \"" + base +
         "\" source \"nuan index weights: " + std::string(words[static_cast<std::size_t>(suggested.by)]) + "\"";
}

}  // namespace nuan::flow
