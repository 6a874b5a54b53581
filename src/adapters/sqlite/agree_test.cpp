// The query in SQLite and the interpreter, side by side, on policies and people made up by chance. They must agree to
// the fen. NUAN_SWEEP=N tries N policies instead of the usual number; NUAN_SEED=S begins with that one.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <map>

#include "adapters/sqlite/sqlite_database.hpp"
#include "policy/policy.hpp"
#include "policy/random/disagreement.hpp"
#include "policy/random/random_policy.hpp"

namespace nuan::adapters {
namespace {

using namespace policy;

std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : std::strtoull(value, nullptr, 10);
}

struct Tally {
  std::size_t policies = 0, refused = 0, subjects = 0, beyond = 0, by_interpreter = 0, due = 0;
  std::map<std::string, std::size_t> reasons;  // why plans have no query
};

void try_policy(std::uint64_t seed, Tally& tally, SqlDatabase& database) {
  const std::string text = random::random_policy(seed);
  Diagnostics out;
  const Plan plan = read_plan(Source("random.policy", text), out);
  if (!out.empty()) return;
  ++tally.policies;
  const random::Trial trial = random::make_trial(plan, seed, 40);
  const random::Comparison found = random::compare_by_sql(plan, trial, Dialect::sqlite, database);
  if (!found.why_not.empty()) {
    ++tally.refused;
    ++tally.reasons[found.why_not.substr(found.why_not.rfind(':') + 2)];
  } else {
    tally.subjects += trial.subjects.size() - found.beyond;
  }
  tally.beyond += found.beyond;
  tally.by_interpreter += found.by_interpreter;
  tally.due += found.subjects_with_due;
  if (!found.difference.empty()) ADD_FAILURE() << "seed " << seed << ": " << found.difference << "\n" << text;
}

TEST(SqliteAgree, OnRandomPoliciesAndFacts) {
  const std::uint64_t wanted = setting("NUAN_SWEEP", 300);
  const std::uint64_t first = setting("NUAN_SEED", 1);
  const auto database = open_sqlite_in_memory();
  ASSERT_TRUE(database);
  Tally tally;
  for (std::uint64_t seed = first; tally.policies < wanted && seed < first + 20 * wanted; ++seed) {
    try_policy(seed, tally, **database);
    if (HasFailure()) break;
  }
  std::cout << tally.policies << " policies, " << tally.refused << " refused by name, " << tally.subjects
            << " subjects (" << tally.beyond << " more beyond what it holds), " << tally.by_interpreter
            << " undecided, " << tally.due << " with an amount due\n";
  for (const auto& [reason, count] : tally.reasons) std::cout << "  " << count << " x " << reason << "\n";
  ASSERT_EQ(tally.policies, wanted);
  if (wanted < 100) return;
  // The comparison would say little if hardly anything ran in SQL, or hardly anyone were due anything.
  EXPECT_LT(tally.refused * 3, tally.policies);
  EXPECT_LT(tally.beyond * 2, tally.subjects);
  EXPECT_LT(tally.by_interpreter * 3, tally.subjects);
  EXPECT_GT(tally.due * 6, tally.subjects);
}

}  // namespace
}  // namespace nuan::adapters
