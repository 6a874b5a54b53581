// Phrases: any expression of a plan in words, as it stands in the rule, before any fact is known. Knows no policy: it
// goes by operations alone.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "policy/show/speaker.hpp"

namespace nuan::policy {

// How strongly a phrase holds together; a weaker one is bracketed inside a stronger.
enum class Bond : std::uint8_t { choice, either, both, comparison, sum, product, whole };

struct Spoken {
  Text text;
  Bond bond = Bond::whole;
};

struct LetWords {
  Spoken spoken;
  bool by_name = false;
};

class Phrases {
 public:
  enum class Marks : std::uint8_t { shown, hidden };  // of where a value comes from
  // Lets wider than `widest_let` columns are named rather than spelled out inside other phrases.
  explicit Phrases(const Speaker& speaker, Marks marks = Marks::shown, std::size_t widest_let = 64)
      : speaker_(&speaker), marked_(marks == Marks::shown), widest_let_(widest_let) {}

  // The same words without marks.
  [[nodiscard]] Phrases unmarked() const {
    Phrases same(*speaker_, Marks::hidden, widest_let_);
    same.as_money_ = as_money_;
    return same;
  }
  // The same words for an expression that stands where money is wanted: its bare numbers are yuan.
  [[nodiscard]] Phrases as_money() const {
    Phrases same(*speaker_, marked_ ? Marks::shown : Marks::hidden, widest_let_);
    same.as_money_ = true;
    return same;
  }
  [[nodiscard]] std::string value(const Value& value, const Type& type) const;
  [[nodiscard]] Text of(NodeId node) const { return speak(node).text; }
  // The same for an expression whose clause carries a source of its own: marked once, at its end.
  [[nodiscard]] Text of(NodeId node, const std::string& source) const;
  [[nodiscard]] Text negated(NodeId condition) const;
  // A place once it is known: `当年第 2 个「住院号」`.
  [[nodiscard]] Text place(const Node& node, const std::string& number) const;
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
  // A list of cases, which reads badly in the middle of a sentence.
  [[nodiscard]] bool is_list_of_cases(NodeId node) const;
  // The lets that were too long to spell out and stand as names in what was said since the last call.
  [[nodiscard]] std::vector<Index> take_named() const { return std::exchange(named_, {}); }
  [[nodiscard]] bool says_points(const Node& node) const;

 private:
  [[nodiscard]] Spoken speak(NodeId node) const;
  [[nodiscard]] Spoken speak(const Node& node) const;
  [[nodiscard]] Spoken constant(const Node& node) const;
  [[nodiscard]] Spoken named(const Node& node) const;
  [[nodiscard]] Spoken flag(const Node& node, bool holds) const;
  [[nodiscard]] Text name_of(Index let) const;
  [[nodiscard]] Spoken let(const Node& node) const;
  [[nodiscard]] Spoken sum(const Node& node) const;
  [[nodiscard]] Spoken combined(const Node& node) const;
  [[nodiscard]] Spoken dates(const Node& node) const;
  [[nodiscard]] Spoken dated(const Node& node) const;
  [[nodiscard]] Spoken comparison(const Node& node) const;
  [[nodiscard]] Spoken logic(const Node& node) const;
  [[nodiscard]] Spoken choosing(const Node& node) const;
  [[nodiscard]] Spoken steps(const Node& node) const;
  [[nodiscard]] Spoken over_rows(const Node& node) const;
  [[nodiscard]] std::string group(Index index) const;
  [[nodiscard]] Text status(const std::vector<NodeId>& alternatives, bool inside) const;
  [[nodiscard]] Text compared(const Node& node) const;
  [[nodiscard]] bool speaks_for_itself(const Node& node) const;
  [[nodiscard]] Text between(const Node& node, Bond left, std::string_view sign, Bond right) const;
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
  std::size_t widest_let_;
  bool as_money_ = false;
  mutable int covered_ = 0;  // inside a clause whose source is already told
  mutable std::map<std::pair<Index, bool>, LetWords> lets_;
  mutable std::vector<Index> named_;
};

}  // namespace nuan::policy
