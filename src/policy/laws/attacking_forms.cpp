// Subjects for laws about forms: a share, an index or a measure looks at several at once.
#include <algorithm>

#include "policy/laws/attack.hpp"
#include "policy/laws/examples.hpp"
#include "policy/laws/world.hpp"

namespace nuan::policy {
namespace {

constexpr std::size_t most_others = 4;

}  // namespace

bool looks_beyond_one(const Plan& plan) {
  const bool of_all = std::ranges::any_of(
      plan.forms, [](const FormPlace& place) { return place.form != Form::admission && place.form != Form::price; });
  return of_all || std::ranges::any_of(plan.nodes, [](const Node& node) {
           return node.rows && node.rows->of.rank == Level::Rank::subject;
         });
}

// Two in three vary an example: what makes sense of a form (a base year, floors under the pot) is seldom met by chance.
std::optional<Attempt> Attacking::next_for_form() {
  Attempt attempt;
  inventing_.turn_to_some_year();
  if (!plan_.examples.empty() && !chance_.one_in(3)) {
    vary_all(attempt);
  } else {
    attempt.inputs = invent_inputs();
    attempt.subject = invent_subject();
    if (looks_wide_) invent_others(attempt);
  }
  if (law_.kind == Law::Kind::order && fact_tables_.empty()) return std::nullopt;
  if (!aim(attempt)) return std::nullopt;
  return attempt;
}

void Attacking::invent_others(Attempt& attempt) {
  for (std::size_t left = chance_.below(most_others); left > 0; --left) {
    Subject other = invent_subject();
    other.key = std::to_string(left + 1);
    rename(other, other.key);
    attempt.others.push_back(std::move(other));
  }
}

// One of an example's subjects is attacked among the others.
void Attacking::vary_all(Attempt& attempt) {
  const Example& example = plan_.examples[chance_.below(plan_.examples.size())];
  attempt.inputs = example.inputs;
  std::vector<Subject> all = subjects_of(plan_, example);
  std::swap(all.front(), all[chance_.below(all.size())]);
  all.resize(std::min(all.size(), looks_wide_ ? most_others + 1 : 1));
  for (std::size_t i = 0; i < all.size(); ++i) {
    keep_few(all[i]);
    rename(all[i], i == 0 ? "" : std::to_string(i + 1));
  }
  for (std::size_t table : fact_tables_) {
    const auto& facts = all.front().facts[table];
    if (facts.empty()) continue;
    const auto date = static_cast<std::size_t>(plan_.tables[table].date_column());
    inventing_.turn_to(std::get<Date>(chance_.pick(facts).columns[date]));
  }
  for (std::size_t changes = chance_.below(3); changes > 0; --changes) change_something(all.front());
  attempt.subject = std::move(all.front());
  attempt.others.assign(all.begin() + 1, all.end());
}

void Attacking::change_column(Subject& subject) {
  if (subject.columns.empty()) return;
  const std::size_t column = chance_.below(subject.columns.size());
  subject.columns[column] = inventing_.value(plan_.tables.front().columns[column].type, Rational(0));
}

}  // namespace nuan::policy
