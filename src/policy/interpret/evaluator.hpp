// Evaluator: the value of an expression of a plan, read from a place in one subject's book, in exact rationals.
#pragma once

#include <expected>
#include <optional>
#include <unordered_map>
#include <vector>

#include "policy/interpret/book.hpp"
#include "policy/interpret/stops.hpp"
#include "policy/settle.hpp"

namespace nuan::policy {

// What is read over all subjects: `(sum of population)`.
class OverEverybody {
 public:
  virtual ~OverEverybody() = default;
  // The value of an aggregate over subjects, or why it cannot be decided.
  [[nodiscard]] virtual std::expected<Value, Stop> fold(NodeId id) = 0;
};

// Values that were worked out elsewhere, before they are asked for.
class KnownValues {
 public:
  virtual ~KnownValues() = default;
  // Nothing where the evaluator has to do it.
  [[nodiscard]] virtual std::optional<Value> known(NodeId id, const Reading& from) = 0;
};

// The first stop is kept. From then on every value is its type's zero and nothing computed is to be used, so callers
// look at stop() once, at the end of a stage.
class Evaluator {
 public:
  // All must outlive the evaluator.
  Evaluator(const Plan& plan, const std::vector<Value>& inputs, const Subject& subject, const Book& book);

  [[nodiscard]] Value value(NodeId id, const Reading& from);
  [[nodiscard]] Rational number(NodeId id, const Reading& from);
  [[nodiscard]] bool holds(NodeId id, const Reading& from);
  // An amount of the policy itself (threshold, floor, cap): rounded to the fen; below zero is a stop.
  [[nodiscard]] Money amount(NodeId id, const Reading& from);

  [[nodiscard]] const std::optional<Stop>& stop() const { return stop_; }
  void stop_for(StopReason reason, Span span, const Reading& from);
  // Forgives the stop: the caller knows that what could not be decided decides nothing.
  void go_on() { stop_.reset(); }

  // The lets that were read from this place so far, in the order of the file.
  [[nodiscard]] std::vector<LetValue> lets_read(const Reading& from) const;
  // Facts have left the book: what was remembered no longer holds.
  void forget();
  // Gives laws the results they name.
  void read_results_of(const Outcome& outcome) { outcome_ = &outcome; }
  // Lets it read what runs over all subjects; must outlive the evaluator.
  void read_everybody(OverEverybody& everybody) { everybody_ = &everybody; }
  // Must outlive the evaluator.
  void read_known(KnownValues& known) { known_ = &known; }

 private:
  // Values kept somewhere, without a copy; `room` takes the others.
  [[nodiscard]] const Value& look(NodeId id, const Reading& from, Value& room);
  [[nodiscard]] const Value& column(const Node& node, const Reading& from) const;
  [[nodiscard]] const Value& let(const Node& node, const Reading& from);
  // What is made of other expressions, where value() finds nothing kept.
  [[nodiscard]] Value computed(NodeId id, const Node& node, const Reading& from);
  [[nodiscard]] Value stopped(const Node& node) const;
  [[nodiscard]] Value stopped(const Node& node, StopReason reason, const Reading& from);
  [[nodiscard]] Date date(NodeId id, const Reading& from);
  [[nodiscard]] std::strong_ordering compare(NodeId left, NodeId right, const Reading& from);
  [[nodiscard]] const std::string& id_of(const Reading& from) const;

  // numbers.cpp
  [[nodiscard]] Rational arithmetic(const Node& node, const Reading& from);
  [[nodiscard]] Rational quotient(const Node& node, const Reading& from);
  [[nodiscard]] Rational down_to(const Node& node, const Reading& from);
  [[nodiscard]] Value extreme(const Node& node, const Reading& from);
  // dates.cpp
  [[nodiscard]] Value moved_date(const Node& node, const Reading& from);
  [[nodiscard]] Value next_day(const Node& node, const Reading& from);
  [[nodiscard]] Value period_edge(const Node& node, const Reading& from);
  [[nodiscard]] bool in_periods(const Node& node, const Reading& from);
  [[nodiscard]] Value value_as_of(const Node& node, const Reading& from);
  [[nodiscard]] Value dated(const Node& node, const Reading& from);
  // choosing.cpp
  [[nodiscard]] bool condition(const Node& node, const Reading& from);
  [[nodiscard]] bool in_list(const Node& node, const Reading& from);
  [[nodiscard]] Value match(const Node& node, const Reading& from);
  [[nodiscard]] Value steps(const Node& node, const Reading& from);
  // over_rows.cpp
  [[nodiscard]] bool keeps(const Rows& rows, const Reading& row);
  [[nodiscard]] std::vector<Reading> kept_rows(const Rows& rows, const Reading& scope);
  [[nodiscard]] Reading scope_of(const Rows& rows, const Reading& from) const;
  [[nodiscard]] Value aggregate(NodeId id, const Reading& from);
  [[nodiscard]] Value fold(const Node& node, const Reading& from, const Reading& scope);
  [[nodiscard]] Value over_everybody(NodeId id);
  [[nodiscard]] Value place(NodeId id, const Reading& from);
  [[nodiscard]] const std::vector<std::int64_t>& places(NodeId id);

  const Plan& plan_;
  const std::vector<Value>& inputs_;
  const Subject& subject_;
  const Book& book_;
  const Outcome* outcome_ = nullptr;
  OverEverybody* everybody_ = nullptr;
  KnownValues* known_ = nullptr;
  std::optional<Stop> stop_;
  std::vector<std::optional<Value>> lets_;                        // by let, then by the place it was read from
  std::unordered_map<std::uint64_t, Value> aggregates_;           // by node and scope
  std::unordered_map<NodeId, std::vector<std::int64_t>> places_;  // by the place of the row
  Value zero_;                                                    // what look() gives where a let stopped
};

}  // namespace nuan::policy
