// The engines side by side over forms that chance wrote. NUAN_SWEEP=N tries N policies instead of the usual number;
// NUAN_SEED=S begins with that one.
#include <cstdlib>
#include <iostream>
#include <map>

#include "adapters/sqlite/sqlite_database.hpp"
#include "flow/forms/engines_for_tests.hpp"
#include "policy/policy.hpp"
#include "policy/random/random_forms.hpp"

namespace nuan::flow {
namespace {

constexpr std::uint64_t worlds_of_each = 4;

std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : std::strtoull(value, nullptr, 10);
}

// Whether the text is a policy.
bool try_policy(std::uint64_t seed, policy::SqlDatabase& database, Tally& tally,
                std::map<std::string, std::size_t>& refused) {
  const std::string text = policy::random::random_forms(seed);
  policy::Diagnostics out;
  const Plan plan = policy::read_plan(policy::Source("random.policy", text), out);
  for (const policy::Diagnostic& each : out.items()) ++refused[std::string(each.code)];
  if (!out.empty()) return false;
  for (std::uint64_t world = 0; world < worlds_of_each; ++world)
    try_rows(plan, seed * worlds_of_each + world, database, tally);
  if (testing::Test::HasFailure()) std::cout << text;
  return true;
}

TEST(Engines, AgreeOnFormsMadeUpByChance) {
  const auto database = adapters::open_sqlite_in_memory();
  ASSERT_TRUE(database);
  const std::uint64_t wanted = setting("NUAN_SWEEP", 200);
  const std::uint64_t first = setting("NUAN_SEED", 1);
  Tally tally;
  std::map<std::string, std::size_t> refused;
  std::uint64_t policies = 0;
  for (std::uint64_t seed = first; policies < wanted && seed < first + 10 * wanted; ++seed) {
    policies += try_policy(seed, **database, tally, refused) ? 1 : 0;
    if (HasFailure()) return;
  }
  std::cout << policies << " policies, " << policies * worlds_of_each << " worlds, " << tally.rows << " rows; SQL "
            << tally.by_sql << ", refused " << tally.refused << "; values said " << tally.said
            << ", left to the interpreter " << tally.silent << "; worlds that fail alike " << tally.failed << "\n";
  for (const auto& [code, count] : tally.failures) std::cout << "  " << count << " worlds " << code << "\n";
  for (const auto& [code, count] : refused) std::cout << "  " << count << " x " << code << "\n";
  ASSERT_EQ(policies, wanted);
  if (wanted < 100) return;
  // The comparison would say little if most failed, or the interpreter did it all.
  EXPECT_LT(tally.failed * 3, policies * worlds_of_each);
  EXPECT_GT(tally.said, 2 * tally.silent);
  EXPECT_GT(tally.by_sql, policies);
}

}  // namespace
}  // namespace nuan::flow
