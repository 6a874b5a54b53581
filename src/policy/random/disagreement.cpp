#include "policy/random/disagreement.hpp"

#include <sstream>

#include "policy/batch_of.hpp"
#include "policy/policy.hpp"

namespace nuan::policy::random {

namespace {

template <class T>
void append(std::vector<T>& into, const std::vector<T>& more) {
  into.insert(into.end(), more.begin(), more.end());
}

void append(BatchOutcome& into, const BatchOutcome& more) {
  const auto before = static_cast<std::uint32_t>(into.subjects);
  into.subjects += more.subjects;
  into.by_interpreter += more.by_interpreter;
  into.due.resize(more.due.size());
  into.notes.resize(more.notes.size());
  into.tables.resize(more.tables.size());
  for (std::size_t index = 0; index < more.due.size(); ++index) append(into.due[index], more.due[index]);
  for (std::size_t index = 0; index < more.notes.size(); ++index) into.notes[index] += more.notes[index];
  for (std::size_t table = 0; table < more.tables.size(); ++table) {
    append(into.tables[table].verdict, more.tables[table].verdict);
    into.tables[table].base.resize(more.due.size());
    into.tables[table].paid.resize(more.due.size());
    for (std::size_t index = 0; index < more.due.size(); ++index) {
      append(into.tables[table].base[index], more.tables[table].base[index]);
      append(into.tables[table].paid[index], more.tables[table].paid[index]);
    }
  }
  for (const auto& stopped : more.stopped) into.stopped.push_back({stopped.subject + before, stopped.stop});
}

// Where two lists of numbers differ first.
template <class T>
std::string differing(const std::string& what, const std::vector<T>& slow, const std::vector<T>& fast) {
  if (slow.size() != fast.size()) return what + ": of different length";
  for (std::size_t at = 0; at < slow.size(); ++at) {
    if (slow[at] == fast[at]) continue;
    std::ostringstream text;
    text << what << " at " << at << ": interpreter " << +slow[at] << ", the other " << +fast[at];
    return text.str();
  }
  return "";
}

}  // namespace

Trial make_trial(const Plan& plan, std::uint64_t seed, std::size_t subjects) {
  Edges edges(plan);
  Dice dice(seed * 7919);
  Trial trial;
  std::optional<Year> year;
  while (!year) year = year_of(plan, edges.date(dice));
  trial.year = *year;
  edges.focus(year->days);
  for (const Input& input : plan.inputs) trial.inputs.push_back(edges.value(input.type, dice));
  for (std::size_t left = subjects; left > 0; --left) trial.subjects.push_back(edges.subject(dice));
  return trial;
}

std::string difference(const Plan& plan, const BatchOutcome& slow, const BatchOutcome& fast) {
  std::string found;
  const auto look = [&](const std::string& what, const auto& one, const auto& other) {
    if (found.empty()) found = differing(what, one, other);
  };
  for (std::size_t index = 0; index < plan.benefits.size(); ++index) {
    look("due of " + plan.benefits[index].name, slow.due[index], fast.due[index]);
  }
  for (std::size_t table = 0; table < slow.tables.size(); ++table) {
    look("verdict of " + plan.tables[table].name, slow.tables[table].verdict, fast.tables[table].verdict);
    for (std::size_t index = 0; index < plan.benefits.size(); ++index) {
      look("base of " + plan.benefits[index].name, slow.tables[table].base[index], fast.tables[table].base[index]);
      look("paid of " + plan.benefits[index].name, slow.tables[table].paid[index], fast.tables[table].paid[index]);
    }
  }
  look("notes", slow.notes, fast.notes);
  const auto stops = [](const BatchOutcome& of) {
    std::vector<std::uint32_t> subjects;
    for (const auto& each : of.stopped) subjects.push_back(each.subject);
    return subjects;
  };  // untested: gcov counts the unwinding of `subjects` alone here
  look("stops", stops(slow), stops(fast));
  return found;
}

namespace {

std::size_t subjects_with_due(const BatchOutcome& of) {
  std::size_t count = 0;
  for (std::size_t subject = 0; subject < of.subjects; ++subject) {
    bool any = false;
    for (const auto& due : of.due) any = any || due[subject] != 0;
    count += any ? 1 : 0;
  }
  return count;
}

}  // namespace

Comparison compare(const Plan& plan, const Trial& trial) {
  const RunWish wish{trial.year, true};
  const Batch batch = batch_of(plan, trial.subjects);
  BatchOutcome slow;
  interpret_batch(plan, trial.inputs, wish, batch, GivenSubjects(trial.subjects), slow);
  const Columnar columnar = Columnar::compile(plan, trial.inputs, wish);
  BatchOutcome fast;
  columnar.run(batch, GivenSubjects(trial.subjects), *columnar.workspace(), fast);
  Comparison found;
  found.difference = difference(plan, slow, fast);
  if (columnar.why_not() != nullptr) found.why_not = columnar.why_not()->en;
  found.by_interpreter = fast.by_interpreter;
  found.subjects_with_due = subjects_with_due(fast);
  return found;
}

namespace {

bool holds(const SqlQuery& query, const Batch& batch, std::size_t subject) {
  for (const SqlTable& table : query.tables()) {
    if (table.periods_of != none) continue;
    const TableRows& rows = batch.tables[static_cast<std::size_t>(table.table)];
    const std::size_t begin = table.is_subject ? subject : rows.subject_begin[subject];
    const std::size_t end = table.is_subject ? subject + 1 : rows.subject_begin[subject + 1];
    if (end - begin > query.facts_max()) return false;
    for (const SqlColumn& column : table.columns) {
      for (std::size_t row = begin; row < end; ++row) {
        const std::int64_t number = rows.columns[static_cast<std::size_t>(column.column)][row];
        if (!column.is_text && (number < column.low || number > column.high)) return false;
      }
    }
  }
  return true;
}

// What both say, after the query was made.
void compare_in(SqlDatabase& database, const SqlQuery& query, const Plan& plan, const Trial& trial, Comparison& found) {
  const RunWish wish{trial.year, true};
  const GivenSubjects all(trial.subjects);
  const Batch batch = batch_of(plan, trial.subjects);
  BatchOutcome fast;
  const auto settled = settle_by_sql(plan, trial.inputs, wish, query, database, batch, all, fast);
  const bool refused = !settled && settled.error().code == Code::engine_range;
  std::vector<Subject> held;
  for (std::size_t subject = 0; subject < batch.subjects; ++subject) {
    if (holds(query, batch, subject)) held.push_back(trial.subjects[subject]);
  }
  found.beyond += trial.subjects.size() - held.size();
  if (refused && held.size() < trial.subjects.size()) {
    return compare_in(database, query, plan, {trial.inputs, held, trial.year}, found);
  }
  if (!settled) {
    found.difference = nuan::to_text(settled.error(), Language::en);  // untested: a query that does not run
    return;                                                           // untested: a query that does not run
  }
  BatchOutcome slow;
  interpret_batch(plan, trial.inputs, wish, batch, all, slow);
  found.difference = difference(plan, slow, fast);
  if (held.size() < trial.subjects.size())
    found.difference += " and nothing was refused, though some values are beyond";  // untested: a query that is wrong
  found.by_interpreter = fast.by_interpreter;
  found.subjects_with_due = subjects_with_due(fast);
}

}  // namespace

Comparison compare_by_sql(const Plan& plan, const Trial& trial, Dialect dialect, SqlDatabase& database) {
  Comparison found;
  const auto query = SqlQuery::print(plan, trial.inputs, {trial.year, true}, dialect);
  if (!query) {
    found.why_not = query.error().sentence.en;
  } else if (const auto created = database.create(*query); !created) {
    found.difference = nuan::to_text(created.error(), Language::en);  // untested: a query that does not run
  } else {
    compare_in(database, *query, plan, trial, found);
  }
  return found;
}

BatchOutcome run_in_pieces(const Plan& plan, const Trial& trial, std::size_t piece) {
  const Columnar columnar = Columnar::compile(plan, trial.inputs, RunWish{trial.year, true});
  const auto workspace = columnar.workspace();
  BatchOutcome all;
  for (std::size_t at = 0; at < trial.subjects.size(); at += piece) {
    const auto begin = trial.subjects.begin() + static_cast<std::ptrdiff_t>(at);
    const auto end = trial.subjects.begin() + static_cast<std::ptrdiff_t>(std::min(trial.subjects.size(), at + piece));
    const std::vector<Subject> subjects(begin, end);
    BatchOutcome part;
    columnar.run(batch_of(plan, subjects), GivenSubjects(subjects), *workspace, part);
    append(all, part);
  }
  return all;
}

}  // namespace nuan::policy::random
