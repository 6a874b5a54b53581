#include "policy/random/examples.hpp"

namespace nuan::policy::random {

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

}  // namespace nuan::policy::random
