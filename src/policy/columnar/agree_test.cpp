// The two engines, side by side, on policies and people made up by chance. They must agree to the fen.
// NUAN_SWEEP=N tries N policies instead of the usual number; NUAN_SEED=S begins with that one.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <map>

#include "policy/batch_of.hpp"
#include "policy/policy.hpp"
#include "policy/random/disagreement.hpp"
#include "policy/random/random_policy.hpp"

namespace nuan::policy {
namespace {

std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : std::strtoull(value, nullptr, 10);
}

struct Tally {
  std::size_t policies = 0, refused = 0, left_out = 0, subjects = 0, by_interpreter = 0, due = 0;
  std::map<std::string, std::size_t> reasons;  // why plans have no columns
};

// Whether the plan was used.
bool try_policy(std::uint64_t seed, Tally& tally) {
  const std::string text = random::random_policy(seed);
  Diagnostics out;
  const Plan plan = read_plan(Source("random.policy", text), out);
  for (const Diagnostic& each : out.items()) {
    if (random::meant_to_be_refused(each.code)) continue;
    ADD_FAILURE() << "seed " << seed << "\n" << to_text(each, plan.source, Language::en) << "\n" << text;
    return false;
  }
  if (!out.empty()) {
    ++tally.refused;
    return false;
  }
  ++tally.policies;
  const random::Trial trial = random::make_trial(plan, seed, 40);
  const random::Comparison found = random::compare(plan, trial);
  tally.left_out += found.why_not.empty() ? 0 : 1;
  if (!found.why_not.empty()) ++tally.reasons[found.why_not.substr(found.why_not.rfind(':') + 2)];
  tally.subjects += trial.subjects.size();
  tally.by_interpreter += found.by_interpreter;
  tally.due += found.subjects_with_due;
  if (!found.difference.empty()) {
    ADD_FAILURE() << "seed " << seed << ": " << found.difference << "\n" << random::shrunk(text, trial);
  }
  return true;
}

TEST(Agree, OnRandomPoliciesAndFacts) {
  const std::uint64_t wanted = setting("NUAN_SWEEP", 400);
  const std::uint64_t first = setting("NUAN_SEED", 1);
  Tally tally;
  for (std::uint64_t seed = first; tally.policies < wanted && seed < first + 20 * wanted; ++seed) {
    static_cast<void>(try_policy(seed, tally));
    if (HasFailure()) return;
  }
  std::cout << tally.policies << " policies (" << tally.refused << " more refused as steady, " << tally.left_out
            << " without columns), " << tally.subjects << " subjects, " << tally.by_interpreter
            << " settled by the interpreter, " << tally.due << " with an amount due\n";
  for (const auto& [reason, count] : tally.reasons) std::cout << "  " << count << " x " << reason << "\n";
  ASSERT_EQ(tally.policies, wanted);
  if (wanted < 100) return;
  // The comparison would say little if hardly anything ran in columns, or hardly anyone were due anything.
  EXPECT_LT(tally.refused, 2 * tally.policies);
  EXPECT_LT(tally.left_out * 3, tally.policies);
  EXPECT_LT(tally.by_interpreter * 2, tally.subjects);
  EXPECT_GT(tally.due * 6, tally.subjects);
}

}  // namespace
}  // namespace nuan::policy
