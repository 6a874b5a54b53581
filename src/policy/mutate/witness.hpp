// Witness: made-up facts under which a changed plan pays otherwise, as an example to paste.
#pragma once

#include <optional>

#include "policy/laws/breach.hpp"
#include "policy/laws/vocabulary.hpp"
#include "policy/mutate/change.hpp"

namespace nuan::policy {

// Seeks witnesses for one change after the other.
class Witnesses {
 public:
  explicit Witnesses(const Plan& plan) : plan_(plan), words_(vocabulary_of(plan)) {}

  struct Found {
    Words example;       // in the plan's own amounts: it passes under the plan and fails under the changed one
    bool again = false;  // an example found for an earlier change shows this one, too
  };
  // Nothing where made-up people showed no difference.
  [[nodiscard]] std::optional<Found> seek(const Plan& changed, const Words& change);

 private:
  struct Known {
    Attempt attempt;
    std::string expected;
    Words example;
  };
  [[nodiscard]] std::optional<Attempt> differing(const Plan& changed) const;

  const Plan& plan_;
  Vocabulary words_;
  std::vector<Known> known_;
};

}  // namespace nuan::policy
