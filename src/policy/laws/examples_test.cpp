// Examples: what holds says nothing, what fails says where, what was expected, what came out and how.
#include "policy/laws/examples.hpp"

#include <gmock/gmock.h>

#include "policy/laws/checked.hpp"

namespace nuan::policy {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string half = "benefit aid \"aid\" on amount per year pay 50%\n";

Checked check_example_rows(const std::string& rows, const std::string& rules = half) {
  return check_text(std::string(checked_header) + rules + "example \"one\"\n  member covered 2015-01-01..\n" + rows);
}

TEST(Examples, ThatHoldSayNothing) {
  const Checked checked = check_example_rows(R"(
  claim 2020-01-01 mild amount 100
  claim 2021-01-01 mild amount 300
  paid aid 20
  expect 2020 total 50  2021 aid 150  2020 pay 30  2019 total 0)");
  EXPECT_THAT(checked.codes(), IsEmpty());
  EXPECT_EQ(checked.check.examples, 1U);
}

TEST(Examples, PayIsNeverBelowNothing) {
  EXPECT_THAT(check_example_rows("claim 2020-01-01 mild amount 100 paid aid 80 expect pay 0").codes(), IsEmpty());
}

TEST(Examples, ThatFailTellExpectedGotAndTheSteps) {
  const Checked checked = check_example_rows("claim 2020-01-01 mild amount 1,234.56 expect total 617.27 aid 617.28");
  ASSERT_THAT(checked.codes(), ElementsAre("example-fails"));
  EXPECT_EQ(checked.plan.source.text(checked.items[0].span), "total 617.27");
  EXPECT_THAT(checked.items[0].sentence.en, HasSubstr("`total` should be 617.27 and comes out as 617.28"));
  EXPECT_THAT(checked.items[0].sentence.zh, HasSubstr("应为 617.27"));
  EXPECT_THAT(checked.items[0].advice.en,
              HasSubstr("2020-01-01 aid: base 1,234.56, amount 617.28, ask 617.28, due 617.28"));
}

TEST(Examples, ThatExpectAnotherRefusalTellWhichCame) {
  const std::string rules = "cover claim\n  require on_day in covered else not-covered \"not covered\"\n" + half;
  const Checked early = check_example_rows("claim 2011-01-01 mild amount 100 expect refused not-covered", rules);
  ASSERT_THAT(early.codes(), ElementsAre("example-fails", "no-example-reaches"));
  EXPECT_THAT(early.items[0].sentence.en, HasSubstr("before-first-edition"));
}

TEST(Examples, AStopIsARefusalOfItsName) {
  const std::string rules =
      "cover claim\n  require on_day in covered else division-by-zero \"not covered\"\n"
      "benefit aid \"aid\" on each claim per year pay 3 * (1 / (count of claim where amount > 0 per year))\n"
      "example \"reached\" member covered 2015-01-01.. claim 2020-01-01 mild amount 100 expect total 3\n";
  EXPECT_THAT(check_example_rows("claim 2020-01-01 mild expect refused division-by-zero", rules).codes(), IsEmpty());
  const Checked other = check_example_rows("claim 2020-01-01 mild expect refused before-first-edition", rules);
  EXPECT_THAT(other.codes(), ElementsAre("example-stops"));
}

TEST(Examples, WithSeveralYearsMustNameOne) {
  const Checked checked = check_example_rows(R"(
  claim 2020-01-01 mild amount 100
  claim 2021-01-01 mild amount 300
  expect total 50)");
  ASSERT_THAT(checked.codes(), ElementsAre("example-year-unclear"));
  EXPECT_THAT(checked.text("example-year-unclear"), HasSubstr("2020, 2021"));
}

const std::string with_cover = half + R"(
cover claim
  require on_day in covered else hold not-covered "not covered"
  require kind is mild else note severe-case "severe"
)";

TEST(Examples, ExpectRefusals) {
  const std::string rows = "claim 2020-01-01 mild claim 2014-01-01 severe amount 100 claim 2011-01-01 mild amount 1 ";
  EXPECT_THAT(check_example_rows(rows + "expect refused not-covered refused before-first-edition", with_cover).codes(),
              IsEmpty());
  const Checked wrong = check_example_rows(rows + "expect refused negative-base", with_cover);
  ASSERT_THAT(wrong.codes(), ElementsAre("example-fails"));
  EXPECT_THAT(wrong.text("example-fails"), HasSubstr("what occurs is `before-first-edition`, `not-covered`"));
}

TEST(Examples, ThatCannotBeDecidedSayWhy) {
  const Checked checked =
      check_example_rows("claim 2020-01-01 mild amount 100 nights 0 days expect total 5",
                         "benefit aid \"aid\" on each claim per year pay amount / (nights / 1 days)\n");
  ASSERT_THAT(checked.codes(), testing::Contains("example-stops"));
  EXPECT_THAT(checked.text("example-stops"), HasSubstr("division by zero"));
}

TEST(Examples, MustReachEveryBenefitAndCover) {
  const Checked checked = check_example_rows("expect total 0", with_cover);
  EXPECT_THAT(checked.codes(), ElementsAre("no-example-reaches", "no-example-reaches"));
  const Checked kept = check_example_rows("claim 2020-01-01 mild amount 100 expect total 0",
                                          "benefit aid \"aid\" on amount where kind is severe per year pay 50%\n");
  EXPECT_THAT(kept.codes(), ElementsAre("no-example-reaches"));
  EXPECT_THAT(kept.text("no-example-reaches"), HasSubstr("aid"));
}

}  // namespace
}  // namespace nuan::policy
