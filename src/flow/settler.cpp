#include "flow/settler.hpp"

#include <algorithm>
#include <numeric>

namespace nuan::flow {

using claims::Flaw;
using claims::Role;

Settler::Settler(Case& all, const Engines& engines, Gathered& gathered, Earned& earned)
    : all_(all),
      engines_(engines),
      workspace_(engines.columnar == nullptr ? nullptr : engines.columnar->workspace()),
      run_wish_{all.wish.year, all.wish.parts},
      gathered_(gathered),
      earned_(earned),
      rows_(all.fact_files()),
      columns_(all.fact_files() + 1),
      kept_(all.fact_files()) {
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
  begin_batch();
}

Result<void> Settler::settle(PartitionRows& rows) {
  failure_.reset();
  for (std::uint32_t number = 0; number < rows.people().size(); ++number) {
    if (!rows.people()[number].deferred) settle_person(rows, number);
  }
  run_batch();  // the rows it looks into are gone when the next partition comes
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
    kept_[file] = of_person.empty() ? 0 : in_force_[file].select(of_person, gathered_);
    sum += kept_[file];
  }
  if (sum > 0) return add_to_batch(person, rows, number);
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

void Settler::begin_batch() {
  batch_.clear();
  texts_.clear();
  persons_.clear();
  for (auto& rows : rows_) rows.clear();
  for (auto& columns : columns_) columns.clear();
  facts_ = 0;
  for (policy::TableRows& table : batch_.tables) {
    table.subject_begin.assign(1, 0);
    for (policy::PeriodsColumn& column : table.periods) column.begin.assign(1, 0);
  }
}

void Settler::add_to_batch(const Person& person, PartitionRows& rows, std::uint32_t number) {
  columns_[0].push_back({claims::skip_text(person.member), 0});
  batch_.tables.front().subject_begin.push_back(static_cast<std::uint32_t>(columns_[0].size()));
  for (std::uint32_t file = 0; file < all_.fact_files(); ++file) {
    for (const FactRow& row : rows.rows(file, number).first(kept_[file])) {
      columns_[file + 1].push_back({row.id + row.columns, row.day});
      rows_[file].push_back(&row);
    }
    facts_ += kept_[file];
    policy::TableRows& table = batch_.tables[static_cast<std::size_t>(all_.sources[file + 1].shape.table)];
    table.subject_begin.push_back(static_cast<std::uint32_t>(rows_[file].size()));
  }
  persons_.push_back(&person);
  ++batch_.subjects;
  if (facts_ >= batch_facts) run_batch();
}

void Settler::fill_batch() {
  for (std::uint32_t file = 0; file <= all_.fact_files(); ++file) fillers_[file].fill(columns_[file], batch_, texts_);
}

policy::Subject Settler::subject(std::size_t index) const {
  const Person& person = *persons_[index];
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
