// For tests: the engines side by side over the forms of a plan, on made-up rows. Figures must be equal, those in real
// numbers to 1e-12.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "flow/forms/apply_forms.hpp"
#include "policy/columnar.hpp"
#include "policy/random/random_subjects.hpp"
#include "policy/sql.hpp"

namespace nuan::flow {

using policy::Applied;
using policy::Plan;

inline bool same(const policy::Figure& a, const policy::Figure& b) {
  const auto* left = std::get_if<double>(&a);
  const auto* right = std::get_if<double>(&b);
  if (left == nullptr || right == nullptr) return a == b;
  return *left == *right || std::abs(*left - *right) <= 1e-12 * std::max(std::abs(*left), std::abs(*right));
}

// Empty where they are equal.
inline std::string difference(const Result<Applied>& a, const Result<Applied>& b) {
  if (!a || !b) {
    if (a || b) return "only one fails: " + to_text(a ? b.error() : a.error(), Language::en);
    return a.error().sentence.en == b.error().sentence.en ? "" : "failures differ: " + to_text(b.error(), Language::en);
  }
  if (a->left_out != b->left_out) return "others were left out";
  for (std::size_t form = 0; form < a->tables.size(); ++form) {
    const policy::FormTable& left = a->tables[form];
    const policy::FormTable& right = b->tables[form];
    if (left.rows.size() != right.rows.size()) return left.name + ": other rows";
    for (std::size_t row = 0; row < left.rows.size(); ++row) {
      const bool equal = left.rows[row].key == right.rows[row].key &&
                         std::ranges::equal(left.rows[row].figures, right.rows[row].figures, same) &&
                         left.rows[row].steps == right.rows[row].steps;
      if (!equal) return left.name + ": row " + std::to_string(row);
    }
  }
  return "";
}

// Hands on what another engine says, and counts how often it says something.
class Counted final : public policy::RowValues {
 public:
  explicit Counted(policy::RowValues& values) : values_(values) {}
  void fold_with(Fold fold) override { values_.fold_with(std::move(fold)); }
  [[nodiscard]] bool has(policy::NodeId id) const override { return values_.has(id); }
  [[nodiscard]] std::optional<policy::Value> value(policy::NodeId id, const policy::RowPlace& place) override {
    auto known = values_.value(id, place);
    ++(known ? said : silent);
    return known;
  }
  [[nodiscard]] const std::optional<Error>& failure() const override { return values_.failure(); }
  std::size_t said = 0, silent = 0;

 private:
  policy::RowValues& values_;
};

struct Tally {
  std::size_t rows = 0, by_sql = 0, refused = 0;
  std::size_t failed = 0;  // worlds whose forms cannot be worked out, by any engine
  std::map<std::string_view, std::size_t> failures;
  std::size_t said = 0, silent = 0;  // values by columns and queries; left to the interpreter
  void add(const Counted& values) {
    said += values.said;
    silent += values.silent;
  }
};

inline void try_world(const Plan& plan, const std::vector<policy::Value>& inputs,
                      const std::vector<policy::Subject>& subjects, const std::string& which,
                      policy::SqlDatabase& database, Tally& tally) {
  const Result<Applied> slow = apply_forms(plan, inputs, subjects);
  if (!slow) ++tally.failed, ++tally.failures[info(slow.error().code).name];
  if (slow)
    for (const policy::FormTable& table : slow->tables) tally.rows += table.rows.size();
  const auto columns = policy::rows_in_columns(plan, inputs, subjects);
  Counted counted(*columns);
  EXPECT_EQ(difference(slow, apply_forms_by(plan, inputs, subjects, counted)), "") << plan.name << ", " << which;
  tally.add(counted);
  const auto queries = policy::rows_in_sql(plan, inputs, subjects, policy::Dialect::sqlite, database);
  if (!queries) {
    EXPECT_EQ(queries.error().code, Code::engine_cannot);
    ++tally.refused;
    return;
  }
  Counted asked(**queries);
  const auto by_sql = apply_forms_by(plan, inputs, subjects, asked);
  if (!by_sql && (by_sql.error().code == Code::engine_cannot || by_sql.error().code == Code::engine_range)) {
    ++tally.refused;
    return;
  }
  ++tally.by_sql;
  tally.add(asked);
  EXPECT_EQ(difference(slow, by_sql), "") << plan.name << " in SQL, " << which;
}

// Ids stand once in a table of a file.
inline void name_facts(policy::Subject& subject) {
  for (auto& facts : subject.facts)
    for (policy::Fact& fact : facts) {
      fact.id = subject.key + "." + fact.id;
      if (!fact.reverses.empty()) fact.reverses = subject.key + "." + fact.reverses;
    }
}

inline void try_rows(const Plan& plan, std::uint64_t seed, policy::SqlDatabase& database, Tally& tally) {
  policy::random::Dice dice(seed);
  const policy::random::Edges edges(plan);
  std::vector<policy::Value> inputs;
  for (const policy::Input& input : plan.inputs) inputs.push_back(edges.value(input.type, dice));
  std::vector<policy::Subject> subjects;
  for (int i = 0; i < 12; ++i) {
    subjects.push_back(edges.subject(dice));
    subjects.back().key = "s" + std::to_string((i * 5) % 12);
    name_facts(subjects.back());
  }
  try_world(plan, inputs, subjects, "seed " + std::to_string(seed), database, tally);
}

}  // namespace nuan::flow
