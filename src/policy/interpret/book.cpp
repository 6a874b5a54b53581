// How a subject's facts are merged, dated and grouped.
#include "policy/interpret/book.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "base/result.hpp"
#include "policy/value_order.hpp"

namespace nuan::policy {

namespace {

Date date_of(const Table& table, const Fact& fact) {
  return std::get<Date>(fact.columns[static_cast<std::size_t>(table.date_column())]);
}

const Value& column_of(const Fact& fact, Index column) { return fact.columns[static_cast<std::size_t>(column)]; }

}  // namespace

Book::Book(const Plan& plan, const Subject& subject) : plan_(plan) {
  ENSURE(subject.facts.size() == plan.tables.size());
  for (std::size_t table = 0; table < plan.tables.size(); ++table) {
    if (plan.tables[table].is_subject) continue;
    const auto index = static_cast<Index>(table);
    for (const Fact* fact : select_in_force(plan, index, subject.facts[table])) {
      ENSURE(fact->columns.size() == plan.tables[table].columns.size());
      facts_.push_back({index, fact, date_of(plan.tables[table], *fact), none, true});
    }
  }
  // Stable: facts of one day stay in the order of the tables in the file, and of their own table.
  std::stable_sort(facts_.begin(), facts_.end(),
                   [](const BookFact& left, const BookFact& right) { return left.date < right.date; });
  number_years();
  form_groups();
}

void Book::number_years() {
  for (BookFact& fact : facts_) {
    if (years_.empty() || !years_.back().days.holds(fact.date)) {
      std::optional<Year> year = year_of(plan_, fact.date);
      if (!year) {
        fact.counts = false;
        continue;
      }
      years_.push_back(std::move(*year));
    }
    fact.year = static_cast<Index>(years_.size()) - 1;
  }
}

void Book::form_groups() {
  std::size_t slot = facts_.size();
  groups_.assign(plan_.groups.size(), {});
  for (std::size_t group = 0; group < groups_.size(); ++group) {
    groups_[group].first_slot = slot;
    form_group(plan_.groups[group], groups_[group]);
    slot += groups_[group].instances.size();
  }
  slots_ = slot + years_.size() + 1;
}

void Book::form_group(const Group& group, Groups& groups) const {
  groups.of_fact.assign(facts_.size(), none);
  const auto before = [&](Index left, Index right) {
    const Fact& a = *fact(left).fact;
    const Fact& b = *fact(right).fact;
    for (const Index column : group.by) {
      const auto order = column == order_by_id ? a.id <=> b.id : order_of(column_of(a, column), column_of(b, column));
      if (order != 0) return order < 0;
    }
    return false;
  };
  std::map<Index, Index, decltype(before)> instance_of_first(before);
  for (Index index = 0; index < static_cast<Index>(facts_.size()); ++index) {
    if (fact(index).table != group.table || !fact(index).counts) continue;
    const auto next = static_cast<Index>(groups.instances.size());
    const Index instance = instance_of_first.try_emplace(index, next).first->second;
    if (instance == next) groups.instances.emplace_back();
    groups.instances[static_cast<std::size_t>(instance)].facts.push_back(index);
    groups.of_fact[static_cast<std::size_t>(index)] = instance;
  }
}

void Book::leave_out(const std::vector<Index>& facts) {
  for (const Index index : facts) facts_[static_cast<std::size_t>(index)].counts = false;
  form_groups();
}

const std::vector<Instance>& Book::instances(Index group) const {
  return groups_[static_cast<std::size_t>(group)].instances;
}

Reading Book::at_fact(Index index) const {
  const BookFact& own = fact(index);
  return {Reading::From::fact, index, none, none, own.year, own.date, static_cast<std::size_t>(index)};
}

Reading Book::at_instance(Index group, Index instance) const {
  ENSURE(instance != none);
  const Groups& groups = groups_[static_cast<std::size_t>(group)];
  const Index first = groups.instances[static_cast<std::size_t>(instance)].facts.front();
  return {Reading::From::group,
          first,
          group,
          instance,
          fact(first).year,
          fact(first).date,
          groups.first_slot + static_cast<std::size_t>(instance)};
}

Reading Book::at_year(Index year) const {
  ENSURE(year != none);
  const auto at = static_cast<std::size_t>(year);
  return {Reading::From::year, none, none, none, year, years_[at].days.from, slots_ - 1 - years_.size() + at};
}

Reading Book::at_life() const { return {Reading::From::life, none, none, none, none, Date(), slots_ - 1}; }

Index Book::instance_of(Index group, const Reading& reading) const {
  if (reading.from == Reading::From::group && reading.group == group) return reading.instance;
  ENSURE(reading.fact != none);
  return groups_[static_cast<std::size_t>(group)].of_fact[static_cast<std::size_t>(reading.fact)];
}

Reading Book::at_scope(const Scope& scope, Index fact, Index year) const {
  switch (scope.kind) {
    case Scope::Kind::fact:
      return at_fact(fact);
    case Scope::Kind::group:
      return at_instance(scope.group, instance_of(scope.group, at_fact(fact)));
    case Scope::Kind::year:
      return at_year(year);
    case Scope::Kind::life:
      return at_life();
  }
  ENSURE(false);  // untested: the switch names every scope
  return at_life();
}

}  // namespace nuan::policy
