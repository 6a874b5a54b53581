// What the integers cannot hold or decide goes to the interpreter, subject by subject, and comes back exact.
#include "policy/columnar/written_test.hpp"

namespace nuan::policy {
namespace {

constexpr const char* one_rate = R"(
table claim of member in order on_day, claim_id
  on_day date
  cost money
benefit b on cost
  per year
  pay 33.3%
)";

// A subject whose facts, all on one day, have these amounts.
Subject with_amounts(const std::vector<Rational>& fen) {
  Subject subject{"s", {}, {{}, {}}};
  for (std::size_t at = 0; at < fen.size(); ++at) {
    subject.facts[1].push_back({std::to_string(10'000 + at), "", {*Date::from_ymd(2018, 5, 1), fen[at]}});
  }
  return subject;
}

TEST(LeftToTheInterpreter, HugeAmountsAloneNotTheirNeighbours) {
  const Plan plan = plan_of(one_rate);
  const Rational huge(mpz_class("1000000000000000"));
  const random::Trial trial{
      {}, {with_amounts({300}), with_amounts({huge, huge}), with_amounts({600})}, calendar_year(plan, 2018)};
  EXPECT_EQ(random::compare(plan, trial).difference, "");
  const BatchOutcome out = random::run_in_pieces(plan, trial, 3);
  EXPECT_EQ(out.by_interpreter, 1U);
  EXPECT_EQ(out.due[0], (std::vector<std::int64_t>{100, 666'000'000'000'000, 200}));
}

TEST(LeftToTheInterpreter, AmountsBeyond64Bits) {
  const Plan plan = plan_of(one_rate);
  const Rational beyond(mpz_class(1) << 70);
  const random::Trial trial{{}, {with_amounts({beyond}), with_amounts({300})}, calendar_year(plan, 2018)};
  const BatchOutcome out = random::run_in_pieces(plan, trial, 2);
  ASSERT_EQ(out.stopped.size(), 1U);
  EXPECT_EQ(out.stopped[0].subject, 0U);
  EXPECT_EQ(out.stopped[0].stop.code, "amount_too_large");
  EXPECT_EQ(out.due[0], (std::vector<std::int64_t>{0, 100}));
}

TEST(LeftToTheInterpreter, MoreFactsThanTheBoundsAllowFor) {
  const Plan plan = plan_of(one_rate);
  // Each is inside what is trusted; their number is not.
  const std::vector<Rational> many(5'000, Rational(mpz_class(1) << 37));
  const random::Trial trial{{}, {with_amounts(many)}, calendar_year(plan, 2018)};
  EXPECT_EQ(random::compare(plan, trial).difference, "");
  EXPECT_EQ(random::run_in_pieces(plan, trial, 1).by_interpreter, 1U);
}

TEST(LeftToTheInterpreter, NumbersFinerThanAMillionth) {
  const Plan plan = plan_of(R"(
table claim of member in order on_day, claim_id
  on_day date
  cost money
  part number
benefit b on (cost * part)
  per year
  pay 100%
)");
  std::vector<Subject> subjects = {with_amounts({300}), with_amounts({300})};
  subjects[0].facts[1][0].columns.emplace_back(Rational(1, 3));
  subjects[1].facts[1][0].columns.emplace_back(Rational(1, 4));
  const random::Trial trial{{}, subjects, calendar_year(plan, 2018)};
  const BatchOutcome out = random::run_in_pieces(plan, trial, 2);
  EXPECT_EQ(out.by_interpreter, 1U);
  EXPECT_EQ(out.due[0], (std::vector<std::int64_t>{100, 75}));
}

TEST(LeftToTheInterpreter, OnlyWhoMeetsWhatCannotBeDecided) {
  const Plan plan = plan_of(R"(
table claim of member in order on_day, claim_id
  on_day date
  cost money
  severe flag
benefit b on cost
  per year
  pay (20% if on_day - (first of on_day where severe per life) < 30 days else 10%)
example "a severe one"
  member
  claim 2018-03-01 cost 100 severe yes
  expect b 20
example "none"
  member
  claim 2018-03-01 cost 100 severe no
  expect total 0
)");
  const BatchOutcome out = settle_examples(plan, 2018);
  EXPECT_EQ(out.by_interpreter, 1U);
  ASSERT_EQ(out.stopped.size(), 1U);
  EXPECT_EQ(out.stopped[0].stop.code, "first_of_nothing");
  EXPECT_EQ(out.due[0], (std::vector<std::int64_t>{2'000, 0}));
}

TEST(LeftToTheInterpreter, APlaceAmongRowsThatCannotBeDecided) {
  const Plan plan = plan_of(R"(
table claim of member in order on_day, claim_id
  on_day date
  cost money
  open periods
let n = place of claim where (start of open as of on_day) < 2018-01-01 per year
benefit b on cost where n <= 1
  per year
  pay 10%
example "known"
  member
  claim 2018-03-01 cost 100 open 2017-01-01..
  claim 2018-03-02 cost 100 open 2017-01-01..
  expect b 10
example "not known"
  member
  claim 2018-03-01 cost 100 open 2017-01-01..
  claim 2018-03-02 cost 100
  expect total 0
)");
  const BatchOutcome out = settle_examples(plan, 2018);
  EXPECT_EQ(out.by_interpreter, 1U);
  ASSERT_EQ(out.stopped.size(), 1U);
  EXPECT_EQ(out.stopped[0].stop.code, "no_period");
  EXPECT_EQ(out.due[0], (std::vector<std::int64_t>{1'000, 0}));
}

TEST(LeftToTheInterpreter, WholePlansSayWhy) {
  const Plan plan = plan_of(R"(
table claim of member in order on_day, claim_id
  on_day date
  cost money
  fee money
benefit b on cost
  per year
  pay (cost / fee)
)");
  const Columnar columnar = Columnar::compile(plan, {}, RunWish{calendar_year(plan, 2018), false});
  ASSERT_NE(columnar.why_not(), nullptr);
  EXPECT_EQ(columnar.why_not()->en,
            "line 14, `(cost / fee)`: the divisor differs from row to row, so the quotient has no fixed denominator");
  EXPECT_EQ(columnar.why_not()->zh, "第 14 行 `(cost / fee)`: 除数逐行不同, 商没有固定的分母");
}

TEST(LeftToTheInterpreter, APlanThatReadsIds) {
  const Plan plan = plan_of(R"(
table claim of member in order on_day, claim_id
  on_day date
  cost money
benefit b on cost where claim_id is not "x" and person_id is not "y"
  per year
  pay 10%
example "two"
  member
  claim 2018-03-01 cost 100 claim_id x
  claim 2018-03-02 cost 50
  expect b 5
)");
  const BatchOutcome out = settle_examples(plan, 2018);
  EXPECT_EQ(out.by_interpreter, 1U);
  EXPECT_EQ(out.due[0], (std::vector<std::int64_t>{500}));
  const Columnar columnar = Columnar::compile(plan, {}, {calendar_year(plan, 2018), false});
  ASSERT_NE(columnar.why_not(), nullptr);
  EXPECT_NE(columnar.why_not()->en.find("ids are not among the columns"), std::string::npos);
}

}  // namespace
}  // namespace nuan::policy
