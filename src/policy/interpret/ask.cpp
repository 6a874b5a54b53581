// A benefit's running amount, step by step: base, bands, rounding, floors, caps.
#include "policy/interpret/ask.hpp"

#include <algorithm>

#include "base/result.hpp"

namespace nuan::policy {

namespace {

Rational beyond(const Rational& base, const Rational& above) {
  return base > above ? Rational(base - above) : Rational(0);
}

}  // namespace

Asking::Asking(const Plan& plan, Index benefit, Evaluator& evaluator, const Book& book)
    : plan_(plan),
      benefit_(plan.benefits[static_cast<std::size_t>(benefit)]),
      index_(benefit),
      evaluator_(evaluator),
      book_(book) {}

Index Asking::year_of_fact(Index fact) const {
  if (benefit_.scope.kind != Scope::Kind::group) return book_.fact(fact).year;
  return book_.at_scope(benefit_.scope, fact, none).year;
}

BenefitStep Asking::ask(Index fact, const Rational& on) {
  BenefitStep step;
  step.benefit = index_;
  step.on = on;
  step.year = year_of_fact(fact);
  Running& running = running_at(book_.at_scope(benefit_.scope, fact, step.year));
  step.terms_read_on = running.terms.read_on;
  step.above = running.terms.above;
  step.raise_to = running.terms.raise_to;
  step.nothing_under = running.terms.nothing_under;
  if (evaluator_.stop()) return step;
  step.base_before = running.base;
  if (benefit_.pay == Benefit::Pay::bands) {
    add_to_base(running, fact, on, step);
  } else {
    add_pay(running, fact, step);
  }
  step.base_after = running.base;
  step.exact_after = running.exact;
  if (!evaluator_.stop()) settle_amount(running, fact, step);
  return step;
}

Asking::Running& Asking::running_at(const Reading& scope) {
  const auto known = running_.find(scope.slot);
  if (known != running_.end()) return known->second;
  return running_.emplace(scope.slot, Running{read_terms(scope), {}, {}, {}}).first->second;
}

Asking::Terms Asking::read_terms(const Reading& scope) {
  Terms terms;
  terms.read_on = scope.date;
  if (benefit_.above != none) {
    terms.above = evaluator_.number(benefit_.above, scope);
    if (sgn(terms.above) < 0) evaluator_.stop_for(StopReason::negative_amount, plan_.node(benefit_.above).span, scope);
  }
  if (benefit_.pay == Benefit::Pay::bands) terms.edges = read_edges(scope);
  if (benefit_.raise_to != none) terms.raise_to = evaluator_.amount(benefit_.raise_to, scope);
  if (benefit_.nothing_under != none) terms.nothing_under = evaluator_.amount(benefit_.nothing_under, scope);
  return terms;
}

std::vector<Rational> Asking::read_edges(const Reading& scope) {
  std::vector<Rational> edges;
  Rational last;
  for (const Band& band : benefit_.bands) {
    if (band.edge == none) break;
    Rational edge = evaluator_.number(band.edge, scope);
    if (edge < last) evaluator_.stop_for(StopReason::falling_edges, plan_.node(band.edge).span, scope);
    last = edge;
    edges.push_back(std::move(edge));
  }
  return edges;
}

void Asking::add_to_base(Running& running, Index fact, const Rational& on, BenefitStep& step) {
  const Rational from = beyond(running.base, running.terms.above);
  running.base += on;
  const Rational to = beyond(running.base, running.terms.above);
  run_through_bands(running.terms, from, to, fact, step);
  for (const BandPiece& piece : step.pieces) running.exact += piece.amount;
}

// The new part of the base runs through the bands at this fact's own rates; only the bands it touches are read.
void Asking::run_through_bands(const Terms& terms, const Rational& from, const Rational& to, Index fact,
                               BenefitStep& step) {
  Rational lower;
  for (std::size_t index = 0; index < benefit_.bands.size(); ++index) {
    const bool open = index >= terms.edges.size();
    const Rational start = std::max(lower, from);
    const Rational end = open ? to : std::min(terms.edges[index], to);
    if (start < end) {
      const Rational rate = rate_of(benefit_.bands[index], fact);
      step.pieces.push_back({static_cast<Index>(index), start, end, rate, (end - start) * rate});
    }
    if (open) break;
    lower = terms.edges[index];
  }
}

Rational Asking::rate_of(const Band& band, Index fact) {
  const Reading from = book_.at_fact(fact);
  Rational rate = evaluator_.number(band.rate, from);
  if (sgn(rate) < 0) evaluator_.stop_for(StopReason::negative_rate, band.span, from);
  return rate;
}

void Asking::add_pay(Running& running, Index fact, BenefitStep& step) {
  const Band& band = benefit_.bands.front();
  const Reading from = book_.at_fact(fact);
  const Rational pay = evaluator_.number(band.rate, from);
  if (sgn(pay) < 0) evaluator_.stop_for(StopReason::negative_pay, band.span, from);
  step.pieces.push_back({0, Rational(0), Rational(0), Rational(0), pay});
  if (benefit_.pay == Benefit::Pay::largest) {
    running.exact = std::max(running.exact, pay);
  } else {
    running.exact += pay;
  }
}

void Asking::settle_amount(Running& running, Index fact, BenefitStep& step) {
  const std::optional<Money> rounded = round_to_fen(running.exact);
  if (!rounded) return evaluator_.stop_for(StopReason::amount_too_large, benefit_.span, book_.at_fact(fact));
  step.rounded = *rounded;
  step.raised = floored(running.terms, *rounded);
  const Money growth = step.raised - running.floored;
  ENSURE(growth >= Money());
  running.floored = step.raised;
  pass_caps(growth, fact, step);
}

Money Asking::floored(const Terms& terms, Money rounded) const {
  if (terms.raise_to && rounded > Money()) return std::max(rounded, *terms.raise_to);
  if (terms.nothing_under && rounded < *terms.nothing_under) return Money();
  return rounded;
}

// A cap of the benefit's own scope cuts the running amount, a wider one the running sum of the asks that reach it; both
// are the same movement.
void Asking::pass_caps(Money growth, Index fact, BenefitStep& step) {
  step.running_before = step.raised - growth;
  step.running_after = step.raised;
  for (std::size_t index = 0; index < benefit_.caps.size(); ++index) {
    const Cap& cap = benefit_.caps[index];
    Ceiling& ceiling = ceiling_at(static_cast<Index>(index), book_.at_scope(cap.scope, fact, step.year));
    const Money reached_before = ceiling.reached();
    const Money passed_before = ceiling.passed();
    const std::optional<Money> passed = ceiling.pass(growth);
    if (!passed) return evaluator_.stop_for(StopReason::amount_too_large, cap.span, book_.at_fact(fact));
    step.caps.push_back(
        {static_cast<Index>(index), ceiling.most(), ceiling.read_on(), reached_before, ceiling.reached(), *passed});
    growth = *passed;
    if (cap.scope == benefit_.scope) {
      step.running_before = passed_before;
      step.running_after = ceiling.passed();
    }
  }
  step.asked = growth;
}

Ceiling& Asking::ceiling_at(Index cap, const Reading& scope) {
  const auto key = std::make_pair(cap, scope.slot);
  const auto known = ceilings_.find(key);
  if (known != ceilings_.end()) return known->second;
  const Money most = evaluator_.amount(benefit_.caps[static_cast<std::size_t>(cap)].amount, scope);
  return ceilings_.emplace(key, Ceiling(most, scope.date)).first->second;
}

}  // namespace nuan::policy
