#include "policy/random/examples.hpp"

#include <algorithm>

namespace nuan::policy::random {
namespace {

std::vector<Year> years_of(const Plan& plan) {
  std::vector<Year> years;
  for (Date day = *Date::from_ymd(2005, 1, 15); day < *Date::from_ymd(2027, 1, 1); day = day.plus(30)) {
    const auto year = year_of(plan, day);
    if (year && (years.empty() || years.back().days != year->days)) years.push_back(*year);
  }
  return years;
}

std::vector<Trial> people_by_inputs(const Plan& plan) {
  const std::vector<Subject> people = subjects_of_examples(plan);
  std::vector<Trial> all;
  for (std::size_t example = 0; example < people.size(); ++example) {
    const std::vector<Value>& inputs = plan.examples[example].inputs;
    auto same = std::ranges::find(all, inputs, &Trial::inputs);
    if (same == all.end()) same = all.insert(all.end(), {inputs, {}, {}});
    same->subjects.push_back(people[example]);
  }
  return all;
}

}  // namespace

std::vector<Subject> subjects_of_examples(const Plan& plan) {
  std::vector<Subject> subjects;
  for (const Example& example : plan.examples) {
    Subject subject{"one", {}, std::vector<std::vector<Fact>>(plan.tables.size())};
    for (const ExampleRow& row : example.rows) {
      if (plan.tables[static_cast<std::size_t>(row.table)].is_subject) {
        subject.columns = row.columns;
      } else {
        subject.facts[static_cast<std::size_t>(row.table)].push_back({row.key_or_id, row.reverses, row.columns});
      }
    }
    subjects.push_back(std::move(subject));
  }
  return subjects;
}

std::vector<Trial> trials_of_examples(const Plan& plan) {
  std::vector<Trial> all;
  for (const Trial& trial : people_by_inputs(plan)) {
    for (const Year& year : years_of(plan)) all.push_back({trial.inputs, trial.subjects, year});
  }
  return all;
}

}  // namespace nuan::policy::random
