// From the rows of an example to settled subjects.
#include <algorithm>

#include "policy/laws/examples.hpp"
#include "policy/zero.hpp"

namespace nuan::policy {

namespace {

Subject empty_subject(const Plan& plan) {
  Subject subject;
  subject.facts.resize(plan.tables.size());
  for (const Column& column : plan.tables.front().columns) subject.columns.push_back(zero_of(column.type));
  return subject;
}

std::size_t count_subjects(const Example& example) {
  Index count = 1;
  for (const ExampleRow& row : example.rows) count = std::max(count, row.subject + 1);
  for (const Expectation& expected : example.expected) count = std::max(count, expected.subject + 1);
  return static_cast<std::size_t>(count);
}

}  // namespace

std::vector<Subject> subjects_of(const Plan& plan, const Example& example) {
  std::vector<Subject> subjects(count_subjects(example), empty_subject(plan));
  for (const ExampleRow& row : example.rows) {
    Subject& subject = subjects[static_cast<std::size_t>(row.subject)];
    const auto table = static_cast<std::size_t>(row.table);
    if (plan.tables[table].is_subject) {
      subject.key = row.key_or_id;
      subject.columns = row.columns;
    } else {
      subject.facts[table].push_back({row.key_or_id, row.reverses, row.columns});
    }
  }
  return subjects;
}

ExampleRun run_example(const Plan& plan, const Example& example) {
  ExampleRun run;
  run.subjects = subjects_of(plan, example);
  for (const Subject& subject : run.subjects) run.outcomes.push_back(settle(plan, example.inputs, subject));
  return run;
}

}  // namespace nuan::policy
