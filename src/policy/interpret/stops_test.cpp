// What cannot be decided stops the person, each with its permanent code.
#include "policy/interpret/stops.hpp"

#include <gmock/gmock.h>

#include <set>

#include "policy/interpret/told.hpp"

namespace nuan::policy {
namespace {

std::string stop_of(const std::string& rules, const std::string& member = "ceiling 70") {
  return tell(rules, "member born 1980-01-01 " + member + R"(
    claim 2020-02-01 severe stay_no a amount 60 score 2.5)")
      .stop();
}
std::string stop_of_pay(const std::string& expression, const std::string& lets = "") {
  return stop_of(lets + "\nbenefit aid \"aid\" on each claim per claim pay " + expression);
}

TEST(Stops, ArithmeticWithoutAnAnswer) {
  EXPECT_EQ(stop_of_pay("amount / score"), "-");
  EXPECT_EQ(stop_of_pay("amount / (score - score)"), "division_by_zero");
  EXPECT_EQ(stop_of_pay("(amount down to part)"), "division_by_zero");
}

TEST(Stops, FoldsOfNothing) {
  for (const std::string fold : {"first", "last", "smallest", "largest", "mean"}) {
    EXPECT_EQ(stop_of_pay("(" + fold + " of amount where kind is mild per year)"), fold + "_of_nothing");
  }
}

TEST(Stops, ValuesThatDoNotHoldOnTheDay) {
  EXPECT_EQ(stop_of_pay("amount * (portion as of on_day)"), "no_value_as_of");
  EXPECT_EQ(stop_of_pay("1 if (start of covered as of on_day) is on_day else 2"), "no_period");
  EXPECT_EQ(stop_of_pay("1 if (end of covered as of on_day) is on_day else 2"), "no_period");
}

// The checker asks for a `beyond`; a plan made otherwise may lack it.
TEST(Stops, StepsWithoutABeyond) {
  Told told = tell("benefit aid \"aid\" on each claim per claim pay (steps of amount: 1 to 59, 2 beyond)",
                   "member born 1980-01-01 claim 2020-02-01 severe amount 60");
  for (Node& node : told.plan.nodes) {
    if (node.op == Op::steps) node.args.pop_back();
  }
  EXPECT_EQ(settle(told.plan, told.inputs, told.subject).stop.value().code, "steps_exceeded");
}

TEST(Stops, DatesThatLeaveTheCalendar) {
  EXPECT_EQ(stop_of_pay("1 if on_day + 9999999 days > born else 2"), "date_out_of_range");
  EXPECT_EQ(stop_of_pay("1 if on_day - 9999999 days > born else 2"), "date_out_of_range");
}

TEST(Stops, AmountsBelowZero) {
  EXPECT_EQ(stop_of("benefit aid \"aid\" on amount per year pay (amount - ceiling) / amount"), "negative_rate");
  EXPECT_EQ(stop_of_pay("amount - ceiling"), "negative_pay");
  EXPECT_EQ(stop_of("benefit aid \"aid\" on amount per year pay 100% at most ceiling - 71"), "negative_amount");
  EXPECT_EQ(stop_of("benefit aid \"aid\" on amount per year above ceiling - 71 pay 100%"), "negative_amount");
  EXPECT_EQ(stop_of("benefit aid \"aid\" on amount per year pay 10% to 50, 20% to ceiling, 30% beyond", "ceiling 49"),
            "falling_edges");
}

TEST(Stops, AmountsBeyondSixtyFourBits) {
  EXPECT_EQ(stop_of_pay("amount * 1,000,000,000,000,000,000"), "amount_too_large");
}

TEST(Stops, LeaveNothingToUse) {
  const Told told = tell("benefit aid \"aid\" on each claim per claim pay amount / (score - score)", R"(
    member born 1980-01-01
    claim 2020-02-01 severe stay_no a amount 60 claim_id bad)");
  EXPECT_TRUE(told.outcome.years.empty());
  EXPECT_EQ(told.outcome.stop->fact, "bad");
  EXPECT_EQ(told.plan.source.text(told.outcome.stop->span), "amount / (score - score)");
  EXPECT_FALSE(told.outcome.stop->words.zh.empty());
}

TEST(Stops, ABandThatIsNotTouchedIsNotRead) {
  EXPECT_EQ(stop_of("benefit aid \"aid\" on amount per year pay 10% to 60, part / (amount - amount) beyond"), "-");
}

TEST(Stops, HaveOneCodeEach) {
  std::set<std::string> codes;
  for (int reason = 0; reason <= static_cast<int>(StopReason::amount_too_large); ++reason) {
    codes.insert(make_stop(static_cast<StopReason>(reason), {}).code);
  }
  EXPECT_EQ(codes.size(), 17U);
}

}  // namespace
}  // namespace nuan::policy
