// The engines against each other, inside the fuzzer: the bytes decide, two by two, what a made-up policy says, so that
// nearly every input passes the checker and a change of some bytes is a change of some clause. The first eight are the
// chance of the people it is tried with. The interpreter, the columns and SQLite must agree to the fen.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <span>

#include "adapters/sqlite/sqlite_database.hpp"
#include "policy/policy.hpp"
#include "policy/random/disagreement.hpp"
#include "policy/random/random_policy.hpp"

namespace {

constexpr std::size_t people = 12;
constexpr std::size_t told_most = 1200;

nuan::policy::SqlDatabase& database() {
  static const auto opened = nuan::adapters::open_sqlite_in_memory();
  ENSURE(opened.has_value());
  return **opened;
}

void agree(const std::string& difference, const std::string& text) {
  if (difference.empty()) return;
  std::fprintf(stderr, "%s\n%s\n", difference.c_str(), text.c_str());
  ENSURE(difference.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace nuan;
  using namespace nuan::policy;
  std::uint64_t seed = 0;
  const std::size_t seeded = std::min(size, sizeof seed);
  std::memcpy(&seed, data, seeded);
  const std::span<const std::uint8_t> told(data + seeded, std::min(size - seeded, told_most));
  const std::string text = policy::random::random_policy(seed, told);
  Diagnostics problems;
  const Plan plan = read_plan(Source("fuzz.policy", text), problems);
  for (const Diagnostic& problem : problems.items()) {
    if (policy::random::meant_to_be_refused(problem.code)) continue;
    agree(to_text(problem, plan.source, Language::en), text);
  }
  if (!problems.empty()) return 0;
  const policy::random::Trial trial = policy::random::make_trial(plan, seed, people);
  agree(policy::random::compare(plan, trial).difference, text);
  agree(policy::random::compare_by_sql(plan, trial, Dialect::sqlite, database()).difference, text);
  return 0;
}
