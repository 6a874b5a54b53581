// However the subjects are cut into batches, and whichever thread runs which, the outcome is the same.
#include <gtest/gtest.h>

#include <thread>

#include "policy/batch_of.hpp"
#include "policy/policy.hpp"
#include "policy/random/disagreement.hpp"
#include "policy/random/random_policy.hpp"

namespace nuan::policy {
namespace {

// The first policies of the generator that the checker lets through.
std::vector<Plan> plans(std::size_t wanted) {
  std::vector<Plan> found;
  for (std::uint64_t seed = 90'001; found.size() < wanted; ++seed) {
    Diagnostics out;
    Plan plan = read_plan(Source("random.policy", random::random_policy(seed)), out);
    if (out.empty()) found.push_back(std::move(plan));
  }
  return found;
}

void expect_same(const BatchOutcome& one, const BatchOutcome& other) {
  EXPECT_EQ(one.due, other.due);
  EXPECT_EQ(one.notes, other.notes);
  EXPECT_EQ(one.by_interpreter, other.by_interpreter);
  ASSERT_EQ(one.tables.size(), other.tables.size());
  for (std::size_t table = 0; table < one.tables.size(); ++table) {
    EXPECT_EQ(one.tables[table].verdict, other.tables[table].verdict);
    EXPECT_EQ(one.tables[table].base, other.tables[table].base);
    EXPECT_EQ(one.tables[table].paid, other.tables[table].paid);
  }
  ASSERT_EQ(one.stopped.size(), other.stopped.size());
  for (std::size_t stop = 0; stop < one.stopped.size(); ++stop) {
    EXPECT_EQ(one.stopped[stop].subject, other.stopped[stop].subject);
    EXPECT_EQ(one.stopped[stop].stop.code, other.stopped[stop].stop.code);
  }
}

TEST(Pieces, AnySplitGivesTheSameOutcome) {
  std::uint64_t seed = 0;
  for (const Plan& plan : plans(60)) {
    const random::Trial trial = random::make_trial(plan, ++seed, 30);
    const BatchOutcome whole = random::run_in_pieces(plan, trial, trial.subjects.size());
    for (const std::size_t piece : {std::size_t{1}, std::size_t{4}, std::size_t{29}}) {
      expect_same(whole, random::run_in_pieces(plan, trial, piece));
    }
  }
}

TEST(Pieces, NobodyAndPeopleWithoutFacts) {
  for (const Plan& plan : plans(30)) {
    random::Trial trial = random::make_trial(plan, 5, 4);
    for (Subject& subject : trial.subjects) {
      for (auto& facts : subject.facts) facts.clear();
    }
    EXPECT_EQ(random::compare(plan, trial).difference, "");
    trial.subjects.clear();
    EXPECT_EQ(random::compare(plan, trial).difference, "");
  }
}

TEST(Pieces, ThreadsShareOneProgram) {
  for (const Plan& plan : plans(6)) {
    const random::Trial trial = random::make_trial(plan, 1, 60);
    const Columnar columnar = Columnar::compile(plan, trial.inputs, RunWish{trial.year, true});
    const Batch batch = batch_of(plan, trial.subjects);
    std::vector<BatchOutcome> outcomes(3);
    std::vector<std::thread> threads;
    for (BatchOutcome& out : outcomes) {
      threads.emplace_back([&] {
        const auto workspace = columnar.workspace();
        for (int time = 0; time < 3; ++time) columnar.run(batch, GivenSubjects(trial.subjects), *workspace, out);
      });
    }
    for (std::thread& thread : threads) thread.join();
    expect_same(outcomes[0], outcomes[1]);
    expect_same(outcomes[0], outcomes[2]);
  }
}

}  // namespace
}  // namespace nuan::policy
