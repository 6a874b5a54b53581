// The shape of an answer, and how the interpreter's goes into it.
#include "policy/columnar/answer.hpp"

#include <limits>
#include <unordered_map>
#include <utility>

namespace nuan::policy::columnar {

namespace {

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

// A base as parts show it: whole units, half away from zero. A base beyond 64 bits shows as the furthest number.
std::int64_t shown(const Rational& value) {
  if (const auto whole = round_to_fen(value)) return whole->fen();
  return sgn(value) > 0 ? std::numeric_limits<std::int64_t>::max() : std::numeric_limits<std::int64_t>::min();
}

// One subject's answer on its way into a batch's.
class Filing {
 public:
  Filing(const PlanFacts& facts, const std::vector<Value>& inputs, const Batch& batch, std::size_t subject,
         BatchOutcome& out)
      : facts_(facts), inputs_(inputs), batch_(batch), subject_(subject), out_(out), rows_(facts.plan.tables.size()) {}

  void file(Subject subject) {
    for (auto& due : out_.due) due[subject_] = 0;
    for (std::size_t table = 0; table < rows_.size(); ++table) {
      if (!facts_.plan.tables[table].is_subject) begin_table(table, subject.facts[table]);
    }
    const Outcome outcome = settle(facts_.plan, inputs_, subject);
    if (outcome.stop) {
      out_.stopped.push_back({static_cast<std::uint32_t>(subject_), *outcome.stop});
      return;
    }
    take_due(outcome);
    take_steps(outcome);
  }

 private:
  // Verdicts by date alone, the rows that remain, and the facts of other years put aside where they must not be seen.
  void begin_table(std::size_t table, std::vector<Fact>& facts) {
    const Table& kind = facts_.plan.tables[table];
    const TableRows& rows = batch_.tables[table];
    const std::vector<std::int64_t>& dates = rows.columns[at(kind.date_column())];
    for (std::uint32_t row = rows.subject_begin[subject_]; row < rows.subject_begin[subject_ + 1]; ++row) {
      const auto date = Date::from_days(static_cast<std::int32_t>(dates[row]));
      out_.tables[table].verdict[row] = verdict_of_date(facts_.plan, facts_.wish.year, date);
      clear_parts(out_.tables[table], row);
      if (facts_.every_year || facts_.wish.year.days.holds(date)) rows_[table].push_back(row);
    }
    if (!facts_.every_year) {
      // What undoes a fact may lie in another year.
      facts = facts_in_force(facts_.plan, static_cast<Index>(table), std::move(facts));
      std::erase_if(facts, [&](const Fact& fact) {
        return !facts_.wish.year.days.holds(std::get<Date>(fact.columns[at(kind.date_column())]));
      });
    }
  }

  static void clear_parts(BatchOutcome::TableOutcome& table, std::uint32_t row) {
    for (auto& base : table.base)
      if (!base.empty()) base[row] = 0;
    for (auto& paid : table.paid)
      if (!paid.empty()) paid[row] = 0;
  }

  void take_due(const Outcome& outcome) {
    for (const YearDue& due : outcome.years) {
      if (due.year.days != facts_.wish.year.days) continue;
      for (std::size_t benefit = 0; benefit < due.benefits.size(); ++benefit) {
        out_.due[benefit][subject_] = due.benefits[benefit].fen();
      }
    }
  }

  // Steps come in merged order, which keeps the order of each table: the k-th step of a table is its k-th row.
  void take_steps(const Outcome& outcome) {
    std::vector<std::size_t> next(rows_.size(), 0);
    std::vector<std::unordered_map<std::string, std::uint32_t>> row_of(rows_.size());
    for (const FactStep& step : outcome.steps) {
      const std::size_t table = at(step.table);
      ENSURE(next[table] < rows_[table].size());
      const std::uint32_t row = rows_[table][next[table]++];
      if (!outcome.refused.empty()) row_of[table].emplace(step.id, row);
      take_step(outcome, step, row);
    }
    for (std::size_t table = 0; table < rows_.size(); ++table) ENSURE(next[table] == rows_[table].size());
    for (const RefusedFact& refused : outcome.refused) take_refusal(refused, row_of[at(refused.table)].at(refused.id));
  }

  void take_step(const Outcome& outcome, const FactStep& step, std::uint32_t row) {
    std::uint8_t& verdict = out_.tables[at(step.table)].verdict[row];
    if (verdict == 0) count_notes(step);
    bool wanted = false;
    for (const BenefitStep& benefit : step.benefits) {
      if (outcome.years[at(benefit.year)].year.days != facts_.wish.year.days) continue;
      wanted = true;
      take_parts(step.table, row, benefit);
    }
    if (verdict != 0 && verdict != verdict_other_year) return;
    if (!step.benefits.empty()) verdict = wanted ? 0 : verdict_other_year;
  }

  void take_parts(Index table, std::uint32_t row, const BenefitStep& step) {
    if (!facts_.wish.parts) return;
    out_.tables[at(table)].base[at(step.benefit)][row] = shown(step.on);
    out_.tables[at(table)].paid[at(step.benefit)][row] = step.paid.fen();
  }

  void count_notes(const FactStep& step) {
    const CoverNotes& notes = facts_.covers[at(step.table)];
    for (const FailedRequirement& failed : step.failed) {
      if (const Index slot = notes.slots[at(failed.requirement)]; slot != none) ++out_.notes[at(slot)];
    }
  }

  // A refused fact is told in the year of its own date.
  void take_refusal(const RefusedFact& refused, std::uint32_t row) {
    std::uint8_t& verdict = out_.tables[at(refused.table)].verdict[row];
    if (verdict != 0) return;
    if (refused.why == FactRefusal::cover) verdict = static_cast<std::uint8_t>(1 + refused.requirement);
    if (refused.why == FactRefusal::negative_base) verdict = verdict_negative_base;
  }

  const PlanFacts& facts_;
  const std::vector<Value>& inputs_;
  const Batch& batch_;
  std::size_t subject_;
  BatchOutcome& out_;
  std::vector<std::vector<std::uint32_t>> rows_;  // by table: the rows the interpreter sees, in order
};

}  // namespace

PlanFacts::PlanFacts(const Plan& plan_of, const RunWish& wish_of)
    : plan(plan_of), wish(wish_of), every_year(plan_of.reads_other_years()), covers(plan_of.tables.size()) {
  for (const Cover& cover : plan.covers) {
    CoverNotes& notes = covers[at(cover.table)];
    ENSURE(cover.requirements.size() < verdict_other_year);
    notes.cover = &cover;
    for (const Requirement& requirement : cover.requirements) {
      const bool is_note = requirement.answer == Answer::note;
      notes.slots.push_back(is_note ? static_cast<Index>(note_count++) : none);
    }
  }
}

std::uint8_t verdict_of_date(const Plan& plan, const Year& wanted, Date date) {
  if (wanted.days.holds(date)) return 0;
  if (date < plan.from) return verdict_too_early;
  return year_of(plan, date) ? verdict_other_year : verdict_no_year;
}

void prepare(const PlanFacts& facts, const Batch& batch, BatchOutcome& out) {
  const Plan& plan = facts.plan;
  out.subjects = batch.subjects;
  out.due.resize(plan.benefits.size());
  for (auto& due : out.due) due.assign(batch.subjects, 0);
  out.tables.resize(plan.tables.size());
  for (std::size_t table = 0; table < plan.tables.size(); ++table) {
    BatchOutcome::TableOutcome& into = out.tables[table];
    const bool is_fact = !plan.tables[table].is_subject;
    into.verdict.assign(is_fact ? batch.tables[table].rows : 0, 0);
    into.base.resize(plan.benefits.size());
    into.paid.resize(plan.benefits.size());
    for (std::size_t benefit = 0; benefit < plan.benefits.size(); ++benefit) {
      const bool shown_here = facts.wish.parts && plan.benefits[benefit].table == static_cast<Index>(table);
      into.base[benefit].assign(shown_here ? batch.tables[table].rows : 0, 0);
      into.paid[benefit].assign(shown_here ? batch.tables[table].rows : 0, 0);
    }
  }
  out.notes.assign(facts.note_count, 0);
  out.stopped.clear();
  out.by_interpreter = 0;
}

void settle_into(const PlanFacts& facts, const std::vector<Value>& inputs, const Batch& batch, std::size_t index,
                 Subject subject, BatchOutcome& out) {
  Filing(facts, inputs, batch, index, out).file(std::move(subject));
  ++out.by_interpreter;
}

}  // namespace nuan::policy::columnar

namespace nuan::policy {

void interpret_batch(const Plan& plan, const std::vector<Value>& inputs, const RunWish& wish, const Batch& batch,
                     const SubjectSource& subjects, BatchOutcome& out) {
  const columnar::PlanFacts facts(plan, wish);
  columnar::prepare(facts, batch, out);
  for (std::size_t subject = 0; subject < batch.subjects; ++subject) {
    columnar::settle_into(facts, inputs, batch, subject, subjects.subject(subject), out);
  }
}

}  // namespace nuan::policy
