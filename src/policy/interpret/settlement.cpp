// The stages of a settlement.
#include "policy/interpret/settlement.hpp"

#include <algorithm>

#include "policy/interpret/cover.hpp"
#include "policy/interpret/cut.hpp"

namespace nuan::policy {

Settlement::Settlement(const Plan& plan, const std::vector<Value>& inputs, const Subject& subject)
    : plan_(plan), book_(plan, subject), evaluator_(plan, inputs, subject, book_), refused_(book_.facts().size()) {
  describe_facts();
}

void Settlement::describe_facts() {
  for (const BookFact& each : book_.facts()) {
    outcome_.steps.push_back({each.table, each.fact->id, each.date, each.fact->columns, {}, {}, {}});
  }
}

void Settlement::refuse(Index fact, FactRefusal why, Index requirement, Index benefit) {
  refused_[static_cast<std::size_t>(fact)] = RefusedFact{step(fact).table, step(fact).id, why, requirement, benefit};
}

void Settlement::refuse_outside() {
  for (Index fact = 0; fact < static_cast<Index>(book_.facts().size()); ++fact) {
    if (book_.fact(fact).year != none) continue;
    const bool early = book_.fact(fact).date < plan_.from;
    refuse(fact, early ? FactRefusal::before_first_edition : FactRefusal::outside_years, none, none);
  }
}

// While covers are read, aggregates, groups and places see every fact that lies in a year; afterwards only the
// accepted.
void Settlement::apply_cover() {
  std::vector<Index> left_out;
  for (Index fact = 0; fact < static_cast<Index>(book_.facts().size()); ++fact) {
    if (!accepted(fact)) continue;
    step(fact).failed =
        failed_requirements(requirements_of(plan_, book_.fact(fact).table), evaluator_, book_.at_fact(fact));
    if (stopped()) return;
    keep_lets(fact);
    const Index decides = deciding(step(fact).failed);
    if (decides == none) continue;
    refuse(fact, FactRefusal::cover, decides, none);
    left_out.push_back(fact);
  }
  if (left_out.empty()) return;
  book_.leave_out(left_out);
  evaluator_.forget();
}

std::vector<Settlement::Part> Settlement::parts_of(Index fact) {
  std::vector<Part> parts;
  const Reading from = book_.at_fact(fact);
  for (std::size_t index = 0; index < plan_.benefits.size(); ++index) {
    const Benefit& benefit = plan_.benefits[index];
    if (benefit.table != book_.fact(fact).table) continue;
    if (benefit.where != none && !evaluator_.holds(benefit.where, from)) continue;
    Rational on = benefit.on == none ? Rational(0) : evaluator_.number(benefit.on, from);
    parts.push_back({static_cast<Index>(index), std::move(on)});
  }
  return parts;
}

void Settlement::apply_benefits() {
  std::vector<Asking> asking;
  asking.reserve(plan_.benefits.size());
  for (std::size_t index = 0; index < plan_.benefits.size(); ++index) {
    asking.emplace_back(plan_, static_cast<Index>(index), evaluator_, book_);
  }
  for (Index fact = 0; fact < static_cast<Index>(book_.facts().size()); ++fact) {
    if (!accepted(fact)) continue;
    const std::vector<Part> parts = parts_of(fact);
    if (stopped()) return;
    const auto negative = std::find_if(parts.begin(), parts.end(), [](const Part& part) { return sgn(part.on) < 0; });
    if (negative != parts.end()) {
      refuse(fact, FactRefusal::negative_base, none, negative->benefit);
      keep_lets(fact);
      continue;
    }
    for (const Part& part : parts) {
      step(fact).benefits.push_back(asking[static_cast<std::size_t>(part.benefit)].ask(fact, part.on));
      if (stopped()) return;
    }
    keep_lets(fact);
  }
}

void Settlement::apply_limits() {
  Cutting cutting(plan_, evaluator_, book_);
  for (Index fact = 0; fact < static_cast<Index>(book_.facts().size()); ++fact) {
    for (BenefitStep& each : step(fact).benefits) {
      cutting.cut(fact, each);
      if (stopped()) return;
    }
  }
}

// Later readings replace earlier ones: what a cover read before facts left may have changed.
void Settlement::keep_lets(Index fact) {
  std::vector<LetValue>& kept = step(fact).lets;
  for (LetValue& read : evaluator_.lets_read(book_.at_fact(fact))) {
    const auto at = std::lower_bound(kept.begin(), kept.end(), read.let,
                                     [](const LetValue& each, Index let) { return each.let < let; });
    if (at != kept.end() && at->let == read.let) {
      at->value = std::move(read.value);
    } else {
      kept.insert(at, std::move(read));
    }
  }
}

// Steps name years of the book until here; from now on years of the outcome.
std::vector<Index> Settlement::number_years_of_outcome() {
  std::vector<bool> used(book_.years().size(), false);
  for (Index fact = 0; fact < static_cast<Index>(book_.facts().size()); ++fact) {
    if (!accepted(fact)) continue;
    used[static_cast<std::size_t>(book_.fact(fact).year)] = true;
    for (const BenefitStep& each : step(fact).benefits) used[static_cast<std::size_t>(each.year)] = true;
  }
  std::vector<Index> number(used.size(), none);
  for (std::size_t year = 0; year < used.size(); ++year) {
    if (!used[year]) continue;
    number[year] = static_cast<Index>(outcome_.years.size());
    outcome_.years.push_back({book_.years()[year], std::vector<Money>(plan_.benefits.size()), Money()});
  }
  return number;
}

void Settlement::sum_up() {
  const std::vector<Index> number = number_years_of_outcome();
  for (FactStep& fact : outcome_.steps) {
    for (BenefitStep& each : fact.benefits) {
      each.year = number[static_cast<std::size_t>(each.year)];
      YearDue& due = outcome_.years[static_cast<std::size_t>(each.year)];
      const std::optional<Money> total = sum_of(due.total, each.paid);
      const Benefit& benefit = plan_.benefits[static_cast<std::size_t>(each.benefit)];
      if (!total) return evaluator_.stop_for(StopReason::amount_too_large, benefit.span, book_.at_life());
      due.benefits[static_cast<std::size_t>(each.benefit)] += each.paid;
      due.total = *total;
    }
  }
}

Outcome Settlement::take_outcome() {
  outcome_.stop = evaluator_.stop();
  for (std::optional<RefusedFact>& each : refused_) {
    if (each) outcome_.refused.push_back(std::move(*each));
  }
  return std::move(outcome_);
}

}  // namespace nuan::policy
