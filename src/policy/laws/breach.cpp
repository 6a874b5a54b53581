// Tries one attempt on one law.
#include "policy/laws/breach.hpp"

#include <algorithm>
#include <utility>

#include "base/result.hpp"
#include "policy/form_parts.hpp"
#include "policy/laws/form_breach.hpp"
#include "policy/laws/wanted.hpp"

namespace nuan::policy {

namespace {

// Everything by which facts of one day are put in order.
void exchange_order(const Table& table, Fact& left, Fact& right) {
  for (std::size_t index = 1; index < table.order.size(); ++index) {
    if (table.order[index] == order_by_id) break;
    const auto column = static_cast<std::size_t>(table.order[index]);
    std::swap(left.columns[column], right.columns[column]);
  }
  std::swap(left.id, right.id);
}

std::vector<Year> years_of(const Outcome& first, const Outcome& second) {
  std::vector<Year> years;
  for (const Outcome* outcome : {&first, &second}) {
    for (const YearDue& due : outcome->years) {
      if (std::find(years.begin(), years.end(), due.year) == years.end()) years.push_back(due.year);
    }
  }
  std::sort(years.begin(), years.end(), [](const Year& a, const Year& b) { return a.days < b.days; });
  return years;
}

std::optional<Breach> broken_always(const Plan& plan, const Law& law, const Attempt& attempt) {
  const Outcome outcome = settle(plan, attempt.inputs, attempt.subject);
  if (outcome.stop || outcome.years.empty()) return std::nullopt;
  const auto verdicts = verdicts_by_year(plan, attempt.inputs, attempt.subject, outcome, law.condition);
  for (std::size_t index = 0; index < verdicts.size(); ++index) {
    if (verdicts[index].holds || verdicts[index].stop) continue;
    const Year& year = outcome.years[index].year;
    const auto solved = wanted(plan, law.condition, attempt.inputs, attempt.subject, outcome, year);
    const Index result = solved ? solved->result : plan.total_result();
    const Money got = outcome.result(plan, result, year);
    return Breach{attempt.subject, year.name, result, solved ? solved->amount : got, got, solved.has_value()};
  }
  return std::nullopt;
}

Rational floor_of(const Rational& value) {
  mpz_class whole;
  mpz_fdiv_q(whole.get_mpz_t(), value.get_num_mpz_t(), value.get_den_mpz_t());
  return Rational(whole);
}

std::optional<Breach> broken_by_change(const Plan& plan, const Law& law, const Attempt& attempt) {
  const Outcome before = settle(plan, attempt.inputs, attempt.subject);
  if (before.stop) return std::nullopt;
  Subject changed = changed_subject(plan, law, attempt);
  const Outcome after = settle(plan, attempt.inputs, changed);
  if (after.stop) return std::nullopt;
  const bool monotone = law.kind == Law::Kind::monotone;
  const Index first = monotone ? law.result : 0;
  const Index last = monotone ? law.result : plan.total_result();
  for (const Year& year : years_of(before, after)) {
    for (Index result = first; result <= last; ++result) {
      const Money expected = before.result(plan, result, year);
      const Money got = after.result(plan, result, year);
      const bool broken = monotone ? got < expected : got != expected;
      if (broken) return Breach{std::move(changed), year.name, result, expected, got, true};
    }
  }
  return std::nullopt;
}

// What the law would have is the nearest amount within its bounds.
std::optional<Breach> broken_by_cliff(const Plan& plan, const Law& law, const Attempt& attempt) {
  const Outcome before = settle(plan, attempt.inputs, attempt.subject);
  if (before.stop) return std::nullopt;
  Subject changed = changed_subject(plan, law, attempt);
  const Outcome after = settle(plan, attempt.inputs, changed);
  if (after.stop) return std::nullopt;
  for (const YearDue& due : after.years) {
    const auto most = value_in_year(plan, attempt.inputs, changed, after, law.most, due.year);
    if (!most) continue;
    const Rational from = fen_of(before.result(plan, law.result, due.year));
    const Rational to = fen_of(after.result(plan, law.result, due.year));
    const auto& bound = std::get<Rational>(*most);
    if (abs(to - from) <= bound) continue;
    const std::optional<Money> allowed = round_to_fen(to > from ? floor_of(from + bound) : -floor_of(bound - from));
    if (!allowed) continue;
    return Breach{
        std::move(changed), due.year.name, law.result, *allowed, after.result(plan, law.result, due.year), true};
  }
  return std::nullopt;
}

}  // namespace

Subject changed_subject(const Plan& plan, const Law& law, const Attempt& attempt) {
  Subject changed = attempt.subject;
  if (law.kind == Law::Kind::always) return changed;
  const auto table = static_cast<std::size_t>(attempt.table);
  if (law.kind == Law::Kind::order) {
    std::vector<Fact>& facts = changed.facts[table];
    exchange_order(plan.tables[table], facts[attempt.fact], facts[attempt.other]);
    return changed;
  }
  const bool own = plan.tables[table].is_subject;
  Value& value = (own ? changed.columns : changed.facts[table][attempt.fact].columns)[attempt.column];
  if (law.kind == Law::Kind::cliff) {
    std::get<Rational>(value) += smallest_step(plan.tables[table].columns[attempt.column].type.kind);
  } else {
    value = attempt.raised;
  }
  return changed;
}

Rational smallest_step(Kind kind) {
  return kind == Kind::rate || kind == Kind::number ? Rational(1, 100) : Rational(1);
}

std::optional<Breach> breach_of(const Plan& plan, const Law& law, const Attempt& attempt, Apply apply) {
  if (form_of_law(plan, law) != none) return form_breach_of(plan, law, attempt, apply);
  switch (law.kind) {
    case Law::Kind::always:
      return broken_always(plan, law, attempt);
    case Law::Kind::cliff:
      return broken_by_cliff(plan, law, attempt);
    case Law::Kind::monotone:
    case Law::Kind::order:
      break;
  }
  return broken_by_change(plan, law, attempt);
}

}  // namespace nuan::policy
