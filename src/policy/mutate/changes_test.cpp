// The changes themselves: each kind of writing and what it is turned into.
#include <gmock/gmock.h>

#include "policy/mutate/change.hpp"
#include "policy/mutate/mutated_test.hpp"

namespace nuan::policy {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::Not;
using testing::UnorderedElementsAre;

// `kind: text as it would be`, in the order of the file, of the rules alone.
std::vector<std::string> changed(const std::string& rules, const std::string& kind) {
  const Plan plan = plan_of(rules);
  std::vector<std::string> found;
  for (const Change& change : changes_of(plan)) {
    if (name_of(change.kind) != kind || change.span.begin < mutated_header.size()) continue;
    const std::string text = edited(plan.source.text(), change.edits);
    const std::size_t from = mutated_header.size() + 1;
    found.push_back(text.substr(from, text.find('\n', from) - from));
  }
  return found;
}

// One let that a benefit reads.
std::vector<std::string> of_let(const std::string& value, const std::string& kind) {
  return changed("\nlet x = " + value + "\nbenefit aid on each claim per year pay x\n", kind);
}
std::vector<std::string> of_condition(const std::string& condition, const std::string& kind) {
  return changed("\nbenefit aid on each claim where " + condition + " per year pay 3\n", kind);
}

TEST(Changes, AmountsMoveByAFenWhereTheyAreMoney) {
  EXPECT_THAT(of_let("1,800 if amount > 7 else 0", "amount"),
              ElementsAre("let x = 1,799.99 if amount > 7 else 0", "let x = 1,800.01 if amount > 7 else 0",
                          "let x = 1,800 if amount > 6.99 else 0", "let x = 1,800 if amount > 7.01 else 0",
                          "let x = 1,800 if amount > 7 else 0.01"));
}

TEST(Changes, PlainNumbersMoveByTheirLastDigit) {
  EXPECT_THAT(of_let("amount * 1.5", "amount"),
              AllOf(Contains("let x = amount * 1.4"), Contains("let x = amount * 1.6")));
  EXPECT_THAT(of_let("amount * ((count of claim per year) down to 3)", "amount"),
              AllOf(Contains("let x = amount * ((count of claim per year) down to 2)"),
                    Contains("let x = amount * ((count of claim per year) down to 4)")));
}

TEST(Changes, RatesMoveByAPointOrTheirLastDigit) {
  EXPECT_THAT(of_let("amount * 20%", "rate"), ElementsAre("let x = amount * 19%", "let x = amount * 21%"));
  EXPECT_THAT(of_let("amount * 0.5%", "rate"), ElementsAre("let x = amount * 0.4%", "let x = amount * 0.6%"));
  EXPECT_THAT(of_let("amount * (5 points + 0%)", "rate"),
              ElementsAre("let x = amount * (4 points + 0%)", "let x = amount * (6 points + 0%)",
                          "let x = amount * (5 points + 1%)"));
}

TEST(Changes, AFlagBecomesItsOpposite) {
  EXPECT_THAT(of_let("3 if (amount > 2) is yes else 0", "choice"), Contains("let x = 3 if (amount > 2) is no else 0"));
}

TEST(Changes, AGroupIsFormedByOneColumnFewer) {
  EXPECT_THAT(
      changed("\ngroup episode of claim by stay_id, kind\nbenefit aid on amount per episode pay 20%\n", "scope"),
      AllOf(Contains("group episode of claim by kind"), Contains("group episode of claim by stay_id")));
}

TEST(Changes, LengthsAndDatesMoveByADay) {
  EXPECT_THAT(of_condition("nights > 50 days", "days"),
              ElementsAre("benefit aid on each claim where nights > 49 days per year pay 3",
                          "benefit aid on each claim where nights > 51 days per year pay 3"));
  EXPECT_THAT(of_condition("on_day < 2020-03-01", "date"),
              ElementsAre("benefit aid on each claim where on_day < 2020-02-29 per year pay 3",
                          "benefit aid on each claim where on_day < 2020-03-02 per year pay 3"));
  EXPECT_THAT(of_condition("on_day in 2020-01-01..2020-12-31", "date").size(), 4U);
  EXPECT_THAT(of_condition("on_day < (01-01 after 2020-03-01)", "date"),
              Contains("benefit aid on each claim where on_day < (12-31 after 2020-03-01) per year pay 3"));
}

TEST(Changes, DatedValuesMoveAndLoseTheirLaterValues) {
  const std::string rules = R"(
let x = 100 from 2012-05-01, 200 from 2015-01-01
benefit aid on amount per year pay 20% at most x
)";
  EXPECT_THAT(changed(rules, "date"), ElementsAre("let x = 100 from 2012-04-30, 200 from 2015-01-01",
                                                  "let x = 100 from 2012-05-02, 200 from 2015-01-01",
                                                  "let x = 100 from 2012-05-01, 200 from 2014-12-31",
                                                  "let x = 100 from 2012-05-01, 200 from 2015-01-02"));
  EXPECT_THAT(changed(rules, "clause"), Contains("let x = 100 from 2012-05-01"));
}

TEST(Changes, ComparisonsTakeInTheirBoundaryAndTurnRound) {
  const auto of = [](const std::string& sign) {
    std::vector<std::string> signs;
    const std::string head = "benefit aid on each claim where amount ";
    for (const std::string& text : of_condition("amount " + sign + " 7", "comparison")) {
      signs.push_back(text.substr(head.size(), text.find(" 7") - head.size()));
    }
    return signs;
  };
  EXPECT_THAT(of("<"), ElementsAre("<=", ">"));
  EXPECT_THAT(of("<="), ElementsAre("<", ">="));
  EXPECT_THAT(of(">"), ElementsAre(">=", "<"));
  EXPECT_THAT(of(">="), ElementsAre(">", "<="));
  EXPECT_THAT(of("is"), ElementsAre("is not"));
  EXPECT_THAT(of("is not"), ElementsAre("is"));
}

TEST(Changes, ConditionsLoseASideOrAreNegated) {
  const auto found = of_condition("amount > 7 or nights > 2 days", "condition");
  EXPECT_THAT(found, ElementsAre("benefit aid on each claim where ((amount > 7) and (nights > 2 days)) per year pay 3",
                                 "benefit aid on each claim where (amount > 7) per year pay 3",
                                 "benefit aid on each claim where (nights > 2 days) per year pay 3"));
  EXPECT_THAT(of_condition("not (amount > 7)", "condition"),
              ElementsAre("benefit aid on each claim where (amount > 7) per year pay 3"));
  EXPECT_THAT(of_condition("kind in (mild, severe)", "condition"),
              UnorderedElementsAre("benefit aid on each claim where (not (kind in (mild, severe))) per year pay 3",
                                   "benefit aid on each claim where kind in (severe) per year pay 3",
                                   "benefit aid on each claim where kind in (mild) per year pay 3"));
}

TEST(Changes, ChoicesBecomeEveryOther) {
  EXPECT_THAT(of_condition("kind is mild", "choice"),
              ElementsAre("benefit aid on each claim where kind is severe per year pay 3",
                          "benefit aid on each claim where kind is fatal per year pay 3"));
  EXPECT_THAT(of_condition("stay_id is \"a\"", "choice"),
              ElementsAre("benefit aid on each claim where stay_id is \"\" per year pay 3"));
  EXPECT_THAT(
      of_let("match kind: mild 1, severe 2, fatal 3", "choice"),
      ElementsAre("let x = match kind: severe 1, mild 2, fatal 3", "let x = match kind: mild 1, fatal 2, severe 3"));
}

TEST(Changes, AnIfTakesOneBranchForAll) {
  EXPECT_THAT(of_let("amount if nights > 2 days else 0", "branch"), ElementsAre("let x = (amount)", "let x = (0)"));
}

TEST(Changes, CalculationsAreExchanged) {
  EXPECT_THAT(of_let("amount + 5", "arithmetic"), ElementsAre("let x = amount - 5"));
  EXPECT_THAT(of_let("amount * 2 / 3", "arithmetic"),
              UnorderedElementsAre("let x = amount / 2 / 3", "let x = amount * 2 * 3"));
  EXPECT_THAT(of_let("least(amount, 5)", "arithmetic"), ElementsAre("let x = greatest(amount, 5)"));
  EXPECT_THAT(of_let("amount down to 10", "arithmetic"), ElementsAre("let x = (amount)"));
}

TEST(Changes, RowsAreTakenTogetherOtherwise) {
  EXPECT_THAT(of_let("sum of amount where amount > 7 per year", "rows"),
              ElementsAre("let x = largest of amount where amount > 7 per year", "let x = sum of amount  per year"));
  EXPECT_THAT(of_let("(smallest of amount per year)", "rows"), ElementsAre("let x = (largest of amount per year)"));
  EXPECT_THAT(of_let("(count of distinct stay_id per year) * amount", "rows"),
              ElementsAre("let x = (count of  stay_id per year) * amount"));
}

TEST(Changes, ScopesBecomeEveryOther) {
  EXPECT_THAT(of_let("sum of amount per year", "scope"), Contains("let x = sum of amount per stay"));
  EXPECT_THAT(changed("\nbenefit aid on amount per stay pay 20%\n", "scope"),
              ElementsAre("benefit aid on amount per year pay 20%", "benefit aid on amount per life pay 20%",
                          "benefit aid on amount per claim pay 20%"));
}

TEST(Changes, BandsAreLeftOutWithTheirCommas) {
  EXPECT_THAT(changed("\nbenefit aid on amount per year pay 20% to 5, 30% to 9 40% beyond\n", "band"),
              ElementsAre("benefit aid on amount per year pay  30% to 9 40% beyond",
                          "benefit aid on amount per year pay 20% to 5,  40% beyond",
                          "benefit aid on amount per year pay 20% to 5, 30% to 9 "));
  EXPECT_THAT(of_let("steps of amount: 1 to 5, 2 beyond", "band"),
              ElementsAre("let x = steps of amount:  2 beyond", "let x = steps of amount: 1 to 5"));
}

TEST(Changes, ClausesAreLeftOut) {
  EXPECT_THAT(
      changed("\nbenefit aid on amount where amount > 7 per year above 9 pay 20% raise to 5 at most 70\n", "clause"),
      UnorderedElementsAre("benefit aid on amount  per year above 9 pay 20% raise to 5 at most 70",
                           "benefit aid on amount where amount > 7 per year  pay 20% raise to 5 at most 70",
                           "benefit aid on amount where amount > 7 per year above 9 pay 20%  at most 70",
                           "benefit aid on amount where amount > 7 per year above 9 pay 20% nothing under 5 at most 70",
                           "benefit aid on amount where amount > 7 per year above 9 pay 20% raise to 5 "));
}

TEST(Changes, ExamplesAndLawsStayAsTheyAre) {
  const Plan plan = plan_of(R"(
benefit aid on amount per year pay 20%
law "some" always total <= 1,000,000,000
example "one"
  claim 2020-01-01 mild amount 1
  expect total 0.20
)");
  for (const Change& change : changes_of(plan)) EXPECT_LT(change.span.begin, plan.laws.front().span.begin);
}

}  // namespace
}  // namespace nuan::policy
