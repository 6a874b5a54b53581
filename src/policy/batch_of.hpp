// Subjects as a batch, one after the other: for what fits into memory, and for tests and fuzzers.
#pragma once

#include <vector>

#include "policy/columnar.hpp"

namespace nuan::policy {

// The facts in force of every subject, sorted, as columns. Values that have no integer stand as not_held.
[[nodiscard]] Batch batch_of(const Plan& plan, const std::vector<Subject>& subjects);

// Gives the interpreter the subjects themselves. They must outlive it.
class GivenSubjects : public SubjectSource {
 public:
  explicit GivenSubjects(const std::vector<Subject>& subjects) : subjects_(subjects) {}
  [[nodiscard]] Subject subject(std::size_t index) const override { return subjects_[index]; }

 private:
  const std::vector<Subject>& subjects_;
};

}  // namespace nuan::policy
