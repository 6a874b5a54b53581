// The interpreter: what one subject is due, in exact rationals, with every step. Slow and obvious; it is the
// definition of the language's meaning. columnar.hpp must agree with it to the fen.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/facts.hpp"
#include "policy/plan.hpp"

namespace nuan::policy {

// What a fact asked and got of one benefit.
struct BandPiece {
  Index band = 0;
  Rational from, to;  // of the base beyond `above`, in the base's unit; 0 for `on each`
  Rational rate;      // 0 for `on each`
  Rational amount;    // fen; for `on each` what `pay` gave for this fact
};
// One `at most` of a benefit: it lets through min(reached_after, most) - min(reached_before, most).
struct CapStep {
  Index cap = 0;  // into Benefit::caps
  Money most;
  Date read_on;                         // the first day of its scope; no meaning under `per life`
  Money reached_before, reached_after;  // the running sum, in the cap's scope, of what came to it
  Money let_through;
};
struct LimitStep {
  Index limit = 0;
  Money cap;
  Date read_on;    // as in CapStep
  Money reaching;  // what came to it: the ask, or what the limits before it left
  Money before;    // what the limit had let through before
  Money let_through;
};
struct BenefitStep {
  Index benefit = 0;
  Rational on;                       // what this fact adds to the base (fen, days or count); 0 for `on each`
  Rational base_before, base_after;  // the running base of the scope
  Date terms_read_on;                // the first day of the scope, on which `above`, edges and floors were read
  Rational above;
  std::optional<Money> raise_to, nothing_under;
  std::vector<BandPiece> pieces;
  Rational exact_after;                 // the running amount before rounding, fen
  Money rounded;                        // after rounding
  Money raised;                         // after `raise to` or `nothing under`
  Money running_before, running_after;  // after every `at most` of the benefit's own scope
  std::vector<CapStep> caps;            // all of the benefit's, in order
  Money asked;                          // the growth that passed all its caps
  std::vector<LimitStep> limits;
  Money paid;      // what is left of the ask after all limits
  Index year = 0;  // into Outcome::years; for a group's benefit the year of the group's first fact
};
struct FailedRequirement {
  Index requirement = 0;
  bool decides = false;  // the first one that refuses or holds
};
// The value a `let` had where a fact read it.
struct LetValue {
  Index let = 0;
  Value value;
};
struct FactStep {
  Index table = 0;
  std::string id;
  Date date;
  std::vector<Value> columns;
  std::vector<LetValue> lets;  // those that its cover, a `where`, a base or a rate read, in the order of the file
  std::vector<FailedRequirement> failed;  // all failing lines of its cover
  std::vector<BenefitStep> benefits;      // those whose `where` keeps it and whose scope lies in a known year
};

enum class FactRefusal : std::uint8_t { cover, before_first_edition, outside_years, negative_base };

struct RefusedFact {
  Index table = 0;
  std::string id;
  FactRefusal why = FactRefusal::cover;
  Index requirement = none;  // cover: into the table's cover
  Index benefit = none;      // negative_base
};

struct YearDue {
  Year year;
  std::vector<Money> benefits;  // after limits, by benefit
  Money total;
};

// A subject that cannot be decided (division by zero, `first of` nothing ...): a permanent code and why.
struct Stop {
  std::string code;  // division_by_zero, first_of_nothing, no_dated_value, no_period, steps_exceeded, ...
  Words words;
  Span span;
  std::string fact;  // the id of the fact for which it was read, or empty
};

struct Outcome {
  std::optional<Stop> stop;          // then nothing below is to be used
  std::vector<YearDue> years;        // those with at least one accepted fact, in order
  std::vector<RefusedFact> refused;  // in merged order
  std::vector<FactStep> steps;       // facts in force in merged order, refused ones included
  // A result (see Plan::results numbering) of a year; zero where the year is absent.
  [[nodiscard]] Money result(const Plan& plan, Index result, const Year& year) const;
};

// A bug of the caller, not a stop: values that do not fit the plan's columns and inputs.
[[nodiscard]] Outcome settle(const Plan& plan, const std::vector<Value>& inputs, const Subject& subject);

// Whether a condition over results, as laws have it, holds in each of the outcome's years, read on the year's first
// day.
struct YearVerdict {
  bool holds = false;
  std::optional<Stop> stop;  // it could not be decided; `holds` then means nothing
};
[[nodiscard]] std::vector<YearVerdict> verdicts_by_year(const Plan& plan, const std::vector<Value>& inputs,
                                                        const Subject& subject, const Outcome& outcome,
                                                        NodeId condition);
// Any expression of a law in one year of the outcome; nothing where it cannot be decided or the year is absent.
[[nodiscard]] std::optional<Value> value_in_year(const Plan& plan, const std::vector<Value>& inputs,
                                                 const Subject& subject, const Outcome& outcome, NodeId node,
                                                 const Year& year);

// Reads single expressions of one subject as settle() read them, so that an explanation can say where a rate came from
// ("20% + 5 points: in hardship"). The plan, the inputs and the subject must outlive it.
class Readings {
 public:
  Readings(const Plan& plan, const std::vector<Value>& inputs, const Subject& subject);
  ~Readings();
  Readings(const Readings&) = delete;
  Readings& operator=(const Readings&) = delete;
  // The value at a fact in force; dated values are read on `reading` (what `pay` names: the fact's own date; edges,
  // caps and limits: the first day of their scope). Nothing where that fact is not in force or the value cannot be
  // decided.
  [[nodiscard]] std::optional<Value> at(NodeId node, Index table, std::string_view fact_id, Date reading) const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace nuan::policy
