// Settlement: the order of events for one subject, from facts in force to what is due.
#pragma once

#include <optional>
#include <vector>

#include "policy/interpret/ask.hpp"
#include "policy/interpret/evaluator.hpp"
#include "policy/settle.hpp"

namespace nuan::policy {

class Settlement {
 public:
  Settlement(const Plan& plan, const std::vector<Value>& inputs, const Subject& subject);

  // The stages, in this order; each needs those before it.
  void refuse_outside();
  void apply_cover();
  void apply_benefits();
  void apply_limits();
  void sum_up();

  [[nodiscard]] const Book& book() const { return book_; }
  [[nodiscard]] Evaluator& evaluator() { return evaluator_; }
  // The subject cannot be decided; the later stages are not to be run.
  [[nodiscard]] bool stopped() const { return evaluator_.stop().has_value(); }
  [[nodiscard]] Outcome take_outcome();
  // Those that no form sees; by fact of the book.
  [[nodiscard]] const std::vector<std::optional<RefusedFact>>& refused() const { return refused_; }

 private:
  // What a fact adds to the base of one benefit whose `where` keeps it; 0 for `on each`.
  struct Part {
    Index benefit = none;
    Rational on;
  };
  void describe_facts();
  void refuse(Index fact, FactRefusal why, Index requirement, Index benefit);
  [[nodiscard]] std::vector<Part> parts_of(Index fact);
  void keep_lets(Index fact);
  [[nodiscard]] std::vector<Index> number_years_of_outcome();
  [[nodiscard]] bool accepted(Index fact) const { return !refused_[static_cast<std::size_t>(fact)]; }
  [[nodiscard]] FactStep& step(Index fact) { return outcome_.steps[static_cast<std::size_t>(fact)]; }

  const Plan& plan_;
  Book book_;
  Evaluator evaluator_;
  Outcome outcome_;
  std::vector<std::optional<RefusedFact>> refused_;  // by fact
};

}  // namespace nuan::policy
