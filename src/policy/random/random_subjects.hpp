// Made-up people for a plan: amounts at its thresholds and a fen to either side, dates where something changes.
#pragma once

#include <vector>

#include "policy/facts.hpp"
#include "policy/random/dice.hpp"

namespace nuan::policy::random {

// What a plan's text says of its edges.
class Edges {
 public:
  explicit Edges(const Plan& plan);
  // From now on most facts lie in these days.
  void focus(const Period& days) { focus_ = days; }

  [[nodiscard]] Subject subject(Dice& dice) const;
  [[nodiscard]] Value value(const Type& type, Dice& dice) const;
  // A day on which something changes, or near it.
  [[nodiscard]] Date date(Dice& dice) const;

 private:
  [[nodiscard]] Rational number(Kind kind, Dice& dice) const;
  [[nodiscard]] Rational money(Dice& dice) const;
  [[nodiscard]] Periods periods(Dice& dice) const;
  [[nodiscard]] Date date_of_fact(Dice& dice) const;
  [[nodiscard]] DatedValues dated(Kind kind, Dice& dice) const;
  [[nodiscard]] std::vector<Fact> facts(const Table& table, Dice& dice, bool huge, const std::vector<Date>& days) const;

  const Plan& plan_;
  std::vector<Rational> numbers_;  // every number the plan names
  std::vector<Date> dates_;
  std::vector<std::string> texts_;
  Period focus_{*Date::from_ymd(2015, 1, 1), *Date::from_ymd(2020, 6, 30)};
};

}  // namespace nuan::policy::random
