// Laws: true ones stand thousands of attacks, wrong ones fall to a small counterexample that can be pasted.
#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "policy/laws/checked.hpp"

namespace nuan::policy {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// The policy with its counterexample pasted in: what the examples then say.
std::vector<std::string> pasted(const std::string& rules, const std::string& counterexample) {
  std::vector<std::string> codes =
      check_text(std::string(checked_header) + rules + plain_example + counterexample).codes();
  std::erase(codes, "law-broken");
  return codes;
}

std::size_t facts_in(const std::string& counterexample) {
  std::size_t facts = 0;
  for (std::size_t at = counterexample.find("\n    claim"); at != std::string::npos; ++facts) {
    at = counterexample.find("\n    claim", at + 1);
  }
  return facts;
}

// A wrong law is found, its counterexample has no more facts than it needs, parses, and fails for the same reason.
void expect_broken(const std::string& rules, std::size_t facts, const std::string& in_it) {
  const Checked checked = check_rules(rules);
  ASSERT_THAT(checked.codes(), ElementsAre("law-broken"));
  const std::string counterexample = counterexample_of(checked);
  EXPECT_EQ(facts_in(counterexample), facts) << counterexample;
  EXPECT_THAT(counterexample, HasSubstr(in_it));
  EXPECT_THAT(pasted(rules, counterexample), ElementsAre("example-fails")) << counterexample;
  EXPECT_THAT(pasted(rules, counterexample_of(checked, Language::zh)), ElementsAre("example-fails"));
}

TEST(Laws, ThatHoldStandEveryAttack) {
  const Checked checked = check_rules(R"(
benefit aid "aid" on amount per year above 100 pay 20% to 1,000, 90% beyond at most 5,000
law "more never pays less" total monotone in amount
law "never over the cap" always total <= 5,000 and aid >= 0
law "ids are nothing" order of facts does not matter
)");
  EXPECT_THAT(checked.codes(), IsEmpty());
  EXPECT_EQ(checked.check.laws, 3U);
  EXPECT_GT(checked.check.attacks, 11'900U);
}

TEST(Laws, ARateOfTheWholeAmountFallsAtItsEdge) {
  expect_broken(R"(
benefit aid "aid" on amount per claim pay (steps of amount: 80% to 1,000, 50% beyond)
law "more never pays less" total monotone in amount
)",
                1, "amount 1,000.01");
}

TEST(Laws, AnUpliftThatEndsAtAnEdgeTakesBackWhatWasPaid) {
  expect_broken(R"(
let more = 5 points if nights > 3 days and amount < 100,000 else 0 points
benefit aid "aid" on amount per year above 1,800 pay 40% + more to 50,000, 50% + more to 100,000, 90% + more beyond
law "more never pays less" total monotone in amount, nights
)",
                1, "amount 100,000");
}

TEST(Laws, CounterexamplesGatherAmountsInOneFact) {
  expect_broken(R"(
benefit aid "aid" on amount per year above 1,800 pay 40% to 50,000, 50% to 100,000, 90% beyond at most 200,000
law "never near the cap" always total < 200,000
)",
                1, "total 199,999.99");
}

TEST(Laws, NeverMayAnAmountBePassed) {
  expect_broken(R"(
benefit aid "aid" on amount per year above 1,800 pay 40%
law "nobody over 500" never total > 500
)",
                1, "total 500");
}

TEST(Laws, NeverMayEitherOfTwoThingsHappen) {
  expect_broken(R"(
benefit aid "aid" on amount per year pay 40%
law "nothing odd" never (total < 0 or aid >= 1,000)
)",
                1, "aid 999.99");
}

TEST(Laws, ASumOfResultsMayBeWhatIsExceeded) {
  expect_broken(R"(
benefit aid "aid" on amount per year pay 40%
benefit more "more" on nights per year pay 10 each
law "apart" always 50 + more - aid <= 150
)",
                1, "more 100");
}

TEST(Laws, NotBothIsBrokenWhereBothAre) {
  const Checked checked = check_rules(R"(
benefit aid "aid" on amount per year pay 40%
law "not both" always not (aid > 10 and aid > 500)
)");
  EXPECT_THAT(checked.codes(), ElementsAre("law-broken"));
  EXPECT_THAT(counterexample_of(checked, Language::en), HasSubstr("amount 1,250.02\n    expect  2020 total 500.01"));
}

TEST(Laws, DaysInTheTextAreTriedToo) {
  const Checked checked = check_rules(R"(
benefit aid "aid" on each claim where on_day in 2019-03-05..2019-03-05 per year pay 77
law "never" never total > 0
)");
  EXPECT_THAT(checked.codes(), ElementsAre("no-example-reaches", "law-broken"));
  EXPECT_THAT(counterexample_of(checked, Language::en), HasSubstr("claim  2019-03-05"));
}

TEST(Laws, NeverHoldsWhereItDoes) {
  EXPECT_THAT(check_rules(R"(
benefit aid "aid" on amount per year pay 40% at most 500
law "nobody over 500" never total > 500
)")
                  .codes(),
              IsEmpty());
}

TEST(Laws, AFloorThatPaysNothingIsACliff) {
  expect_broken(R"(
benefit aid "aid" on amount per year pay 40% nothing under 200
law "a fen more moves little" total no cliff above 199.99 in amount
)",
                1, "total 199.99");
}

TEST(Laws, ARaisedAmountIsACliffWhereItBegins) {
  expect_broken(R"(
benefit aid "aid" on amount per claim pay 30% raise to 50
law "a fen more moves little" total no cliff above 10 in amount
)",
                1, "total 10");
}

TEST(Laws, ACliffDownIsACliff) {
  const std::string rules = R"(
benefit aid "aid" on amount per claim pay (steps of amount: 80% to 1,000, 50% beyond)
law "a fen more moves little" total no cliff above 299.98 in amount
)";
  expect_broken(rules, 1, "amount 1,000.01");
  EXPECT_THAT(counterexample_of(check_rules(rules)), HasSubstr("total 500.02"));
}

TEST(Laws, ACliffThatIsAllowedIsNone) {
  EXPECT_THAT(check_rules(R"(
benefit aid "aid" on amount per year pay 40% nothing under 200
benefit stay-aid "stay" on nights per year above 3 days pay 50 each
law "a fen more moves little" total no cliff above 200 in amount
law "a night more moves little" total no cliff above 50 in nights
)")
                  .codes(),
              IsEmpty());
}

TEST(Laws, ANightMayBeACliff) {
  expect_broken(R"(
benefit stay-aid "stay" on each claim per year pay (500 if nights >= 10 days else 0)
law "a night more moves little" total no cliff above 100 in nights
)",
                1, "nights 10 days");
}

TEST(Laws, AFloorPaysMoreThanTheBill) {
  expect_broken(R"(
benefit aid "aid" on amount per claim pay 80% raise to 50
law "no more than the bills" always total <= (sum of amount per year)
)",
                1, "expect  2");
}

TEST(Laws, TwoCapsApartExceedOneTogether) {
  expect_broken(R"(
benefit aid "aid" on amount where kind is mild per year pay 50% at most 600
benefit more-aid "more" on amount where kind is severe per year pay 50% at most 100
law "never over 653" always total <= 653
)",
                2, "total 653");
}

TEST(Laws, ACapIsExceededByOneFenOnly) {
  const Checked checked = check_rules(R"(
benefit aid "aid" on amount per year above 1,800 pay 20% at most 653.01
law "never over 653" always total <= 653
)");
  EXPECT_THAT(checked.text("law-broken"), HasSubstr("`total` is 653.01 where the condition allows 653.00"));
  EXPECT_THAT(counterexample_of(checked), HasSubstr("amount 5,065.0"));
}

TEST(Laws, APlaceDependsOnTheOrderOfADay) {
  expect_broken(R"(
let n = place of claim where amount > 0 per year
benefit aid "aid" on amount per claim pay (steps of n: 80% to 1, 70% beyond)
law "ids are nothing" order of facts does not matter
)",
                2, "claim_id");
}

// Merged into the fact that is raised, another fact may lift it above what it is raised to: no raise any more.
TEST(Laws, AreBrokenByARaiseAndNotByAFall) {
  const Checked checked = check_rules(R"(
let n = place of claim where amount > 0 per year
benefit aid "aid" on amount where n <= 1 per year pay 50%
law "a larger bill never pays less" total monotone in amount
)");
  ASSERT_THAT(checked.codes(), ElementsAre("law-broken"));
  EXPECT_THAT(checked.text("law-broken"), HasSubstr("when `amount` rises from 0 to "));
  EXPECT_EQ(facts_in(counterexample_of(checked)), 2U) << counterexample_of(checked);
}

TEST(Laws, AreReadInEveryYearWithItsDatedValues) {
  expect_broken(R"(
let top = 100 from 2012-05-01, 50 from 2016-01-01
benefit aid "aid" on amount per year pay 100% at most 100
law "never over the top" always total <= top
)",
                1, "total 50");
}

TEST(Laws, ThatNameNoSingleAmountStillShowTheFacts) {
  const Checked checked = check_rules(R"(
benefit aid "aid" on amount per year pay 100%
law "either" always total < 10 or total > 20
)");
  ASSERT_THAT(checked.codes(), ElementsAre("law-broken"));
  EXPECT_THAT(checked.text("law-broken"), HasSubstr("the condition fails, with `total`"));
}

TEST(Laws, AreAttackedInTheSameWayEveryTime) {
  const std::string rules = R"(
benefit aid "aid" on amount per claim pay 80% raise to 50
law "no more than the bills" always total <= (sum of amount per year)
)";
  const Checked first = check_rules(rules);
  const Checked second = check_rules(rules);
  EXPECT_EQ(first.text("law-broken"), second.text("law-broken"));
  EXPECT_EQ(first.check.attacks, second.check.attacks);
}

TEST(Policies, InTheRepositoryHoldTheirExamplesAndLaws) {
  for (const std::string name :
       {"beijing/mutual-aid", "yueyang/inpatient", "hubei/mutual-aid", "guangdong/inpatient"}) {
    std::ifstream file(NUAN_ROOT "/policies/" + name + ".policy");
    std::ostringstream text;
    text << file.rdbuf();
    const Checked checked = check_text(text.str());
    EXPECT_THAT(checked.codes(), IsEmpty()) << name;
    EXPECT_GT(checked.check.examples, 3U) << name;
    EXPECT_GT(checked.check.attacks, 3'900U) << name;
  }
}

}  // namespace
}  // namespace nuan::policy
