// Cover, undoing and the first edition: which facts take part.
#include <gmock/gmock.h>

#include "policy/interpret/told.hpp"

namespace nuan::policy {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

const std::string pays = "benefit aid \"aid\" on amount per year pay 100%\n";

TEST(Cover, RecordsEveryFailingLineAndTheFirstThatRefusesOrHoldsDecides) {
  const Told told = tell(pays + R"(
cover claim
  require amount < 1,000 else note large "large"
  require on_day in covered else hold not-covered "not covered"
  require kind is not other else wrong-kind "wrong kind")",
                         R"(
    member born 1980-01-01 covered 2020-01-01..
    claim 2019-06-01 other amount 2,000 claim_id a
    claim 2020-06-01 other amount 10 claim_id b
    claim 2020-06-02 mild amount 2,000 claim_id c
    claim 2020-06-03 mild amount 20 claim_id d)");
  ASSERT_THAT(told.outcome.steps, SizeIs(4));
  const auto& failed = told.outcome.steps[0].failed;
  ASSERT_THAT(failed, SizeIs(3));
  EXPECT_EQ(failed[0].requirement, 0);
  EXPECT_FALSE(failed[0].decides);
  EXPECT_TRUE(failed[1].decides);
  EXPECT_FALSE(failed[2].decides);
  ASSERT_THAT(told.outcome.refused, SizeIs(2));
  EXPECT_EQ(told.outcome.refused[0].requirement, 1);
  EXPECT_EQ(told.outcome.refused[1].requirement, 2);
  ASSERT_THAT(told.outcome.steps[2].failed, SizeIs(1));
  EXPECT_EQ(told.due("2020"), "2020.00");
  EXPECT_EQ(told.due("2019"), "no such year");
}

TEST(Cover, ALaterLineThatCannotBeDecidedIsLeftOutOnceAnEarlierOneRefused) {
  const Told told = tell(pays + R"(
cover claim
  require on_day in covered else not-covered "not covered"
  require on_day - (start of covered as of on_day) >= 30 days else waiting "waiting")",
                         R"(
    member born 1980-01-01 covered 2020-01-01..
    claim 2019-06-01 mild amount 5
    claim 2020-01-15 mild amount 10
    claim 2020-01-31 mild amount 20)");
  EXPECT_EQ(told.stop(), "-");
  ASSERT_THAT(told.outcome.refused, SizeIs(2));
  EXPECT_EQ(told.outcome.refused[0].requirement, 0);
  EXPECT_EQ(told.outcome.refused[1].requirement, 1);
  EXPECT_EQ(told.due("2020"), "20.00");
}

TEST(Cover, ALineThatCannotBeDecidedStopsThePersonOtherwise) {
  const Told told = tell(pays + R"(
cover claim
  require on_day - (start of covered as of on_day) >= 30 days else waiting "waiting")",
                         "member born 1980-01-01 claim 2019-06-01 mild amount 5 claim_id c7");
  EXPECT_EQ(told.stop(), "no_period");
  EXPECT_EQ(told.outcome.stop->fact, "c7");
}

TEST(Cover, RefusedFactsAreSeenByNoAggregateGroupOrPlace) {
  const Told told = tell(R"(
group stay of claim by stay_no
let nth = place of stay where stay_sum > 0 per year
let stay_sum = sum of amount per stay
cover claim
  require kind is not other else wrong-kind "wrong kind"
benefit aid "aid" on each claim per year pay stay_sum + (1 if nth <= 1 else 0))",
                         R"(
    member born 1980-01-01
    claim 2020-01-01 other stay_no a amount 100
    claim 2020-01-02 mild stay_no a amount 10
    claim 2020-01-03 other stay_no b amount 100
    claim 2020-01-04 mild stay_no c amount 20)");
  EXPECT_THAT(told.asked(), ElementsAre("11.00", "20.00"));
}

TEST(Cover, ANegativeBaseTakesNoPartInAnyBenefitButAggregatesSeeIt) {
  const Told told = tell(R"(
benefit aid "aid" on amount - part per year pay 100%
benefit other-aid "other" on each claim per year pay (sum of amount per year))",
                         R"(
    member born 1980-01-01
    claim 2020-01-01 mild amount 100
    claim 2020-01-02 mild amount 5 part 10 claim_id n)");
  ASSERT_THAT(told.outcome.refused, SizeIs(1));
  EXPECT_EQ(told.outcome.refused[0].why, FactRefusal::negative_base);
  EXPECT_EQ(told.outcome.refused[0].benefit, 0);
  EXPECT_EQ(told.outcome.refused[0].id, "n");
  EXPECT_THAT(told.asked(1), ElementsAre("105.00"));
}

TEST(Undoing, LeavesNeitherTheFactNorItsReversal) {
  const Told told = tell(pays, R"(
    member born 1980-01-01
    claim 2020-02-01 mild amount 999 claim_id r reverses a
    claim 2020-01-01 mild amount 10 claim_id a
    claim 2020-01-02 mild amount 20 claim_id b
    claim 2020-03-01 mild amount 1 claim_id s reverses nowhere
    claim 2020-03-02 mild amount 1 claim_id t reverses r)");
  EXPECT_THAT(told.ids(), ElementsAre("b"));
  EXPECT_EQ(told.due("2020"), "20.00");
}

TEST(FirstEdition, RefusesWhatIsOlder) {
  const Told told = tell(pays, R"(
    member born 1980-01-01
    claim 2012-04-30 mild amount 10
    claim 2012-05-01 mild amount 20)");
  ASSERT_THAT(told.outcome.refused, SizeIs(1));
  EXPECT_EQ(told.outcome.refused[0].why, FactRefusal::before_first_edition);
  EXPECT_EQ(told.due("2012"), "20.00");
}

}  // namespace
}  // namespace nuan::policy
