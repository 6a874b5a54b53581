// Tries simpler attempts, one change at a time, until none of them breaks the law any more.
#include "policy/laws/shrink.hpp"

#include <algorithm>
#include <utility>

#include "base/result.hpp"
#include "policy/value_order.hpp"

namespace nuan::policy {

namespace {

// Each try settles the subject once or twice; a counterexample not yet least after so many is good enough.
constexpr int most_tries = 3000;

std::vector<Value> simpler_numbers(const Rational& value) {
  std::vector<Value> simpler;
  if (value <= 0) return simpler;
  simpler.emplace_back(Rational(0));
  if (value.get_den() != 1) {
    simpler.emplace_back(Rational(mpz_class(value.get_num() / value.get_den())));
    return simpler;
  }
  // Whole hundred thousands of yuan first, then ever smaller steps, down to the fen.
  mpz_class step = 1;
  while (step * 10 <= value.get_num()) step *= 10;
  for (; step >= 1; step /= 10) {
    const mpz_class cut = value.get_num() / step * step;
    if (cut != value.get_num()) simpler.emplace_back(Rational(cut));
    if (value.get_num() > step) simpler.emplace_back(Rational(mpz_class(value.get_num() - step)));
  }
  return simpler;
}

std::vector<Value> simpler_dates(Date date) {
  const Date first = *Date::from_ymd(date.year(), 1, 1);
  const Date of_month = *Date::from_ymd(date.year(), date.month(), 1);
  std::vector<Value> simpler;
  if (first < date) simpler.emplace_back(first);
  if (of_month < date) simpler.emplace_back(of_month);
  return simpler;
}

std::vector<Value> simpler_periods(const Periods& periods, const Plan& plan) {
  const Period always{*Date::from_ymd(std::max(plan.from.year() - 2, 1), 1, 1), max_date};
  std::vector<Value> simpler;
  if (periods.items().empty()) return simpler;
  simpler.emplace_back(Periods());
  if (periods == Periods({always})) return simpler;
  simpler.emplace_back(Periods({always}));
  if (periods.items().size() > 1) {
    for (const Period& period : periods.items()) simpler.emplace_back(Periods({period}));
  }
  return simpler;
}

std::vector<Value> simpler_values(const Value& value, const Plan& plan) {
  if (const auto* number = std::get_if<Rational>(&value)) return simpler_numbers(*number);
  if (const auto* date = std::get_if<Date>(&value)) return simpler_dates(*date);
  if (const auto* periods = std::get_if<Periods>(&value)) return simpler_periods(*periods, plan);
  std::vector<Value> simpler;
  if (const auto* choice = std::get_if<Choice>(&value)) {
    for (std::int32_t index = 0; index < choice->index; ++index) simpler.emplace_back(Choice{index});
  } else if (const auto* flag = std::get_if<bool>(&value)) {
    if (*flag) simpler.emplace_back(false);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    if (!text->empty()) simpler.emplace_back(std::string());
    if (text->size() > 1) simpler.emplace_back(std::string("a"));
  } else if (const auto* dated = std::get_if<DatedValues>(&value)) {
    for (const Value& number : simpler_numbers(dated->empty() ? Rational(0) : dated->front().value)) {
      simpler.emplace_back(DatedValues{{Period{}, std::get<Rational>(number)}});
    }
  }
  return simpler;
}

class Shrinking {
 public:
  Shrinking(const Plan& plan, const Law& law, Attempt attempt, const std::function<bool(const Attempt&)>& still)
      : plan_(plan), law_(law), still_(still), best_(std::move(attempt)) {}

  Attempt run() {
    while (drop_others() || drop_facts() || merge_facts() || simplify_all()) {
      if (tries_ > most_tries) break;
    }
    return std::move(best_);
  }

 private:
  [[nodiscard]] bool aimed_at(std::size_t table, std::size_t fact) const {
    if (law_.kind == Law::Kind::always || static_cast<Index>(table) != best_.table) return false;
    return fact == best_.fact || (law_.kind == Law::Kind::order && fact == best_.other);
  }

  bool take(Attempt simpler) {
    if (++tries_ > most_tries || !still_(simpler)) return false;
    best_ = std::move(simpler);
    return true;
  }

  bool drop_others() {
    bool dropped = false;
    for (std::size_t other = best_.others.size(); other > 0; --other) {
      Attempt simpler = best_;
      simpler.others.erase(simpler.others.begin() + static_cast<std::ptrdiff_t>(other - 1));
      dropped = take(std::move(simpler)) || dropped;
    }
    return dropped;
  }

  bool drop_facts() {
    bool dropped = false;
    for (std::size_t table = 0; table < best_.subject.facts.size(); ++table) {
      for (std::size_t fact = best_.subject.facts[table].size(); fact > 0; --fact) {
        if (!aimed_at(table, fact - 1)) dropped = take(without(table, fact - 1)) || dropped;
      }
    }
    return dropped;
  }

  // One fact with the amounts of two, where that still breaks the law.
  bool merge_facts() {
    for (std::size_t table = 0; table < best_.subject.facts.size(); ++table) {
      const std::size_t count = best_.subject.facts[table].size();
      for (std::size_t from = 0; from < count; ++from) {
        for (std::size_t into = 0; into < count; ++into) {
          if (from == into || aimed_at(table, from)) continue;
          Attempt simpler = merged(table, from, into);
          if (still_raises(simpler) && take(std::move(simpler))) return true;
        }
      }
    }
    return false;
  }

  [[nodiscard]] Attempt merged(std::size_t table, std::size_t from, std::size_t into) const {
    Attempt simpler = best_;
    auto& facts = simpler.subject.facts[table];
    for (std::size_t column = 0; column < facts[into].columns.size(); ++column) {
      auto* sum = std::get_if<Rational>(&facts[into].columns[column]);
      if (sum != nullptr) *sum += std::get<Rational>(facts[from].columns[column]);
    }
    erase_fact(simpler, table, from);
    return simpler;
  }

  [[nodiscard]] Attempt without(std::size_t table, std::size_t fact) const {
    Attempt simpler = best_;
    erase_fact(simpler, table, fact);
    return simpler;
  }

  static void erase_fact(Attempt& attempt, std::size_t table, std::size_t fact) {
    auto& facts = attempt.subject.facts[table];
    facts.erase(facts.begin() + static_cast<std::ptrdiff_t>(fact));
    if (static_cast<Index>(table) != attempt.table) return;
    if (attempt.fact > fact) --attempt.fact;
    if (attempt.other > fact) --attempt.other;
  }

  bool simplify_all() {
    bool simplified = false;
    for (std::size_t input = 0; input < best_.inputs.size(); ++input) {
      simplified = simplify([input](Attempt& attempt) -> Value& { return attempt.inputs[input]; }) || simplified;
    }
    for (std::size_t column = 0; column < best_.subject.columns.size(); ++column) {
      simplified =
          simplify([column](Attempt& attempt) -> Value& { return attempt.subject.columns[column]; }) || simplified;
    }
    for (std::size_t table = 0; table < best_.subject.facts.size(); ++table) {
      for (std::size_t fact = 0; fact < best_.subject.facts[table].size(); ++fact) {
        simplified = simplify_fact(table, fact) || simplified;
      }
    }
    for (std::size_t other = 0; other < best_.others.size(); ++other)
      for (std::size_t column = 0; column < best_.others[other].columns.size(); ++column)
        simplified =
            simplify([=](Attempt& attempt) -> Value& { return attempt.others[other].columns[column]; }) || simplified;
    if (law_.kind == Law::Kind::monotone) simplified = lower_the_raise() || simplified;
    if (law_.kind == Law::Kind::order) simplified = move_both() || simplified;
    return simplified;
  }

  bool simplify_fact(std::size_t table, std::size_t fact) {
    bool simplified = false;
    for (std::size_t column = 0; column < best_.subject.facts[table][fact].columns.size(); ++column) {
      const bool day = static_cast<Index>(column) == plan_.tables[table].date_column();
      // The two facts of an exchange must stay on one day.
      if (day && law_.kind == Law::Kind::order && aimed_at(table, fact)) continue;
      simplified =
          simplify([=](Attempt& attempt) -> Value& { return attempt.subject.facts[table][fact].columns[column]; }) ||
          simplified;
    }
    return simplified;
  }

  // Takes the first simpler value that still breaks the law, as long as there is one.
  template <class Where>
  bool simplify(const Where& where) {
    bool simplified = false;
    for (bool again = true; again;) {
      again = false;
      for (Value& value : simpler_values(where(best_), plan_)) {
        Attempt simpler = best_;
        where(simpler) = std::move(value);
        if (!still_raises(simpler) || !take(std::move(simpler))) continue;
        again = simplified = true;
        break;
      }
    }
    return simplified;
  }

  [[nodiscard]] const Value& raised_from(const Attempt& attempt) const {
    const auto table = static_cast<std::size_t>(attempt.table);
    if (plan_.tables[table].is_subject) return attempt.subject.columns[attempt.column];
    return attempt.subject.facts[table][attempt.fact].columns[attempt.column];
  }

  [[nodiscard]] bool still_raises(const Attempt& attempt) const {
    return law_.kind != Law::Kind::monotone || order_of(raised_from(attempt), attempt.raised) < 0;
  }

  // The two facts of an exchange move to another day together.
  bool move_both() {
    const auto table = static_cast<std::size_t>(best_.table);
    const auto day = static_cast<std::size_t>(plan_.tables[table].date_column());
    const auto date_of = [&](Attempt& attempt, std::size_t fact) -> Value& {
      return attempt.subject.facts[table][fact].columns[day];
    };
    for (const Value& earlier : simpler_dates(std::get<Date>(date_of(best_, best_.fact)))) {
      Attempt simpler = best_;
      date_of(simpler, simpler.fact) = date_of(simpler, simpler.other) = earlier;
      if (take(std::move(simpler))) return true;
    }
    return false;
  }

  bool lower_the_raise() {
    return simplify([](Attempt& attempt) -> Value& { return attempt.raised; });
  }

  const Plan& plan_;
  const Law& law_;
  const std::function<bool(const Attempt&)>& still_;
  Attempt best_;
  int tries_ = 0;
};

}  // namespace

Attempt shrink(const Plan& plan, const Law& law, Attempt attempt, Apply apply) {
  return shrink(plan, law, std::move(attempt),
                [&](const Attempt& simpler) { return breach_of(plan, law, simpler, apply).has_value(); });
}

Attempt shrink(const Plan& plan, const Law& law, Attempt attempt, const std::function<bool(const Attempt&)>& still) {
  ENSURE(still(attempt));
  return Shrinking(plan, law, std::move(attempt), still).run();
}

}  // namespace nuan::policy
