// Constants: what the text alone says of a value on a given day, whatever the facts, the subject and the inputs are.
// Bounds are never narrower than the truth, so that a check that refuses because of them is always right.
#pragma once

#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include "policy/plan.hpp"

namespace nuan::policy::check {

struct Known {
  std::optional<Value> value;         // for what is not a number: its one value
  std::optional<Rational> low, high;  // for numbers: it lies between
  [[nodiscard]] bool is_exact() const { return low && high && *low == *high; }
};

class Constants {
 public:
  explicit Constants(const Plan& plan) : plan_(plan) {}

  // What is known of the node when dated values are read on that day.
  [[nodiscard]] const Known& on(Date day, NodeId node);
  // Yes or no where a condition can only be that.
  [[nodiscard]] std::optional<bool> flag(Date day, NodeId node);
  // The days on which any of the nodes may begin to differ: the edition's first day and later changes of dated values.
  [[nodiscard]] std::vector<Date> days(const std::vector<NodeId>& nodes) const;

 private:
  Known find(Date day, const Node& node);
  Known arithmetic(Date day, const Node& node);
  Known product(const Known& left, const Known& right) const;
  Known extreme(Date day, const Node& node);
  Known down_to(Date day, const Node& node);
  Known dated(Date day, const Node& node);
  Known compared(Date day, const Node& node);
  Known logic(Date day, const Node& node);
  Known in_list(Date day, const Node& node);
  Known in_periods(Date day, const Node& node);
  Known one_of(Date day, const std::vector<NodeId>& nodes);
  Known conditional(Date day, const Node& node);
  Known steps(Date day, const Node& node);

  const Plan& plan_;
  std::map<Date, std::unordered_map<NodeId, Known>> known_;
};

}  // namespace nuan::policy::check
