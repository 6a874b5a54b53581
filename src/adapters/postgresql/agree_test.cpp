// The query in PostgreSQL and the interpreter, side by side: random policies, and the published ones with the people of
// their examples. NUAN_SWEEP=N tries N policies instead of the usual number; NUAN_SEED=S begins with that one. Skipped
// where no server is installed.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>

#include "adapters/postgresql/postgresql_database.hpp"
#include "policy/policy.hpp"
#include "policy/random/disagreement.hpp"
#include "policy/random/examples.hpp"
#include "policy/random/random_policy.hpp"

namespace nuan::adapters {
namespace {

using namespace policy;

const std::string script = std::string(NUAN_ROOT) + "/src/adapters/postgresql/server.sh";

class Postgresql : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    FILE* said = popen((script + " start").c_str(), "r");
    std::array<char, 200> line{};
    if (std::fgets(line.data(), line.size(), said) != nullptr) folder_ = line.data();
    pclose(said);
    while (!folder_.empty() && folder_.back() == '\n') folder_.pop_back();
  }
  static void TearDownTestSuite() {
    if (!folder_.empty()) static_cast<void>(std::system((script + " stop " + folder_).c_str()));
  }
  void SetUp() override {
    if (folder_.empty()) GTEST_SKIP() << "no PostgreSQL server is installed";
    auto opened = open_postgresql("host=" + folder_ + " user=nuan dbname=postgres");
    ASSERT_TRUE(opened) << to_text(opened.error(), Language::en);
    database_ = std::move(*opened);
  }
  std::unique_ptr<SqlDatabase> database_;

 private:
  static inline std::string folder_;
};

std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : std::strtoull(value, nullptr, 10);
}

TEST_F(Postgresql, AgreesOnRandomPoliciesAndFacts) {
  const std::uint64_t wanted = setting("NUAN_SWEEP", 60);
  const std::uint64_t first = setting("NUAN_SEED", 1);
  std::size_t policies = 0, refused = 0, subjects = 0, due = 0;
  for (std::uint64_t seed = first; policies < wanted && seed < first + 20 * wanted; ++seed) {
    const std::string text = random::random_policy(seed);
    Diagnostics out;
    const Plan plan = read_plan(Source("random.policy", text), out);
    if (!out.empty()) continue;
    ++policies;
    const random::Trial trial = random::make_trial(plan, seed, 40);
    const random::Comparison found = random::compare_by_sql(plan, trial, Dialect::postgresql, *database_);
    refused += found.why_not.empty() ? 0 : 1;
    subjects += trial.subjects.size() - found.beyond;
    due += found.subjects_with_due;
    ASSERT_EQ(found.difference, "") << "seed " << seed << "\n" << text;
  }
  std::cout << policies << " policies, " << refused << " refused by name, " << subjects << " subjects, " << due
            << " with an amount due\n";
  ASSERT_EQ(policies, wanted);
  if (wanted < 50) return;
  EXPECT_LT(refused * 10, policies);  // a mean and the like; numbers beyond 64 bits are numeric here
  EXPECT_GT(due * 8, subjects);
}

TEST_F(Postgresql, SettlesTheExamplesOfEveryPublishedPlanAlike) {
  std::size_t plans = 0, due = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(std::string(NUAN_ROOT) + "/policies")) {
    if (entry.path().extension() != ".policy") continue;
    std::ifstream file(entry.path());
    std::stringstream text;
    text << file.rdbuf();
    Diagnostics out;
    const Plan plan = read_plan(Source(entry.path().filename(), text.str()), out);
    if (!plan.inputs.empty()) continue;  // its examples set inputs, each its own
    for (int year = 2010; year < 2027; ++year) {
      const auto wanted = year_of(plan, *Date::from_ymd(year, 12, 30));
      if (!wanted) continue;
      const random::Trial trial{{}, random::subjects_of_examples(plan), *wanted};
      const random::Comparison found = random::compare_by_sql(plan, trial, Dialect::postgresql, *database_);
      ASSERT_EQ(found.difference, "") << entry.path() << " " << wanted->name;
      due += found.subjects_with_due;
    }
    ++plans;
  }
  EXPECT_GE(plans, 4U);
  EXPECT_GT(due, 10U);
}

}  // namespace
}  // namespace nuan::adapters
