// Expressions of one fact: arithmetic, choosing, dates and periods.
#include <gmock/gmock.h>

#include "policy/interpret/told.hpp"

namespace nuan::policy {
namespace {

// The expression, in yuan, for one claim of 2020-02-29.
std::string value_of(const std::string& expression, const std::string& lets = "") {
  const Told told = tell(lets + "\nbenefit aid \"aid\" on each claim per claim pay " + expression, R"(
    set pot 1,000
    member born 1980-02-29 covered 2015-01-01..2019-06-30;2019-08-01..2021-12-31 portion 25% known ceiling 70
    claim 2020-02-29 severe stay_no "S1" amount 63.78 part 10 nights 7 days score 2.5)");
  const std::vector<std::string> asked = told.asked();
  return asked.empty() ? told.stop() : asked.front();
}
std::string truth_of(const std::string& condition, const std::string& lets = "") {
  return value_of("1 if " + condition + " else 0", lets) == "1.00" ? "yes" : "no";
}

TEST(Expressions, ComputeExactly) {
  EXPECT_EQ(value_of("amount + part"), "73.78");
  EXPECT_EQ(value_of("amount - part"), "53.78");
  EXPECT_EQ(value_of("amount * score"), "159.45");
  EXPECT_EQ(value_of("amount / 3 * 3"), "63.78");
  EXPECT_EQ(value_of("part * (amount / part)"), "63.78");
  EXPECT_EQ(value_of("0.5% * ((amount * 100) down to 10)"), "31.85");
  EXPECT_EQ(value_of("least(amount, part, pot)"), "10.00");
  EXPECT_EQ(value_of("greatest(amount, part, pot)"), "1000.00");
}

TEST(Expressions, ChooseOnlyWhatIsAsked) {
  EXPECT_EQ(value_of("part if kind is severe else part / (score - score)"), "10.00");
  EXPECT_EQ(value_of("(match kind: mild 1, severe 2, other 3)"), "2.00");
  EXPECT_EQ(value_of("(match kind: mild 1, else 9)"), "9.00");
  EXPECT_EQ(value_of("(steps of amount: 1 to 63.77, 2 to 63.78, 3 beyond)"), "2.00");
  EXPECT_EQ(value_of("(steps of amount: 1 to 63, 3 beyond)"), "3.00");
}

TEST(Expressions, CompareAndJoinConditions) {
  EXPECT_EQ(truth_of("amount > part and part > 9"), "yes");
  EXPECT_EQ(truth_of("amount < part or part / (part - part) > 1"), "no");
  EXPECT_EQ(truth_of("amount > part or part / (part - part) > 1"), "yes");
  EXPECT_EQ(truth_of("not amount <= 63.77"), "yes");
  EXPECT_EQ(truth_of("amount >= 63.78"), "yes");
  EXPECT_EQ(truth_of("kind in (mild, severe)"), "yes");
  EXPECT_EQ(truth_of("kind in (mild, other)"), "no");
  EXPECT_EQ(truth_of("stay_no is \"S1\""), "yes");
  EXPECT_EQ(truth_of("known"), "yes");
  EXPECT_EQ(truth_of("(person_id if known else \"nobody\") is \"nobody\""), "no");
}

TEST(Expressions, MeasureTime) {
  EXPECT_EQ(truth_of("years from born to on_day >= 40"), "yes");
  EXPECT_EQ(truth_of("years from born to on_day >= 41"), "no");
  EXPECT_EQ(truth_of("on_day + 7 days > 2020-03-06"), "yes");
  EXPECT_EQ(truth_of("least(on_day, 2020-03-01, 2020-02-29) is on_day"), "yes");
  EXPECT_EQ(truth_of("greatest(born, on_day) is on_day"), "yes");
  EXPECT_EQ(truth_of("greatest(03-31 after on_day, on_day) is 2020-03-31"), "yes");
  EXPECT_EQ(truth_of("on_day - nights < 2020-02-22"), "no");
  EXPECT_EQ(truth_of("on_day - 2020-02-01 is 28 days"), "yes");
  EXPECT_EQ(truth_of("(03-31 after on_day) is 2020-03-31"), "yes");
  EXPECT_EQ(truth_of("(02-29 after on_day) is 2021-03-01"), "yes");
}

TEST(Expressions, AskPeriodsAndDatedValues) {
  EXPECT_EQ(truth_of("on_day in covered"), "yes");
  EXPECT_EQ(truth_of("2019-07-15 in covered"), "no");
  EXPECT_EQ(truth_of("(start of covered as of on_day) is 2019-08-01"), "yes");
  EXPECT_EQ(truth_of("(end of covered as of on_day) is 2021-12-31"), "yes");
  EXPECT_EQ(value_of("part * (portion as of on_day)"), "2.50");
  EXPECT_EQ(value_of("top", "let top = 1 from 2012-05-01, 2 from 2020-02-29, 3 from 2020-03-01"), "2.00");
}

TEST(Expressions, ALetMeansItsText) {
  const Told told = tell(R"(
let half = amount / 2
let quarter = half / 2
benefit aid "aid" on each claim per claim pay quarter + half)",
                         "member born 1980-01-01 claim 2020-01-01 mild amount 100");
  EXPECT_EQ(told.due("2020"), "75.00");
  ASSERT_EQ(told.outcome.steps[0].lets.size(), 2U);
  EXPECT_EQ(std::get<Rational>(told.outcome.steps[0].lets[1].value), 2500);
}

}  // namespace
}  // namespace nuan::policy
