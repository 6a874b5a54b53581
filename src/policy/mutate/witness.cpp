#include "policy/mutate/witness.hpp"

#include <algorithm>
#include <iterator>

#include "policy/laws/attack.hpp"
#include "policy/laws/attack_law.hpp"
#include "policy/laws/say.hpp"
#include "policy/laws/shrink.hpp"
#include "policy/laws/spell.hpp"

namespace nuan::policy {
namespace {

// Few changes that show at all need more; see docs/decisions/0005.
constexpr std::size_t most_people = 1500;

std::vector<std::string> refusals(const Plan& plan, const Outcome& outcome) {
  std::vector<std::string> codes;
  for (const RefusedFact& refused : outcome.refused) codes.push_back(refusal_code(plan, refused));
  return codes;
}

class Comparing {
 public:
  Comparing(const Plan& plan, const Plan& changed) : plan_(plan), changed_(changed) {}

  // What an example expects of the attempt's facts, `2020 total 653`, where the changed plan gives something else.
  [[nodiscard]] std::optional<std::string> expectation(const Attempt& attempt) const {
    const Outcome now = settle(plan_, attempt.inputs, attempt.subject);
    if (now.stop) return std::nullopt;
    const Outcome then = settle(changed_, attempt.inputs, attempt.subject);
    if (then.stop) return now.years.empty() ? std::nullopt : std::optional(total(now, now.years.front().year));
    for (const YearDue& due : now.years) {
      if (const auto amount = amount_that_differs(now, then, due.year)) return amount;
    }
    for (const YearDue& due : then.years) {
      const std::optional<Year> own = year_of(plan_, due.year.days.from);
      if (!own || own->name != due.year.name) continue;
      if (const auto amount = amount_that_differs(now, then, *own)) return amount;
    }
    return refusal_gone(now, then);
  }

 private:
  [[nodiscard]] std::string total(const Outcome& outcome, const Year& year) const {
    const Index result = plan_.total_result();
    return spell_amount(plan_, year.name, result, outcome.result(plan_, result, year));
  }

  [[nodiscard]] std::optional<std::string> amount_that_differs(const Outcome& now, const Outcome& then,
                                                               const Year& year) const {
    const auto found = std::find_if(then.years.begin(), then.years.end(),
                                    [&](const YearDue& due) { return due.year.name == year.name; });
    const Year& other = found == then.years.end() ? year : found->year;
    for (Index result = 0; result < plan_.result_count(); ++result) {
      const Money amount = now.result(plan_, result, year);
      if (amount != then.result(changed_, result, other)) return spell_amount(plan_, year.name, result, amount);
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::string> refusal_gone(const Outcome& now, const Outcome& then) const {
    const std::vector<std::string> left = refusals(changed_, then);
    for (const std::string& code : refusals(plan_, now)) {
      if (std::find(left.begin(), left.end(), code) == left.end()) return "refused " + code;
    }
    return std::nullopt;
  }

  const Plan& plan_;
  const Plan& changed_;
};

std::string without_quotes(std::string text) {
  std::replace(text.begin(), text.end(), '"', '\'');
  return text;
}

// What stands in one of them alone.
template <class Item>
std::vector<Item> apart(const std::vector<Item>& left, const std::vector<Item>& right) {
  std::vector<Item> items;
  std::set_symmetric_difference(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(items));
  return items;
}

// Amounts at the numbers that moved, and some fen beyond: a fen of base shows only where it turns the rounding.
Vocabulary near_the_change(const Vocabulary& words, const Vocabulary& changed) {
  constexpr int fen_beyond = 40;
  Vocabulary near = words;
  std::vector<Rational> money;
  for (const Rational& moved : apart(words.money, changed.money)) {
    for (int fen = 0; fen < fen_beyond; ++fen) money.push_back(moved + fen);
  }
  if (!money.empty()) near.money = near.edges = std::move(money);
  if (std::vector<Date> dates = apart(words.dates, changed.dates); !dates.empty()) near.dates = std::move(dates);
  if (std::vector<Rational> whole = apart(words.whole, changed.whole); !whole.empty()) near.whole = std::move(whole);
  return near;
}

const Law any_law{};  // of a kind that aims at no single fact

}  // namespace

std::optional<Attempt> Witnesses::differing(const Plan& changed) const {
  const Comparing comparing(plan_, changed);
  const Vocabulary near = near_the_change(words_, vocabulary_of(changed));
  Attacking anywhere(plan_, any_law, words_, seed_of(plan_));
  Attacking nearby(plan_, any_law, near, seed_of(changed));
  for (std::size_t person = 0; person < most_people; ++person) {
    std::optional<Attempt> attempt = (person % 3 == 0 ? anywhere : nearby).next();
    if (attempt && comparing.expectation(*attempt)) return attempt;
  }
  return std::nullopt;
}

std::optional<Witnesses::Found> Witnesses::seek(const Plan& changed, const Words& change) {
  const Comparing comparing(plan_, changed);
  for (const Known& known : known_) {
    if (comparing.expectation(known.attempt) == known.expected) return Found{known.example, true};
  }
  std::optional<Attempt> attempt = differing(changed);
  if (!attempt) return std::nullopt;
  Attempt least = shrink(plan_, any_law, std::move(*attempt),
                         [&](const Attempt& simpler) { return comparing.expectation(simpler).has_value(); });
  std::string expected = *comparing.expectation(least);
  const auto example = [&](const std::string& title) {
    return spell_facts(plan_, without_quotes(title), least.inputs, least.subject, "  ") + "\n    expect  " + expected;
  };
  const Words spelled{example(change.zh), example(change.en)};
  known_.push_back({std::move(least), std::move(expected), spelled});
  return Found{spelled, false};
}

}  // namespace nuan::policy
