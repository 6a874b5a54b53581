#include "index/combine.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "index/means.hpp"
#include "index/refuse.hpp"

namespace nuan::index {
namespace {

Failure bad_tree(const std::string& name, const std::string& zh, const std::string& en) {
  return refuse(Code::index_tree, "指标树中的“" + name + "”" + zh, "“" + name + "” of the tree " + en);
}

Result<std::vector<double>> weights_of(const Node& node) {
  const auto given = std::ranges::count_if(node.parts, [](const Part& part) { return part.weight.has_value(); });
  const double parts = static_cast<double>(node.parts.size());
  if (given == 0) return std::vector<double>(node.parts.size(), 1 / parts);
  if (given != static_cast<std::ptrdiff_t>(node.parts.size()))
    return refuse(Code::index_weights, "“" + node.name + "”只给了一部分权重",
                  "“" + node.name + "” gives some weights only");
  std::vector<double> weights;
  double sum = 0;
  for (const Part& part : node.parts) {
    if (!(*part.weight >= 0))
      return refuse(Code::index_weights, "“" + part.name + "”的权重为负",
                    "the weight of “" + part.name + "” is negative");
    weights.push_back(*part.weight);
    sum += *part.weight;
  }
  if (!(std::abs(sum - 1) <= 1e-9))
    return refuse(Code::index_weights, "“" + node.name + "”的权重合计 " + std::to_string(sum) + ",应是 1",
                  "the weights of “" + node.name + "” sum to " + std::to_string(sum) + ", expected 1");
  for (double& weight : weights) weight /= sum;
  return weights;
}

class Planter {
 public:
  Planter(const Tree& tree, std::span<const Indicator> indicators) : tree_(tree), indicators_(indicators) {}

  Result<Ready> plant() {
    TRY(name_all());
    TRY_LET(const Node* const top, find_top());
    TRY(add(*top));
    if (ready_.size() != tree_.size())
      return bad_tree(top->name, "够不到全部节点:有成环的", "does not reach all nodes: some run in a circle");
    for (const Indicator& indicator : indicators_)
      if (!used_.contains(indicator.name)) return bad_tree(indicator.name, "没有被任何节点使用", "is used by no node");
    return std::move(ready_);
  }

 private:
  Result<void> name_all() {
    for (std::size_t i = 0; i < indicators_.size(); ++i)
      if (!places_.emplace(indicators_[i].name, i).second)
        return bad_tree(indicators_[i].name, "出现了两次", "stands twice");
    for (const Node& node : tree_) {
      if (places_.contains(node.name) || !nodes_.emplace(node.name, &node).second)
        return bad_tree(node.name, "出现了两次", "stands twice");
      if (node.parts.empty()) return bad_tree(node.name, "没有组成部分", "has no parts");
      for (const Part& part : node.parts)
        if (!used_.insert(part.name).second) return bad_tree(part.name, "被用了两次", "is used twice");
    }
    return {};
  }

  Result<const Node*> find_top() {
    const Node* top = nullptr;
    for (const Node& node : tree_) {
      if (used_.contains(node.name)) continue;
      if (top != nullptr)
        return bad_tree(node.name, "与“" + top->name + "”都在顶端", "and “" + top->name + "” are both at the top");
      top = &node;
    }
    if (top == nullptr) return bad_tree("", "没有顶端", "has no top");
    return top;
  }

  // Every part is used once and the top by none, so this descent meets no node twice.
  Result<void> add(const Node& node) {
    TRY_LET(const std::vector<double> weights, weights_of(node));
    std::map<std::string, double> parts;
    for (std::size_t i = 0; i < node.parts.size(); ++i) parts[node.parts[i].name] = weights[i];
    ReadyNode ready{node.name, {}, {}};
    for (const auto& [name, weight] : parts) {
      if (const auto found = nodes_.find(name); found != nodes_.end())
        TRY(add(*found->second));
      else if (!places_.contains(name))
        return bad_tree(name, "既不是指标也不是节点", "is neither an indicator nor a node");
      ready.parts.push_back(places_.at(name));
      ready.weights.push_back(weight);
    }
    places_[node.name] = indicators_.size() + ready_.size();
    ready_.push_back(std::move(ready));
    return {};
  }

  const Tree& tree_;
  std::span<const Indicator> indicators_;
  std::map<std::string, std::size_t> places_;
  std::map<std::string, const Node*> nodes_;
  std::set<std::string> used_;
  Ready ready_;
};

}  // namespace

Result<Ready> make_ready(const Tree& tree, std::span<const Indicator> indicators) {
  return Planter(tree, indicators).plant();
}

Result<Table> combine(const Table& scaled, const Ready& ready, Mean mean, double least_parts) {
  Table nodes{scaled.keys, scaled.groups, {}};
  const std::size_t indicators = scaled.columns.size();
  for (const ReadyNode& node : ready) {
    Column column{node.name, {}};
    std::vector<double> values(node.parts.size());
    for (std::size_t row = 0; row < scaled.keys.size(); ++row) {
      for (std::size_t i = 0; i < values.size(); ++i) {
        const std::size_t place = node.parts[i];
        values[i] = (place < indicators ? scaled.columns[place] : nodes.columns[place - indicators]).values[row];
      }
      auto value = mean_of(mean, values, node.weights, least_parts);
      if (!value) {
        value.error().sentence.zh = "“" + scaled.keys[row] + "”的“" + node.name + "”:" + value.error().sentence.zh;
        value.error().sentence.en = "“" + node.name + "” of “" + scaled.keys[row] + "”: " + value.error().sentence.en;
        return Failure(value.error());
      }
      column.values.push_back(*value);
    }
    nodes.columns.push_back(std::move(column));
  }
  return nodes;
}

std::vector<double> effective_weights(const Ready& ready, std::size_t indicators) {
  std::vector<double> weights(indicators + ready.size(), 0);
  weights.back() = 1;
  for (std::size_t n = ready.size(); n > 0; --n)
    for (std::size_t i = 0; i < ready[n - 1].parts.size(); ++i)
      weights[ready[n - 1].parts[i]] = weights[indicators + n - 1] * ready[n - 1].weights[i];
  weights.resize(indicators);
  return weights;
}

}  // namespace nuan::index
