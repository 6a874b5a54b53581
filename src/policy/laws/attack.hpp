// Attack: made-up subjects that try a law where a policy changes its answer.
#pragma once

#include <optional>
#include <vector>

#include "policy/laws/breach.hpp"
#include "policy/laws/chance.hpp"
#include "policy/laws/vocabulary.hpp"

namespace nuan::policy {

inline constexpr std::size_t most_attack_facts = 8;

// Makes values of any type, near what the policy's text names.
class Inventing {
 public:
  Inventing(const Plan& plan, const Vocabulary& words, Chance& chance) : plan_(plan), words_(words), chance_(chance) {}

  // Chooses the time around which a subject's facts and periods lie.
  void turn_to_some_year();
  void turn_to(Date day);
  // The day of the next fact: around that time, often in one year or on the day of the fact before.
  [[nodiscard]] Date day();
  // `so_far` is the sum of the column over the subject's other facts, so that running sums meet edges too.
  [[nodiscard]] Value value(const Type& type, const Rational& so_far);
  // Something larger than the number: by a unit, to the next edge and beyond, or by a leap. Nothing where nothing is
  // larger.
  [[nodiscard]] std::optional<Rational> raised(const Type& type, const Rational& number);
  // From just at or below an edge to a unit more; nothing for types without edges.
  struct Crossing {
    Value from, to;
  };
  [[nodiscard]] std::optional<Crossing> crossing(const Type& type);

 private:
  [[nodiscard]] Rational money(const Rational& so_far);
  [[nodiscard]] Rational whole();
  [[nodiscard]] Rational rate();
  [[nodiscard]] Periods periods();
  [[nodiscard]] DatedValues dated(const Type& type);
  [[nodiscard]] std::string text();
  [[nodiscard]] Date near(Date date);
  [[nodiscard]] Rational nudged(const std::vector<Rational>& from);  // one of them, or a unit to either side
  [[nodiscard]] const std::vector<Rational>& edges_of(Kind kind) const;

  const Plan& plan_;
  const Vocabulary& words_;
  Chance& chance_;
  Period span_;             // the year that facts of the subject at hand mostly fall in
  std::vector<Date> days_;  // of its facts so far
};

class Attacking {
 public:
  Attacking(const Plan& plan, const Law& law, const Vocabulary& words, std::uint64_t seed);
  // Nothing when this one came out unfit for the law, e.g. without a fact to raise.
  [[nodiscard]] std::optional<Attempt> next();

 private:
  [[nodiscard]] Subject invent_subject();
  [[nodiscard]] Subject vary_example(std::vector<Value>& inputs);
  // attacking_forms.cpp
  [[nodiscard]] std::optional<Attempt> next_for_form();
  void vary_all(Attempt& attempt);
  void invent_others(Attempt& attempt);
  void change_column(Subject& subject);
  void add_fact(Subject& subject, std::size_t table);
  void change_something(Subject& subject);
  [[nodiscard]] Rational sum_so_far(const Subject& subject, std::size_t table, std::size_t column) const;
  [[nodiscard]] std::vector<Value> invent_inputs();
  void undo_something(Subject& subject);
  [[nodiscard]] bool aim(Attempt& attempt);
  [[nodiscard]] Value& choose_value(Attempt& attempt);
  [[nodiscard]] bool aim_step(Attempt& attempt);
  [[nodiscard]] bool aim_raise(Attempt& attempt);
  [[nodiscard]] bool aim_exchange(Attempt& attempt);
  [[nodiscard]] std::string next_id(const Subject& subject) const;

  const Plan& plan_;
  const Law& law_;
  Chance chance_;
  Inventing inventing_;
  bool of_form_;     // the law is about a form
  bool looks_wide_;  // which looks at more than one subject
  std::vector<std::size_t> fact_tables_;
};

}  // namespace nuan::policy
