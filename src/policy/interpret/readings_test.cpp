// Reading single expressions and law conditions as settle() read them.
#include <gmock/gmock.h>

#include "policy/interpret/told.hpp"

namespace nuan::policy {
namespace {

constexpr Index claim_table = 1;

Told two_claims() {
  return tell(R"(
let rate_paid = 10% from 2012-05-01, 50% from 2020-07-01
let so_far = sum of amount per year
cover claim
  require kind is not other else wrong-kind "wrong kind"
benefit aid "aid" on amount per year pay rate_paid if so_far > 0 else 0%)",
              R"(
    member born 1980-01-01
    claim 2020-06-01 mild amount 100 claim_id a
    claim 2020-08-01 other amount 900 claim_id b
    claim 2020-08-02 mild amount 200 claim_id c)");
}

NodeId let_value(const Plan& plan, std::string_view name) {
  for (const Let& let : plan.lets) {
    if (let.name == name) return let.value;
  }
  return none;
}

TEST(Readings, AreThoseOfTheFactAndTheDayAskedFor) {
  const Told told = two_claims();
  const Readings readings(told.plan, told.inputs, told.subject);
  const NodeId rate = let_value(told.plan, "rate_paid");
  EXPECT_EQ(readings.at(rate, claim_table, "c", *Date::read("2020-08-02")), Value(Rational(1, 2)));
  EXPECT_EQ(readings.at(rate, claim_table, "c", *Date::read("2020-01-01")), Value(Rational(1, 10)));
  EXPECT_EQ(readings.at(rate, claim_table, "c", *Date::read("2012-01-01")), std::nullopt);
  EXPECT_EQ(readings.at(rate, claim_table, "nobody", *Date::read("2020-01-01")), std::nullopt);
}

TEST(Readings, SeeWhatTheFactSaw) {
  const Told told = two_claims();
  const Readings readings(told.plan, told.inputs, told.subject);
  const NodeId so_far = let_value(told.plan, "so_far");
  EXPECT_EQ(readings.at(so_far, claim_table, "c", *Date::read("2020-08-02")), Value(Rational(30000)));
  EXPECT_EQ(readings.at(so_far, claim_table, "b", *Date::read("2020-08-01")), Value(Rational(120000)));
}

TEST(Readings, OfLawsSeeResultsOfTheirYear) {
  const Told told = settle_example(plan_of(std::string(told_header) + std::string(told_tables) + R"(
let top = 100 from 2012-05-01, 150 from 2021-01-01
benefit aid "aid" on amount per year pay 100%
law "low" always total <= top and (sum of amount per year) > 0
example "one"
  member born 1980-01-01
  claim 2020-06-01 mild amount 120
  claim 2021-06-01 mild amount 130
  expect 2020 total 0)"));
  ASSERT_EQ(told.plan.laws.size(), 1U);
  const NodeId condition = told.plan.laws[0].condition;
  const auto verdicts = verdicts_by_year(told.plan, told.inputs, told.subject, told.outcome, condition);
  ASSERT_EQ(verdicts.size(), 2U);
  EXPECT_FALSE(verdicts[0].holds);
  EXPECT_TRUE(verdicts[1].holds);
  const Year absent{"1999", {}};
  EXPECT_EQ(value_in_year(told.plan, told.inputs, told.subject, told.outcome, condition, absent), std::nullopt);
}

}  // namespace
}  // namespace nuan::policy
