// Subjects made up from nothing, or varied from the policy's own examples, and aimed at a law.
#include <algorithm>
#include <map>

#include "base/result.hpp"
#include "policy/form_parts.hpp"
#include "policy/laws/attack.hpp"
#include "policy/laws/examples.hpp"
#include "policy/laws/world.hpp"

namespace nuan::policy {

namespace {

std::size_t count_facts(const Subject& subject) {
  std::size_t count = 0;
  for (const auto& facts : subject.facts) count += facts.size();
  return count;
}

}  // namespace

// Later ones go first.
void keep_few(Subject& subject) {
  std::size_t left = most_attack_facts;
  for (auto& facts : subject.facts) {
    facts.resize(std::min(facts.size(), left));
    left -= facts.size();
  }
}

void rename(Subject& subject, const std::string& prefix) {
  char next = 'a';
  for (auto& facts : subject.facts) {
    std::map<std::string, std::string> names;
    for (Fact& fact : facts) fact.id = names[fact.id] = prefix + next++;
    for (Fact& fact : facts) {
      if (!fact.reverses.empty()) fact.reverses = names.contains(fact.reverses) ? names[fact.reverses] : "none";
    }
  }
}

Attacking::Attacking(const Plan& plan, const Law& law, const Vocabulary& words, std::uint64_t seed)
    : plan_(plan),
      law_(law),
      chance_(seed),
      inventing_(plan, words, chance_),
      of_form_(form_of_law(plan, law) != none),
      looks_wide_(of_form_ && looks_beyond_one(plan)) {
  for (std::size_t table = 0; table < plan.tables.size(); ++table) {
    if (!plan.tables[table].is_subject) fact_tables_.push_back(table);
  }
}

std::optional<Attempt> Attacking::next() {
  if (of_form_) return next_for_form();
  if (fact_tables_.empty()) return std::nullopt;
  Attempt attempt;
  attempt.inputs = invent_inputs();
  inventing_.turn_to_some_year();
  const bool vary = !plan_.examples.empty() && chance_.one_in(3);
  attempt.subject = vary ? vary_example(attempt.inputs) : invent_subject();
  if (!aim(attempt)) return std::nullopt;
  return attempt;
}

std::string Attacking::next_id(const Subject& subject) const {
  std::string id = "a";
  const auto taken = [&](const std::vector<Fact>& facts) {
    return std::any_of(facts.begin(), facts.end(), [&id](const Fact& fact) { return fact.id == id; });
  };
  while (std::any_of(subject.facts.begin(), subject.facts.end(), taken)) ++id.front();
  return id;
}

Rational Attacking::sum_so_far(const Subject& subject, std::size_t table, std::size_t column) const {
  Rational sum;
  for (const Fact& fact : subject.facts[table]) {
    if (const auto* number = std::get_if<Rational>(&fact.columns[column])) sum += *number;
  }
  return sum;
}

void Attacking::add_fact(Subject& subject, std::size_t table) {
  const Table& rows_of = plan_.tables[table];
  Fact fact{next_id(subject), "", {}};
  const Date day = inventing_.day();
  for (std::size_t column = 0; column < rows_of.columns.size(); ++column) {
    if (static_cast<Index>(column) == rows_of.date_column()) {
      fact.columns.emplace_back(day);
    } else {
      fact.columns.push_back(inventing_.value(rows_of.columns[column].type, sum_so_far(subject, table, column)));
    }
  }
  subject.facts[table].push_back(std::move(fact));
}

Subject Attacking::invent_subject() {
  Subject subject;
  subject.key = "1";
  subject.facts.resize(plan_.tables.size());
  for (std::size_t count = fact_tables_.empty() ? 0 : chance_.below(most_attack_facts) + 1; count > 0; --count) {
    add_fact(subject, chance_.pick(fact_tables_));
  }
  for (const Column& column : plan_.tables.front().columns) {
    subject.columns.push_back(inventing_.value(column.type, Rational(0)));
  }
  undo_something(subject);
  return subject;
}

void Attacking::undo_something(Subject& subject) {
  if (fact_tables_.empty()) return;
  const std::size_t table = chance_.pick(fact_tables_);
  std::vector<Fact>& facts = subject.facts[table];
  if (!plan_.tables[table].may_reverse || facts.size() < 2 || !chance_.one_in(8)) return;
  facts.back().reverses = facts[chance_.below(facts.size() - 1)].id;
}

Subject Attacking::vary_example(std::vector<Value>& inputs) {
  const Example& example = plan_.examples[chance_.below(plan_.examples.size())];
  inputs = example.inputs;
  Subject subject = subjects_of(plan_, example).front();
  keep_few(subject);
  rename(subject, "");
  const std::size_t table = chance_.pick(fact_tables_);
  if (!subject.facts[table].empty()) {
    const auto date = static_cast<std::size_t>(plan_.tables[table].date_column());
    inventing_.turn_to(std::get<Date>(chance_.pick(subject.facts[table]).columns[date]));
  }
  for (std::size_t changes = chance_.below(3) + 1; changes > 0; --changes) change_something(subject);
  return subject;
}

void Attacking::change_something(Subject& subject) {
  if (fact_tables_.empty()) return change_column(subject);
  const std::size_t table = chance_.pick(fact_tables_);
  std::vector<Fact>& facts = subject.facts[table];
  if (chance_.one_in(3) && count_facts(subject) < most_attack_facts) return add_fact(subject, table);
  if (facts.empty() || chance_.one_in(4)) return change_column(subject);
  Fact& fact = facts[chance_.below(facts.size())];
  const std::size_t column = chance_.below(fact.columns.size());
  const Type& type = plan_.tables[table].columns[column].type;
  fact.columns[column] = inventing_.value(type, sum_so_far(subject, table, column));
}

std::vector<Value> Attacking::invent_inputs() {
  std::vector<Value> inputs;
  if (!plan_.examples.empty() && chance_.one_in(2)) return chance_.pick(plan_.examples).inputs;
  for (const Input& input : plan_.inputs) inputs.push_back(inventing_.value(input.type, Rational(0)));
  return inputs;
}

bool Attacking::aim(Attempt& attempt) {
  switch (law_.kind) {
    case Law::Kind::always:
      return true;
    case Law::Kind::monotone:
      return aim_raise(attempt);
    case Law::Kind::cliff:
      return aim_step(attempt);
    case Law::Kind::order:
      return aim_exchange(attempt);
  }
  return false;  // untested: the switch names every kind of law
}

// Chooses a column of the law and a fact whose value there is to be raised.
Value& Attacking::choose_value(Attempt& attempt) {
  attempt.table = law_.table;
  attempt.column = static_cast<std::size_t>(chance_.pick(law_.columns));
  const auto table = static_cast<std::size_t>(law_.table);
  const bool own = plan_.tables[table].is_subject;
  std::vector<Fact>& facts = attempt.subject.facts[table];
  if (!own && facts.empty()) add_fact(attempt.subject, table);
  if (!own) attempt.fact = chance_.below(facts.size());
  return (own ? attempt.subject.columns : facts[attempt.fact].columns)[attempt.column];
}

// To a few steps below an edge (amounts are rounded before they meet a floor), to where amounts begin, or wherever the
// value is.
bool Attacking::aim_step(Attempt& attempt) {
  Value& now = choose_value(attempt);
  const Type& type = plan_.tables[static_cast<std::size_t>(law_.table)].columns[attempt.column].type;
  const auto crossing = inventing_.crossing(type);
  if (chance_.one_in(4)) {
    now = Rational(static_cast<long>(chance_.below(20))) * smallest_step(type.kind);
  } else if (crossing && !chance_.one_in(3)) {
    const Rational below = static_cast<long>(chance_.below(4)) * smallest_step(type.kind);
    now = std::max(Rational(std::get<Rational>(crossing->from) - below), Rational(0));
  }
  return std::get<Rational>(now) < money_limit_fen;
}

bool Attacking::aim_raise(Attempt& attempt) {
  Value& now = choose_value(attempt);
  const Type& type = plan_.tables[static_cast<std::size_t>(law_.table)].columns[attempt.column].type;
  if (chance_.one_in(2)) {
    if (const auto crossing = inventing_.crossing(type)) {
      now = crossing->from;
      attempt.raised = crossing->to;
      return true;
    }
  }
  const std::optional<Rational> raised =
      inventing_.raised(type, std::get<Rational>(now));  // a law raises numbers alone
  if (raised) attempt.raised = *raised;
  return raised.has_value();
}

bool Attacking::aim_exchange(Attempt& attempt) {
  const std::size_t table = chance_.pick(fact_tables_);
  attempt.table = static_cast<Index>(table);
  std::vector<Fact>& facts = attempt.subject.facts[table];
  // An exchange of ids must not make a reversal undo another fact.
  std::erase_if(facts, [](const Fact& fact) { return !fact.reverses.empty(); });
  while (facts.size() < 2) add_fact(attempt.subject, table);
  attempt.fact = chance_.below(facts.size());
  attempt.other = (attempt.fact + 1 + chance_.below(facts.size() - 1)) % facts.size();
  const auto date = static_cast<std::size_t>(plan_.tables[table].date_column());
  facts[attempt.other].columns[date] = facts[attempt.fact].columns[date];
  return true;
}

}  // namespace nuan::policy
