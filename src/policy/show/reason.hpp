// Reasons: an expression as it was read at one fact, the branches taken and why: `20% + 5个百分点：困难职工`.
#pragma once

#include <string>
#include <vector>

#include "policy/show/phrase.hpp"

namespace nuan::policy {

// Where an expression is read from.
struct ReadAt {
  const Readings* readings = nullptr;
  Index table = none;
  std::string fact;
  Date date;
};

struct Reasoned {
  Text text;
  std::vector<Text> because;  // what decided between alternatives, once each
  bool plain = true;          // a value as the rule states it, nothing computed or chosen
};

class Reasons {
 public:
  Reasons(const Speaker& speaker, const Phrases& phrases, ReadAt at)
      : speaker_(&speaker), phrases_(&phrases), at_(std::move(at)) {}
  [[nodiscard]] Reasoned of(NodeId node, const std::string& source = "") const;

 private:
  [[nodiscard]] Reasoned let(const Node& node) const;
  [[nodiscard]] Reasoned arithmetic(NodeId id, const Node& node) const;
  [[nodiscard]] Reasoned conditional(NodeId id, const Node& node) const;
  [[nodiscard]] Reasoned match(NodeId id, const Node& node) const;
  [[nodiscard]] Reasoned steps(NodeId id, const Node& node) const;
  [[nodiscard]] Reasoned dated(const Node& node) const;
  [[nodiscard]] Reasoned extreme(NodeId id, const Node& node) const;
  [[nodiscard]] Reasoned column(NodeId id, const Node& node) const;
  [[nodiscard]] Reasoned computed(NodeId id) const;
  void why(NodeId condition, bool holds, std::vector<Text>& because) const;
  void why_status(const Node& node, std::vector<Text>& because) const;
  [[nodiscard]] std::optional<Value> value(NodeId node) const;
  [[nodiscard]] Text value_text(NodeId node) const;
  [[nodiscard]] Text value_words(NodeId node) const;
  [[nodiscard]] const Node& node(NodeId id) const { return speaker_->plan().node(id); }

  const Speaker* speaker_;
  const Phrases* phrases_;
  ReadAt at_;
};

}  // namespace nuan::policy
