// One value, read from several places at once: on a fact's day and on its scope's first, in one year and in another.
#include "policy/columnar/written_test.hpp"

namespace nuan::policy {
namespace {

TEST(Readings, PayReadsTheFactsDayAndACapTheFirstOfItsYear) {
  const Plan plan = plan_of(R"(
table claim of member in order on_day, claim_id
  on_day date
let amount = 100 from 2015-01-01, 300 from 2018-07-01
benefit b on each claim
  per year
  pay amount
  at most (amount * 3)
example "before and after"
  member
  claim 2018-02-01
  claim 2018-08-01
  expect b 300
)");
  const BatchOutcome out = settle_examples(plan, 2018);
  EXPECT_EQ(out.due[0], (std::vector<std::int64_t>{30'000}));
  EXPECT_EQ(out.tables[1].paid[0], (std::vector<std::int64_t>{10'000, 20'000}));
  EXPECT_EQ(out.by_interpreter, 0U);
}

TEST(Readings, AFactOfAGroupReadsItsOwnYearAndItsCapTheGroups) {
  const Plan plan = plan_of(R"(
table claim of member in order on_day, claim_id
  on_day date
  stay text
  cost money
group visit of claim by stay
let spent = sum of cost per year
benefit b on each claim
  per visit
  pay (spent * 10%)
  at most spent
example "over new year"
  member
  claim 2018-12-31 stay a cost 100
  claim 2019-01-01 stay a cost 5000
  claim 2019-01-02 stay b cost 1000
  expect 2018 b 100
)");
  const BatchOutcome out = settle_examples(plan, 2018);
  EXPECT_EQ(out.due[0], (std::vector<std::int64_t>{10'000}));  // 10 + 600, at most the 100 of the year it began in
  EXPECT_EQ(out.tables[1].verdict, (std::vector<std::uint8_t>{0, 0, verdict_other_year}));
  EXPECT_EQ(out.by_interpreter, 0U);
  EXPECT_EQ(settle_examples(plan, 2019).due[0], (std::vector<std::int64_t>{60'000}));
}

TEST(Readings, AnAmountTimesACountIsMoney) {
  const Plan plan = plan_of(R"(
table claim of member in order on_day, claim_id
  on_day date
  shares count
  grade rate
let per_share = 15,000
benefit lump on each claim
  per year
  pay largest per_share * shares * grade
  at most 15,000 * 2
example "the difference, up to two shares"
  member
  claim 2018-02-01 shares 1 grade 33.3333%
  claim 2018-03-01 shares 2 grade 50%
  claim 2018-04-01 shares 3 grade 100%
  expect lump 30,000
)");
  const BatchOutcome out = settle_examples(plan, 2018);
  EXPECT_EQ(out.due[0], (std::vector<std::int64_t>{3'000'000}));
  EXPECT_EQ(out.tables[1].paid[0], (std::vector<std::int64_t>{500'000, 1'000'000, 1'500'000}));
  EXPECT_EQ(out.by_interpreter, 0U);
}

TEST(Readings, TheEarlierAndTheLaterOfTwoDays) {
  const Plan plan = plan_of(R"(
table claim of member in order on_day, claim_id
  on_day date
  told_on date
benefit b on each claim where least(on_day, told_on) >= 2018-02-01 and greatest(on_day, told_on) <= 2018-03-01
  per claim
  pay 100
example "only the second lies inside"
  member
  claim on_day 2018-02-01 told_on 2018-01-31
  claim on_day 2018-02-01 told_on 2018-03-01
  claim on_day 2018-02-28 told_on 2018-03-02
  expect b 100
)");
  const BatchOutcome out = settle_examples(plan, 2018);
  EXPECT_EQ(out.tables[1].paid[0], (std::vector<std::int64_t>{0, 10'000, 0}));
  EXPECT_EQ(out.by_interpreter, 0U);
}

TEST(Readings, FactsOfOneDayGoInTheOrderOfTheTables) {
  const Plan plan = plan_of(R"(
table claim of member in order claim_day, claim_id
  claim_day date
  cost money
table visit of member in order visit_day, visit_id
  visit_day date
  fee money
benefit b on fee
  per year
  pay 100%
benefit c on cost
  per year
  pay 100%
limit both b + c at most 100 per year
example "the same day"
  member
  visit 2018-03-01 fee 80
  claim 2018-03-01 cost 70
  expect c 70 b 30
)");
  const BatchOutcome out = settle_examples(plan, 2018);
  EXPECT_EQ(out.due, (std::vector<std::vector<std::int64_t>>{{3'000}, {7'000}}));
}

}  // namespace
}  // namespace nuan::policy
