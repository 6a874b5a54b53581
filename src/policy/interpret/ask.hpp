// Ask: what a benefit asks for a fact, as the growth of its running amount, through its own caps.
#pragma once

#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include "policy/interpret/ceiling.hpp"
#include "policy/interpret/evaluator.hpp"

namespace nuan::policy {

// One benefit over one subject. Facts are given in merged order.
class Asking {
 public:
  Asking(const Plan& plan, Index benefit, Evaluator& evaluator, const Book& book);

  // The year a fact counts in: its own, or that of its group's first fact where the scope is a group.
  [[nodiscard]] Index year_of_fact(Index fact) const;
  // `on` is what the fact adds to the base. After a stop the step is not to be used.
  [[nodiscard]] BenefitStep ask(Index fact, const Rational& on);

 private:
  // What is read once, on the first day of a scope.
  struct Terms {
    Date read_on;
    Rational above;
    std::vector<Rational> edges;
    std::optional<Money> raise_to, nothing_under;
  };
  struct Running {
    Terms terms;
    Rational base;
    Rational exact;  // the running amount before rounding, fen
    Money floored;   // after rounding, `raise to` and `nothing under`
  };
  [[nodiscard]] Running& running_at(const Reading& scope);
  [[nodiscard]] Terms read_terms(const Reading& scope);
  [[nodiscard]] std::vector<Rational> read_edges(const Reading& scope);
  [[nodiscard]] Ceiling& ceiling_at(Index cap, const Reading& scope);
  void add_to_base(Running& running, Index fact, const Rational& on, BenefitStep& step);
  void add_pay(Running& running, Index fact, BenefitStep& step);
  void run_through_bands(const Terms& terms, const Rational& from, const Rational& to, Index fact, BenefitStep& step);
  [[nodiscard]] Rational rate_of(const Band& band, Index fact);
  void settle_amount(Running& running, Index fact, BenefitStep& step);
  [[nodiscard]] Money floored(const Terms& terms, Money rounded) const;
  void pass_caps(Money growth, Index fact, BenefitStep& step);

  const Plan& plan_;
  const Benefit& benefit_;
  Index index_;
  Evaluator& evaluator_;
  const Book& book_;
  std::unordered_map<std::size_t, Running> running_;           // by the scope's slot
  std::map<std::pair<Index, std::size_t>, Ceiling> ceilings_;  // by cap and its scope's slot
};

}  // namespace nuan::policy
