// What stands behind Everybody: a settlement for each subject, aggregates over them, each worked out once.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "policy/everybody.hpp"
#include "policy/interpret/known_rows.hpp"
#include "policy/interpret/settlement.hpp"

namespace nuan::policy {

struct Everybody::Inside final : OverEverybody {
  Inside(const Plan& plan, const std::vector<Value>& inputs, const std::vector<Subject>& subjects, RowValues* values);

  void look_up(RowValues& values, const std::vector<Subject>& all);

  [[nodiscard]] std::expected<Value, Stop> fold(NodeId id) override;
  [[nodiscard]] std::expected<Value, Stop> read(std::size_t subject, NodeId id, const Reading& from);
  [[nodiscard]] Reading reading(const FormRowPlace& row) const;
  [[nodiscard]] const Fact* fact_of(const FormRowPlace& row) const;  // of a group its first; null for a subject

  const Plan& plan;
  const std::vector<Value>& inputs;
  std::vector<const Subject*> subjects;                  // in the order of their keys
  std::vector<std::unique_ptr<Settlement>> settlements;  // of each
  std::vector<std::unique_ptr<KnownRows>> known;         // of each, where another engine works for it
  std::map<NodeId, std::expected<Value, Stop>> folded;   // by aggregate
  std::vector<LeftOut> left_out;
};

}  // namespace nuan::policy
