// What becomes of each fact, told by the same numbers in both engines.
#include "policy/columnar/written_test.hpp"

namespace nuan::policy {
namespace {

constexpr const char* covered = R"(
table claim of member in order on_day, claim_id
  on_day date
  cost money
  kind one of a, b, c
cover claim
  require kind is not a else no-a "不收"
  require cost < 500    else note large "金额大"
  require kind is not b else hold ask-b "人工"
benefit x on cost
  per year
  pay 10%
)";

TEST(Verdicts, OfCoverNotesAndYears) {
  const Plan plan = plan_of(std::string(covered) + R"(
example "all sorts"
  member
  claim 2014-12-31 kind c cost 100
  claim 2017-12-31 kind a cost 900
  claim 2018-01-01 kind a cost 900
  claim 2018-02-01 kind b cost 100
  claim 2018-03-01 kind c cost 600
  expect 2018 x 60
)");
  const BatchOutcome out = settle_examples(plan, 2018);
  EXPECT_EQ(out.tables[1].verdict, (std::vector<std::uint8_t>{verdict_too_early, verdict_other_year, 1, 3, 0}));
  EXPECT_EQ(out.notes, (std::vector<std::uint32_t>{2}));  // of the wanted year alone, refused facts too
  EXPECT_EQ(out.due[0], (std::vector<std::int64_t>{6'000}));
  EXPECT_EQ(out.tables[1].base[0], (std::vector<std::int64_t>{0, 0, 0, 0, 60'000}));
}

TEST(Verdicts, OneNegativeBaseKeepsAFactFromEveryBenefit) {
  const Plan plan = plan_of(R"(
table claim of member in order on_day, claim_id
  on_day date
  cost money
  fee money
benefit x on cost
  per year
  pay 10%
benefit y on (fee - cost) where cost > 5
  per year
  pay 10%
let seen = sum of cost per year
benefit z on each claim
  per claim
  pay (seen * 1%)
example "one of three"
  member
  claim 2018-01-01 cost 100 fee 200
  claim 2018-01-02 cost 100 fee 50
  claim 2018-01-03 cost 4 fee 0
  expect x 10.4
)");
  const BatchOutcome out = settle_examples(plan, 2018);
  EXPECT_EQ(out.tables[1].verdict, (std::vector<std::uint8_t>{0, verdict_negative_base, 0}));
  EXPECT_EQ(out.due[0], (std::vector<std::int64_t>{1'040}));
  EXPECT_EQ(out.due[2], (std::vector<std::int64_t>{408}));  // aggregates see it all the same: 1 % of 204, twice
}

TEST(Verdicts, TheInterpreterCountsTheSameNotes) {
  const Plan plan = plan_of(covered);
  Subject subject{"s", {}, {{}, {}}};
  const Rational huge(mpz_class(1) << 50);
  subject.facts[1].push_back({"1", "", {*Date::from_ymd(2018, 5, 1), huge, Choice{2}}});
  subject.facts[1].push_back({"2", "", {*Date::from_ymd(2018, 5, 2), Rational(60'000), Choice{0}}});
  const random::Trial trial{{}, {subject}, calendar_year(plan, 2018)};
  const BatchOutcome out = random::run_in_pieces(plan, trial, 1);
  EXPECT_EQ(out.by_interpreter, 1U);
  EXPECT_EQ(out.notes, (std::vector<std::uint32_t>{2}));
  EXPECT_EQ(out.tables[1].verdict, (std::vector<std::uint8_t>{0, 1}));
}

}  // namespace
}  // namespace nuan::policy
