#include "aid/run.hpp"

#include <gtest/gtest.h>

#include <set>

namespace nuan::aid {
namespace {

Run run_at(std::initializer_list<const char*> actors) {
  Run run{.number = 3, .scope = "2021", .inputs = "", .done = {}};
  for (const char* actor : actors) run.done.push_back({static_cast<Step>(run.done.size()), actor, ""});
  return run;
}
Code refusal(const Run& run, Step step, const std::string& actor) {
  const auto checked = check_step(run, step, actor);
  return checked ? Code::end_of_codes : checked.error().code;
}

TEST(Run, goes_forward_one_step_at_a_time) {
  for (std::size_t done = 1; done <= 5; ++done) {
    aid::Run run = run_at({"a", "a", "a", "b", "b"});
    run.done.resize(done);
    for (const Step step : {Step::computed, Step::submitted, Step::approved, Step::posted})
      EXPECT_EQ(refusal(run, step, "c"), static_cast<std::size_t>(step) == done ? Code::end_of_codes : Code::run_state)
          << done << " " << name_of(step);
  }
}

TEST(Run, is_approved_by_another_person) {
  EXPECT_EQ(refusal(run_at({"x", "a", "b"}), Step::approved, "a"), Code::run_same_person);
  EXPECT_EQ(refusal(run_at({"x", "a", "b"}), Step::approved, "b"), Code::run_same_person);
  EXPECT_EQ(refusal(run_at({"x", "a", "b"}), Step::approved, "c"), Code::end_of_codes);
}

TEST(RunDigest, follows_from_everything_the_run_says) {
  const auto digest_of = [](const aid::Run& run, const Decision& decision) {
    RunDigest digest(run);
    digest.add(decision);
    return digest.finish();
  };
  const auto fen = [](std::int64_t value) { return Money::from_fen(value); };
  const Decision decision{7, fen(300), fen(100), fen(200), fen(0)};
  std::set<std::string> digests = {digest_of(run_at({"a"}), decision)};
  aid::Run other = run_at({"a"});
  other.scope = "2022";
  digests.insert(digest_of(other, decision));
  other = run_at({"a"});
  other.inputs = "x";
  digests.insert(digest_of(other, decision));
  for (const Decision& changed :
       {Decision{8, fen(300), fen(100), fen(200), fen(0)}, Decision{7, fen(301), fen(100), fen(200), fen(0)},
        Decision{7, fen(300), fen(101), fen(200), fen(0)}, Decision{7, fen(300), fen(100), fen(201), fen(0)},
        Decision{7, fen(300), fen(100), fen(200), fen(-1)}})
    digests.insert(digest_of(run_at({"a"}), changed));
  EXPECT_EQ(digests.size(), 8U);
  // Who did what is not part of it: a digest stays while steps are added.
  EXPECT_EQ(digest_of(run_at({"a"}), decision), digest_of(run_at({"b", "c"}), decision));
}

TEST(RunDigest, covers_the_holds_and_what_the_run_was_opened_for) {
  const auto digest_of = [](const aid::Run& run, const std::vector<Hold>& holds) {
    RunDigest digest(run);
    for (const Hold& one : holds) digest.add(one);
    return digest.finish();
  };
  const aid::Run run = run_at({"a"});
  std::set<std::string> digests = {digest_of(run, {}),
                                   digest_of(run, {{7, HoldReason::officer}}),
                                   digest_of(run, {{8, HoldReason::officer}}),
                                   digest_of(run, {{7, HoldReason::estate}}),
                                   digest_of(run, {{7, HoldReason::shared_card, 2, 3}}),
                                   digest_of(run, {{7, HoldReason::shared_card, 3, 3}}),
                                   digest_of(run, {{7, HoldReason::shared_card, 2, 4}})};
  aid::Run other = run;
  other.period = "2021Q3";
  digests.insert(digest_of(other, {}));
  other.kind = RunKind::correction;
  digests.insert(digest_of(other, {}));
  other.kind_number = 2;
  digests.insert(digest_of(other, {}));
  EXPECT_EQ(digests.size(), 10U);
}

TEST(Equation, holds_only_to_the_fen) {
  const auto fen = [](std::int64_t value) { return Money::from_fen(value); };
  EXPECT_TRUE((Equation{fen(10), fen(10), fen(9), fen(5), fen(1), fen(4)}.holds()));
  EXPECT_FALSE((Equation{fen(11), fen(10), fen(9), fen(5), fen(1), fen(4)}.holds()));
  EXPECT_FALSE((Equation{fen(10), fen(10), fen(9), fen(5), fen(1), fen(3)}.holds()));
  EXPECT_FALSE((Equation{fen(10), fen(10), fen(11), fen(5), fen(1), fen(4)}.holds()));
  EXPECT_FALSE((Equation{fen(10), fen(10), fen(9), fen(5), fen(1), fen(4), fen(5)}.holds()));
}

}  // namespace
}  // namespace nuan::aid
