// Phrases: any expression of a plan in words, as it stands in the rule, before any fact is known. Knows no policy: it
// goes by operations alone.
#pragma once

#include <map>
#include <utility>

#include "policy/show/speaker.hpp"

namespace nuan::policy {

// How strongly a phrase holds together; a weaker one is bracketed inside a stronger.
enum class Bond : std::uint8_t { choice, either, both, comparison, sum, product, whole };

struct Spoken {
  Text text;
  Bond bond = Bond::whole;
};

class Phrases {
 public:
  enum class Marks : std::uint8_t { shown, hidden };  // of where a value comes from
  explicit Phrases(const Speaker& speaker, Marks marks = Marks::shown)
      : speaker_(&speaker), marked_(marks == Marks::shown) {}

  // The same words without marks.
  [[nodiscard]] Phrases unmarked() const { return Phrases(*speaker_, Marks::hidden); }
  [[nodiscard]] Text of(NodeId node) const { return speak(node).text; }
  // The same for an expression whose clause carries a source of its own: marked once, at its end.
  [[nodiscard]] Text of(NodeId node, const std::string& source) const;
  [[nodiscard]] Text negated(NodeId condition) const;
  // `每年`, `per year`: how often something is counted anew. And `当年`, `of the year`: which rows are meant.
  [[nodiscard]] std::string per(const Scope& scope, Index table) const;
  [[nodiscard]] std::string within(const Scope& scope, Index table) const;

  // What a node says once lets are looked through; with the source nearest to it.
  struct Bare {
    const Node* node;
    std::string source;
  };
  [[nodiscard]] Bare bare(NodeId node) const;
  [[nodiscard]] bool is_zero(NodeId node) const;
  [[nodiscard]] bool says_points(const Node& node) const;

 private:
  [[nodiscard]] Spoken speak(NodeId node) const;
  [[nodiscard]] Spoken speak(const Node& node) const;
  [[nodiscard]] Spoken constant(const Node& node) const;
  [[nodiscard]] Spoken named(const Node& node) const;
  [[nodiscard]] Spoken let(const Node& node) const;
  [[nodiscard]] Spoken sum(const Node& node) const;
  [[nodiscard]] Spoken dates(const Node& node) const;
  [[nodiscard]] Spoken dated(const Node& node) const;
  [[nodiscard]] Spoken comparison(const Node& node) const;
  [[nodiscard]] Spoken logic(const Node& node) const;
  [[nodiscard]] Spoken choosing(const Node& node) const;
  [[nodiscard]] Spoken steps(const Node& node) const;
  [[nodiscard]] Spoken over_rows(const Node& node) const;
  [[nodiscard]] std::string group(Index index) const;
  [[nodiscard]] Text status(const std::vector<NodeId>& alternatives, bool inside) const;
  [[nodiscard]] bool speaks_for_itself(const Node& node) const;
  [[nodiscard]] Text inside(NodeId node, Bond at_least) const;  // bracketed where weaker
  [[nodiscard]] std::vector<Text> all(const std::vector<NodeId>& nodes) const;
  void collect(NodeId node, Op op, std::vector<NodeId>& parts) const;
  [[nodiscard]] const Node& arg(const Node& node, std::size_t i) const { return speaker_->plan().node(node.args[i]); }
  [[nodiscard]] Text mark(const std::string& source) const {
    return marked_ && covered_ == 0 ? speaker_->cite(source) : Text();
  }
  [[nodiscard]] std::string_view say(std::string_view zh, std::string_view en) const { return speaker_->say(zh, en); }
  [[nodiscard]] Text say(std::string_view zh, std::string_view en, std::initializer_list<Text> parts) const {
    return speaker_->say(zh, en, parts);
  }

  const Speaker* speaker_;
  bool marked_;
  mutable int covered_ = 0;  // inside a clause whose source is already told
  mutable std::map<std::pair<Index, bool>, Spoken> lets_;
};

}  // namespace nuan::policy
