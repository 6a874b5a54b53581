// Running a batch and taking out what the engine said (declared in settler.hpp).
#include <algorithm>
#include <numeric>

#include "aid/balance.hpp"
#include "flow/settler.hpp"

namespace nuan::flow {

using claims::Flaw;
using policy::Kind;

Result<void> Settler::run_engine() {
  const policy::Plan& plan = *all_.wish.plan;
  const std::vector<policy::Value>& inputs = all_.wish.inputs;
  if (engines_.columnar != nullptr)
    engines_.columnar->run(batch_, *this, *workspace_, outcome_);
  else if (engines_.query != nullptr)
    return policy::settle_by_sql(plan, inputs, run_wish_, *engines_.query, *engines_.database, batch_, *this, outcome_);
  else
    policy::interpret_batch(plan, inputs, run_wish_, batch_, *this, outcome_);
  return {};
}

void Settler::run_batch(PartitionRows& rows) {
  if (persons_.empty()) return begin_batch();
  fill_batch(rows);
  if (auto done = run_engine(); !done) {
    if (!failure_) failure_ = std::move(done).error();
    return begin_batch();
  }
  Totals& totals = earned_.totals;
  totals.with_facts += batch_.subjects;
  totals.by_interpreter += outcome_.by_interpreter;
  totals.notes.resize(std::max(totals.notes.size(), outcome_.notes.size()));
  for (std::size_t i = 0; i < outcome_.notes.size(); ++i) totals.notes[i] += outcome_.notes[i];
  stopped_.assign(batch_.subjects, false);
  for (const auto& [index, stop] : outcome_.stopped) take_stop(index, stop);
  take_verdicts();
  take_persons();
  begin_batch();
}

// Nobody can say what this person is due: every fact of the year tells why, and nothing is paid.
void Settler::take_stop(std::size_t index, const policy::Stop& stop) {
  stopped_[index] = true;
  ++earned_.totals.stopped;
  const ReasonId reason = all_.reasons.of(stop);
  for (std::uint32_t file = 0; file < all_.fact_files(); ++file) {
    const auto& begins = facts_of(file).subject_begin;
    for (std::uint32_t i = begins[index]; i < begins[index + 1]; ++i) {
      const FactRow& row = *rows_[file][i];
      if (in_force_[file].is_in_year(row.day))
        reject(file, row, reason);
      else
        ++gathered_.counts[file + 1].outside_scope;
    }
  }
}

void Settler::take_verdicts() {
  for (std::uint32_t file = 0; file < all_.fact_files(); ++file) {
    const std::vector<std::uint8_t>& verdicts = outcome_of(file).verdict;
    const auto& begins = facts_of(file).subject_begin;
    std::uint64_t accepted = 0;
    for (std::size_t row = 0; row < rows_[file].size(); ++row) {
      accepted += verdicts[row] == 0 ? 1 : 0;
      if (verdicts[row] != 0 && outcome_.stopped.empty()) [[unlikely]]
        take_verdict(file, row, verdicts[row]);
    }
    for (std::size_t index = 0; index < batch_.subjects && !outcome_.stopped.empty(); ++index) {
      for (std::size_t row = begins[index]; row < begins[index + 1]; ++row) {
        if (stopped_[index])
          accepted -= verdicts[row] == 0 ? 1 : 0;
        else if (verdicts[row] != 0)
          take_verdict(file, row, verdicts[row]);
      }
    }
    gathered_.counts[file + 1].accepted += accepted;
  }
}

void Settler::take_verdict(std::uint32_t file, std::size_t index, std::uint8_t verdict) {
  FileCount& count = gathered_.counts[file + 1];
  const FactRow& row = *rows_[file][index];
  switch (verdict) {
    case policy::verdict_other_year:
      ++count.outside_scope;
      return;
    case policy::verdict_too_early:
    case policy::verdict_no_year:
      if (const Flaw flaw = in_force_[file].flaw_of_day(row.day); flaw != Flaw::none)
        return reject(file, row, all_.reason(flaw));
      ++count.outside_scope;  // of an earlier edition's year
      return;
    case policy::verdict_negative_base:
      return reject(file, row, all_.reason(Flaw::negative_base));
    default:
      return reject(file, row, requirements_[file][verdict - 1U]);
  }
}

// Most are due nothing and were paid nothing: they are passed over.
void Settler::take_persons() {
  total_due_.assign(batch_.subjects, 0);
  for (const auto& benefit : outcome_.due) {
    for (std::size_t i = 0; i < total_due_.size(); ++i) total_due_[i] += benefit[i];
  }
  for (std::size_t index = 0; index < batch_.subjects; ++index) {
    if (stopped_[index]) continue;
    if (total_due_[index] != 0 || persons_[index].person->was_paid) take_person(index);
    if (all_.wish.parts) take_parts(index);
  }
}

void Settler::take_person(std::size_t index) {
  const Person& person = *persons_[index].person;
  due_.clear();
  for (const auto& benefit : outcome_.due) due_.push_back(benefit[index]);
  earned_.add_person(person, due_);
  const Money pay = aid::balance_of(Money::from_fen(total_due_[index]), Money::from_fen(person.paid)).pay;
  if (pay > Money{}) take_groups(index, pay.fen());
}

bool Settler::is_in_group(const GroupColumn& group, std::size_t index) const {
  const policy::TableRows& subjects = batch_.tables.front();
  if (group.kind == Kind::flag) return subjects.columns[group.column][index] != 0;
  if (group.kind == Kind::choice) return subjects.columns[group.column][index] == group.choice;
  const policy::PeriodsColumn& periods = subjects.periods[group.column];
  if (periods.begin[index] == periods.begin[index + 1]) return false;
  for (std::uint32_t file = 0; file < all_.fact_files(); ++file) {
    const auto& begins = facts_of(file).subject_begin;
    for (std::uint32_t row = begins[index]; row < begins[index + 1]; ++row) {
      if (outcome_of(file).verdict[row] != 0) continue;
      const Date day = Date::from_days(rows_[file][row]->day);
      for (std::uint32_t i = periods.begin[index]; i < periods.begin[index + 1]; ++i) {
        if (periods.items[i].holds(day)) return true;
      }
    }
  }
  return false;
}

void Settler::take_groups(std::size_t index, std::int64_t pay) {
  for (std::size_t group = 0; group < groups_.size(); ++group) {
    if (!is_in_group(groups_[group], index)) continue;
    GroupTotal& total = earned_.totals.groups[group];
    ++total.persons;
    total.pay += pay;
    for (std::size_t i = 0; i < due_.size(); ++i) total.due[i] += due_[i];
  }
}

// By fact in the merged order of all tables, then by benefit. Those of one table stand in order already.
void Settler::take_parts(std::size_t index) {
  part_facts_.clear();
  for (std::uint32_t file = 0; file < all_.fact_files(); ++file) {
    const auto& begins = facts_of(file).subject_begin;
    const std::vector<std::uint8_t>& verdicts = outcome_of(file).verdict;
    for (std::uint32_t row = begins[index]; row < begins[index + 1]; ++row) {
      if (verdicts[row] == 0)
        part_facts_.push_back({rows_[file][row]->day, all_.sources[file + 1].shape.table, file, row});
    }
  }
  if (all_.fact_files() > 1)
    std::stable_sort(part_facts_.begin(), part_facts_.end(), [](const PartFact& a, const PartFact& b) {
      return a.day != b.day ? a.day < b.day : a.table < b.table;
    });
  parts_.clear();
  for (const PartFact& fact : part_facts_) {
    const auto& outcome = outcome_of(fact.file);
    for (std::uint32_t benefit = 0; benefit < outcome.paid.size(); ++benefit) {
      if (outcome.paid[benefit].empty()) continue;  // it takes the facts of another table
      const std::int64_t base = outcome.base[benefit].empty() ? 0 : outcome.base[benefit][fact.row];
      const std::int64_t amount = outcome.paid[benefit][fact.row];
      if (base != 0 || amount != 0) parts_.push_back({rows_[fact.file][fact.row]->id, benefit, base, amount});
    }
  }
  earned_.add_parts(persons_[index].person->key, parts_);
}

}  // namespace nuan::flow
