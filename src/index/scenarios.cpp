#include "index/scenarios.hpp"

#include <algorithm>
#include <array>

#include "index/refuse.hpp"

namespace nuan::index {

Scenarios::Choices Scenarios::choices_of(const Method& method, const Variation& variation) {
  Choices choices{variation.missing, variation.outliers, variation.scales, variation.means};
  if (choices.missing.empty()) choices.missing.push_back(method.missing);
  if (choices.outliers.empty()) choices.outliers.push_back(method.outliers);
  if (choices.scales.empty()) choices.scales.push_back(method.scale);
  if (choices.means.empty()) choices.means.push_back(method.mean);
  return choices;
}

Result<void> Scenarios::prepare_all(const Table& table, const Method& method, const Choices& choices) {
  for (const Missing& missing_rule : choices.missing)
    for (const auto& outliers : choices.outliers)
      for (const Scale& scale : choices.scales)
        for (const Mean mean : choices.means) {
          Method alternative = method;
          alternative.missing = missing_rule;
          alternative.outliers = outliers;
          alternative.scale = scale;
          alternative.mean = mean;
          TRY_LET(Build built, build(table, alternative));
          prepared_.push_back({std::move(built.scaled), mean, missing_rule.least_parts});
        }
  return {};
}

void Scenarios::name_stages(const Choices& choices) {
  sizes_ = {choices.missing.size(), choices.outliers.size(), choices.scales.size(), choices.means.size()};
  const std::array<const char*, 4> names{"missing", "outliers", "scale", "mean"};
  for (std::size_t i = 0; i < names.size(); ++i)
    if (sizes_[i] > 1) factors_.emplace_back(names[i]);
}

Result<void> Scenarios::vary_weights(const Method& method, const Variation& variation) {
  if (!(variation.spread >= 0 && variation.spread < 1))
    return refuse(Code::index_method, "权重的浮动应从 0 到 1(不含 1)",
                  "the spread of weights must lie from 0 to under 1");
  spread_ = variation.spread;
  for (const std::string& name : variation.weighted) {
    const auto found = std::ranges::find(ready_, name, &ReadyNode::name);
    if (found == ready_.end())
      return refuse(Code::index_method, "没有节点“" + name + "”", "there is no node “" + name + "”");
    for (std::size_t i = 0; i < found->parts.size(); ++i) {
      varied_.push_back({static_cast<std::size_t>(found - ready_.begin()), i});
      const std::size_t place = found->parts[i];
      const std::size_t count = method.indicators.size();
      factors_.push_back(name + "/" + (place < count ? method.indicators[place].name : ready_[place - count].name));
    }
  }
  return {};
}

Result<Scenarios> Scenarios::prepare(const Table& table, const Method& method, const Variation& variation) {
  Scenarios scenarios;
  scenarios.keys_ = table.keys;
  TRY_LET(scenarios.ready_, make_ready(method.tree, method.indicators));
  const Choices choices = choices_of(method, variation);
  scenarios.name_stages(choices);
  TRY(scenarios.vary_weights(method, variation));
  TRY(scenarios.prepare_all(table, method, choices));
  TRY_LET(const Build own, build(table, method));
  scenarios.nominal_ = scenarios.spread_out(own.nodes);
  return scenarios;
}

std::vector<double> Scenarios::spread_out(const Table& nodes) const {
  std::vector<double> values(keys_.size(), missing);
  std::size_t row = 0;
  for (std::size_t i = 0; i < keys_.size() && row < nodes.keys.size(); ++i)
    if (nodes.keys[row] == keys_[i]) values[i] = nodes.columns.back().values[row++];
  return values;
}

Ready Scenarios::reweighed(std::span<const double> shares) const {
  Ready ready = ready_;
  std::vector<bool> changed(ready.size(), false);
  for (std::size_t i = 0; i < varied_.size(); ++i) {
    ready[varied_[i].node].weights[varied_[i].part] *= 1 + spread_ * (2 * shares[i] - 1);
    changed[varied_[i].node] = true;
  }
  for (std::size_t n = 0; n < ready.size(); ++n) {
    if (!changed[n]) continue;
    double sum = 0;
    for (const double weight : ready[n].weights) sum += weight;
    for (double& weight : ready[n].weights) weight /= sum;
  }
  return ready;
}

std::vector<double> Scenarios::run(std::span<const double> shares) const {
  ENSURE(shares.size() == factors_.size());
  std::size_t used = 0;
  std::size_t which = 0;
  for (const std::size_t size : sizes_) {
    std::size_t choice = 0;
    if (size > 1) choice = std::min(size - 1, static_cast<std::size_t>(shares[used++] * static_cast<double>(size)));
    which = which * size + choice;
  }
  const Prepared& prepared = prepared_[which];
  const auto nodes = combine(prepared.scaled, reweighed(shares.subspan(used)), prepared.mean, prepared.least_parts);
  ENSURE(nodes);  // the same values went through the same means before, with weights that were not 0
  return spread_out(*nodes);
}

}  // namespace nuan::index
