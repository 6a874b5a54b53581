// Row values: what the forms of a policy ask of every row, worked out for all rows at once by an engine that is not the
// interpreter. Same values as the interpreter's, or none: then that one is asked.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "base/result.hpp"
#include "policy/facts.hpp"
#include "policy/plan.hpp"

namespace nuan::policy {

// Every expression that a form asks of its rows, and every one that is folded over all subjects, with the level of
// those rows.
[[nodiscard]] std::map<NodeId, Level> row_expressions(const Plan& plan);

// A subject, or a fact of it (of a group its first), by its number among the subject's facts in force of its table.
struct RowPlace {
  std::size_t subject = 0;  // as the subjects were given
  std::size_t fact = 0;
};

class RowValues {
 public:
  // What an aggregate over all subjects comes to; nothing where it cannot be decided.
  using Fold = std::function<std::optional<Value>(NodeId)>;

  virtual ~RowValues() = default;
  virtual void fold_with(Fold fold) = 0;
  // Whether the expression is one of row_expressions().
  [[nodiscard]] virtual bool has(NodeId id) const = 0;
  // Nothing where the interpreter has to say.
  [[nodiscard]] virtual std::optional<Value> value(NodeId id, const RowPlace& place) = 0;
  // Why the engine refuses; then nothing that was worked out is to be used.
  [[nodiscard]] virtual const std::optional<Error>& failure() const = 0;
};

}  // namespace nuan::policy
