#include "flow/settler.hpp"

#include <algorithm>

namespace nuan::flow {

using claims::Flaw;
using policy::Kind;

Settler::Settler(Case& all, const Engines& engines, Gathered& gathered, Earned& earned)
    : all_(all),
      engines_(engines),
      workspace_(engines.columnar == nullptr ? nullptr : engines.columnar->workspace()),
      run_wish_{all.wish.year, all.wish.parts},
      gathered_(gathered),
      earned_(earned),
      kept_(all.fact_files()),
      rows_(all.fact_files()) {
  const policy::Plan& plan = *all.wish.plan;
  for (std::uint32_t file = 0; file <= all.fact_files(); ++file) fillers_.emplace_back(all.sources[file].shape);
  for (std::uint32_t file = 0; file < all.fact_files(); ++file) {
    in_force_.emplace_back(all, file);
    requirements_.emplace_back();
    for (const policy::Cover& cover : plan.covers) {
      if (cover.table != all.sources[file + 1].shape.table) continue;
      for (const policy::Requirement& requirement : cover.requirements)
        requirements_.back().push_back(all.reasons.of(requirement));
    }
  }
  batch_.tables.resize(plan.tables.size());
  for (std::size_t table = 0; table < plan.tables.size(); ++table) {
    batch_.tables[table].columns.resize(plan.tables[table].columns.size());
    batch_.tables[table].periods.resize(plan.tables[table].columns.size());
  }
  for (std::size_t column = 0; column < plan.tables.front().columns.size(); ++column) {
    const policy::Type& type = plan.tables.front().columns[column].type;
    const bool counts = type.kind == Kind::periods || type.kind == Kind::flag || type.kind == Kind::choice;
    if (type.dated || !counts) continue;
    const std::size_t choices = type.kind == Kind::choice ? plan.choice_sets[type.choices].size() : 1;
    for (std::size_t choice = 0; choice < choices; ++choice)
      groups_.push_back({column, type.kind, static_cast<std::int64_t>(choice)});
  }
  begin_batch();
}

Result<void> Settler::settle(PartitionRows& rows) {
  failure_.reset();
  for (std::uint32_t number = 0; number < rows.people().size(); ++number) {
    if (!rows.people()[number].deferred) settle_person(rows, number);
  }
  run_batch(rows);  // the rows it looks into are gone when the next partition comes
  if (failure_) return Failure(*failure_);
  return {};
}

void Settler::settle_person(PartitionRows& rows, std::uint32_t number) {
  const Person& person = rows.people()[number];
  if (person.member == nullptr) return reject_all(rows, number, Flaw::no_such_person);
  if (person.conflicted) return reject_all(rows, number, Flaw::member_conflict);
  ++earned_.totals.persons;
  std::size_t sum = 0;
  for (std::uint32_t file = 0; file < all_.fact_files(); ++file) {
    const std::span<FactRow> of_person = rows.rows(file, number);
    const std::size_t kept =
        rows.are_usual(file, number) ? of_person.size() : in_force_[file].select(of_person, gathered_);
    kept_[file].push_back(static_cast<std::uint32_t>(kept));
    sum += kept;
  }
  if (sum > 0) {
    persons_.push_back({&person, number});
    facts_ += sum;
    if (facts_ >= batch_facts) run_batch(rows);
    return;
  }
  for (auto& kept : kept_) kept.pop_back();
  if (!person.was_paid) return;
  due_.assign(all_.wish.plan->benefits.size(), 0);
  earned_.add_person(person, due_);
}

void Settler::reject(std::uint32_t fact_file, const FactRow& row, ReasonId reason) {
  gathered_.rejects.push_back({row.offset, fact_file + 1, reason});
}

void Settler::reject_all(PartitionRows& rows, std::uint32_t number, Flaw flaw) {
  for (std::uint32_t file = 0; file < all_.fact_files(); ++file) {
    for (const FactRow& row : rows.rows(file, number)) reject(file, row, all_.reason(flaw));
  }
}

// Numbers of the last batch stay where they are until they are written over.
void Settler::begin_batch() {
  batch_.texts.clear();
  texts_.clear();
  persons_.clear();
  for (auto& kept : kept_) kept.clear();
  facts_ = 0;
  for (policy::TableRows& table : batch_.tables) {
    for (policy::PeriodsColumn& column : table.periods) {
      column.begin.assign(1, 0);
      column.items.clear();
      column.values.clear();
    }
  }
}

void Settler::fill_batch(PartitionRows& rows) {
  batch_.subjects = persons_.size();
  columns_.resize(persons_.size());
  policy::TableRows& subjects = batch_.tables.front();
  subjects.subject_begin.resize(persons_.size() + 1);
  for (std::uint32_t i = 0; i < persons_.size(); ++i) {
    columns_[i] = {claims::skip_text(persons_[i].person->member), 0};
    subjects.subject_begin[i + 1] = i + 1;
  }
  fillers_[0].fill(columns_, batch_, texts_);
  for (std::uint32_t file = 0; file < all_.fact_files(); ++file) {
    gather_facts(rows, file);
    fillers_[file + 1].fill(columns_, batch_, texts_);
  }
}

// The facts of a file that take part, person by person.
void Settler::gather_facts(PartitionRows& rows, std::uint32_t file) {
  auto& begins = batch_.tables[static_cast<std::size_t>(all_.sources[file + 1].shape.table)].subject_begin;
  begins.resize(persons_.size() + 1);
  begins.front() = 0;
  for (std::size_t i = 0; i < persons_.size(); ++i) begins[i + 1] = begins[i] + kept_[file][i];
  columns_.resize(begins.back());
  rows_[file].resize(begins.back());
  KeptColumns* columns = columns_.data();
  const FactRow** into = rows_[file].data();
  for (std::size_t i = 0; i < persons_.size(); ++i) {
    const FactRow* row = rows.rows(file, persons_[i].number).data();
    for (const FactRow* const end = row + kept_[file][i]; row != end; ++row) {
      *into++ = row;
      *columns++ = {row->id + row->columns, row->day};
    }
  }
}

policy::Subject Settler::subject(std::size_t index) const {
  const Person& person = *persons_[index].person;
  policy::Subject subject;
  append_key(subject.key, person.key);
  claims::PackedText text;
  subject.columns = column_values(all_.sources[0].shape, claims::take_text(person.member, text), 0);
  subject.facts.resize(all_.wish.plan->tables.size());
  for (std::uint32_t file = 0; file < all_.fact_files(); ++file) {
    const claims::Shape& shape = all_.sources[file + 1].shape;
    const auto& begins = facts_of(file).subject_begin;
    for (std::uint32_t i = begins[index]; i < begins[index + 1]; ++i) {
      const FactRow& row = *rows_[file][i];
      claims::take_text(row.id, text);
      subject.facts[shape.table].push_back(
          {claims::to_text(text), {}, column_values(shape, row.id + row.columns, row.day)});
    }
  }
  return subject;
}

const policy::TableRows& Settler::facts_of(std::uint32_t fact_file) const {
  return batch_.tables[static_cast<std::size_t>(all_.sources[fact_file + 1].shape.table)];
}

const policy::BatchOutcome::TableOutcome& Settler::outcome_of(std::uint32_t fact_file) const {
  return outcome_.tables[static_cast<std::size_t>(all_.sources[fact_file + 1].shape.table)];
}

}  // namespace nuan::flow
