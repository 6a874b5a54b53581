// Both engines over the same people, what differs, and the smallest case that still differs.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "policy/columnar.hpp"
#include "policy/random/random_subjects.hpp"
#include "policy/sql.hpp"

namespace nuan::policy::random {

struct Trial {
  std::vector<Value> inputs;
  std::vector<Subject> subjects;
  Year year;
};

[[nodiscard]] Trial make_trial(const Plan& plan, std::uint64_t seed, std::size_t subjects);

struct Comparison {
  std::string difference;  // empty: none
  std::string why_not;     // why the plan has no columns
  std::size_t by_interpreter = 0;
  std::size_t subjects_with_due = 0;
  std::size_t beyond = 0;  // subjects with values that SQL cannot hold
};

[[nodiscard]] Comparison compare(const Plan& plan, const Trial& trial);
// The interpreter and the query in a database. Where the query refuses a batch for values it cannot hold, which it must
// do exactly where there are some, the others are tried without those subjects.
[[nodiscard]] Comparison compare_by_sql(const Plan& plan, const Trial& trial, Dialect dialect, SqlDatabase& database);
// What two outcomes of one batch differ in first, in words; empty: nothing.
[[nodiscard]] std::string difference(const Plan& plan, const BatchOutcome& slow, const BatchOutcome& fast);
// The columnar engine over the subjects in pieces of these many.
[[nodiscard]] BatchOutcome run_in_pieces(const Plan& plan, const Trial& trial, std::size_t piece);

// How a policy and its people differ, empty where they do not: as compare() says, unless a test makes up its own.
using Differing = std::function<std::string(const Plan&, const Trial&)>;
// Drops facts, subjects and lines of the policy while they still differ, and tells what is left.
[[nodiscard]] std::string shrunk(const std::string& text, const Trial& trial);
[[nodiscard]] std::string shrunk(const std::string& text, const Trial& trial, const Differing& differing);

}  // namespace nuan::policy::random
