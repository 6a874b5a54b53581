// Laws about forms that chance wrote: whatever breaks one is shrunk, written down, and fails when it is pasted.
// NUAN_SWEEP=N tries N / 50 policies instead of the usual number, each with dozens of laws; NUAN_SEED=S begins with
// that one.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "flow/forms/apply_forms.hpp"
#include "policy/laws/attack_law.hpp"
#include "policy/laws/shrink.hpp"
#include "policy/laws/spell.hpp"
#include "policy/policy.hpp"
#include "policy/random/random_forms.hpp"

namespace nuan::flow {
namespace {

using policy::Plan;

constexpr std::size_t attacks = 40;
constexpr std::uint64_t policies_per_one = 50;  // that a sweep of quicker tests tries

struct Tally {
  std::size_t laws = 0, attacked = 0, broken = 0;
};

std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : std::strtoull(value, nullptr, 10);
}

// Nothing where the text is not fit for use.
std::optional<Plan> plan_of(const std::string& text) {
  policy::Diagnostics out;
  Plan plan = policy::read_plan(policy::Source("random.policy", text), out);
  return out.empty() ? std::optional(std::move(plan)) : std::nullopt;
}

// Every law of a few kinds about each form and each column.
std::vector<std::string> laws_about(const Plan& plan) {
  std::vector<std::string> laws = {"order of facts does not matter"};
  for (const policy::FormPlace& place : plan.forms) {
    const std::string& name = plan.form_name(place);
    laws.push_back("always " + name + " >= 0");
    laws.push_back("never " + name + " is \"refuse\"");
    for (const policy::Table& table : plan.tables)
      for (const policy::Column& column : table.columns) {
        laws.push_back(name + " monotone in " + column.name);
        laws.push_back(name + " no cliff above 1 in " + column.name);
      }
  }
  return laws;
}

void expect_to_fail_when_pasted(const std::string& text, const std::string& example) {
  const auto pasted = plan_of(text + example + "\n");
  ASSERT_TRUE(pasted) << text << example;
  policy::Diagnostics out;
  policy::check_examples(*pasted, out, apply_forms);
  const bool fails = std::ranges::any_of(out.items(), [](const auto& each) { return each.code == "example-fails"; });
  EXPECT_TRUE(fails) << text << example;
}

void try_law(const std::string& text, Tally& tally) {
  const auto plan = plan_of(text);
  if (!plan) return;
  ++tally.laws;
  auto attacked = policy::attack_law(*plan, 0, policy::vocabulary_of(*plan), attacks, apply_forms);
  tally.attacked += attacked.attacks;
  if (!attacked.breaking) return;
  ++tally.broken;
  const policy::Law& law = plan->laws.front();
  const policy::Attempt least = policy::shrink(*plan, law, std::move(*attacked.breaking), apply_forms);
  const auto breach = policy::breach_of(*plan, law, least, apply_forms);
  ASSERT_TRUE(breach) << text;
  const std::string example = policy::spell_example(*plan, "found", least.inputs, *breach, "");
  if (breach->expectation_known) expect_to_fail_when_pasted(text, example);
}

TEST(FormLaws, WhatBreaksOneFailsWhenPasted) {
  const std::uint64_t wanted = (setting("NUAN_SWEEP", 12 * policies_per_one) + policies_per_one - 1) / policies_per_one;
  const std::uint64_t first = setting("NUAN_SEED", 1);
  Tally tally;
  for (std::uint64_t seed = first; seed < first + wanted; ++seed) {
    const std::string text = policy::random::random_forms(seed);
    const auto plan = plan_of(text);
    if (!plan) continue;
    for (const std::string& law : laws_about(*plan)) {
      try_law(text + "law \"made up\" " + law + "\n", tally);
      if (HasFailure()) return;
    }
  }
  std::cout << tally.laws << " laws, " << tally.attacked << " attacks, " << tally.broken << " broken\n";
  if (wanted < 12) return;
  EXPECT_GT(tally.broken, tally.laws / 20);
  EXPECT_LT(tally.broken, tally.laws);
}

}  // namespace
}  // namespace nuan::flow
