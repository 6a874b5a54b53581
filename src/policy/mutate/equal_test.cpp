// Changes that cannot be told from the policy as it is are not held against its examples; those that can, are.
#include "policy/mutate/equal.hpp"

#include <gmock/gmock.h>

#include "policy/mutate/mutated_test.hpp"

namespace nuan::policy {
namespace {

using Fate = Mutant::Fate;

const std::string an_example = R"(
example "nothing"
  claim 2020-01-01 mild amount 0
  expect total 0
)";

Mutant made_of(const std::string& rules, const std::string& words) {
  return the_mutant(mutate(plan_of(rules + an_example)), words);
}

TEST(Equal, AValueReadOnFirstDaysOfYearsMayBeginAnyDayOfTheYearBefore) {
  const std::string rules = R"(
let top = 100 from 2012-05-01, 200 from 2015-01-01
benefit aid "aid" on amount per year pay 20% at most top
)";
  const Mutant earlier = made_of(rules, "first day 2015-01-01 → 2014-12-31");
  EXPECT_EQ(earlier.fate, Fate::equal);
  EXPECT_EQ(earlier.why.en, "the value is read on no day between the two dates");
  EXPECT_EQ(made_of(rules, "first day 2015-01-01 → 2015-01-02").fate, Fate::unnoticed);
  EXPECT_EQ(made_of(rules, "first day 2012-05-01 → 2012-04-30").fate, Fate::equal);
}

TEST(Equal, AValueReadOnTheFactsOwnDayMayNot) {
  const std::string rules = R"(
let part = 10% from 2012-05-01, 20% from 2015-01-01
benefit aid "aid" on amount per year pay part
)";
  EXPECT_EQ(made_of(rules, "first day 2015-01-01 → 2014-12-31").fate, Fate::unnoticed);
}

TEST(Equal, SidesThatMeetAtTheBoundaryHideWhichOneItBelongsTo) {
  const std::string meeting = R"(
benefit aid "aid" on each claim per year pay (amount - 100 if amount > 100 else 0)
)";
  EXPECT_EQ(made_of(meeting, "→ `amount >= 100`").fate, Fate::equal);
  const std::string apart = R"(
benefit aid "aid" on each claim per year pay (amount - 99 if amount > 100 else 0)
)";
  EXPECT_EQ(made_of(apart, "→ `amount >= 100`").fate, Fate::unnoticed);
  const std::string within = R"(
benefit aid "aid" on each claim per year pay (amount if amount < 200 else 200)
)";
  EXPECT_EQ(made_of(within, "→ `amount <= 200`").fate, Fate::equal);
}

TEST(Equal, SidesMayMeetThroughALet) {
  EXPECT_EQ(made_of(R"(
let over = 2 * amount - 200
benefit aid "aid" on each claim per year pay (over if amount >= 100 else 0)
)",
                    "→ `amount > 100`")
                .fate,
            Fate::equal);
}

TEST(Equal, AnEdgeBetweenBandsOfOneRateIsNoEdge) {
  const std::string rules = R"(
benefit aid "aid" on amount per year pay 20% to 1,000, 20% to 2,000, 50% beyond
)";
  EXPECT_EQ(made_of(rules, "band 1 1,000 yuan → 1,000.01 yuan").fate, Fate::equal);
  EXPECT_EQ(made_of(rules, "left out, band 1").fate, Fate::equal);
  EXPECT_EQ(made_of(rules, "band 2 2,000 yuan → 2,000.01 yuan").fate, Fate::unnoticed);
}

TEST(Equal, WhatAWhereKeepsOutIsNeverPaid) {
  const std::string rules = R"(
benefit aid "aid" on each claim where kind is not mild per year pay largest (match kind: mild 0, severe 30, fatal 50)
)";
  EXPECT_EQ(made_of(rules, "mild 0 yuan → 0.01 yuan").fate, Fate::equal);
  EXPECT_EQ(made_of(rules, "severe 30 yuan → 30.01 yuan").fate, Fate::unnoticed);
}

TEST(Equal, ALimitThatInnerCapsKeepIsNotMissed) {
  const std::string rules = R"(
let top = 600 from 2012-05-01, 800 from 2015-01-01
let inner = 500 from 2012-05-01, 700 from 2015-01-01
benefit aid "aid" on amount per year pay 20% at most inner
benefit more "more" on nights per year pay 10 each at most 100
limit both "both" aid + more at most top per year
)";
  EXPECT_EQ(made_of(rules, "both: left out `top`").fate, Fate::equal);
  EXPECT_EQ(made_of(rules, "aid: cap left out").fate, Fate::unnoticed);
  std::string cutting = rules;
  cutting.replace(cutting.find("800"), 3, "750");
  EXPECT_EQ(made_of(cutting, "both: left out `top`").fate, Fate::unnoticed);
}

TEST(Equal, WholeFenAreTheSameOverWhateverTheyAreAddedUp) {
  const Mutant year = made_of(R"(
benefit aid "aid" on amount per claim pay 100% at most 500 per year
)",
                              "counted per `claim` → `year`");
  EXPECT_EQ(year.fate, Fate::equal);
  EXPECT_EQ(year.why.en, "every fact asks whole fen, so it makes no difference over what they are added up");
  EXPECT_EQ(made_of(R"(
let one_day = 0.50
benefit aid "aid" on nights per year pay (one_day if kind is mild else 2 * one_day) each
)",
                    "counted per `year` → `claim`")
                .fate,
            Fate::equal);
  EXPECT_EQ(made_of(R"(
let lump_sum = steps of nights: 0 to 30 days, 500 to 90 days, 10,000.01 beyond
benefit aid "aid" on each claim where nights > 3 days per life pay (match kind: mild 3, else lump_sum)
)",
                    "counted per `life` → `year`")
                .fate,
            Fate::equal);
}

TEST(Equal, WhatIsRoundedFlooredOrCappedIsNot) {
  const auto fate = [](const std::string& clauses) {
    return made_of("benefit aid \"aid\" on amount per claim " + clauses + "\n", "counted per `claim` → `year`").fate;
  };
  EXPECT_EQ(fate("pay 100%"), Fate::equal);
  EXPECT_EQ(fate("pay 33%"), Fate::unnoticed);
  EXPECT_EQ(fate("pay 100% to 50, 50% beyond"), Fate::unnoticed);
  EXPECT_EQ(fate("above 1 pay 100%"), Fate::unnoticed);
  EXPECT_EQ(fate("pay 100% raise to 50"), Fate::unnoticed);
  EXPECT_EQ(fate("pay 100% nothing under 50"), Fate::unnoticed);
  EXPECT_EQ(fate("pay 100% at most 50"), Fate::unnoticed);
  EXPECT_NE(made_of(R"(
benefit aid "aid" on each claim per claim pay largest 3
)",
                    "counted per `claim` → `year`")
                .fate,
            Fate::equal);
  EXPECT_EQ(made_of(R"(
benefit aid "aid" on amount per stay pay 100%
)",
                    "counted per `stay` → `year`")
                .fate,
            Fate::unnoticed);
}

TEST(Equal, DaysBeforeTheEditionAreInNoYear) {
  std::string text = std::string(mutated_header) + R"(
benefit aid "aid" on amount per year pay 20%
)" + an_example;
  text.replace(text.find("  standing"), 0,
               "  year listed \"one\" 2012-05-01..2012-12-31, \"two\" 2013-01-01..2020-12-31\n");
  const Mutation mutation = mutate(read_whole(text));
  EXPECT_EQ(the_mutant(mutation, "2012-05-01..2012-12-31 → 2012-04-30..2012-12-31").fate, Fate::equal);
}

TEST(Equal, AProductMayBeWrittenEitherWayRound) {
  EXPECT_EQ(made_of(R"(
benefit aid "aid" on each claim per year pay (amount * 2 - 200 if amount > 100 else 0)
)",
                    "→ `amount >= 100`")
                .fate,
            Fate::equal);
}

TEST(Equal, DaysDoNotMeetAsAmountsDo) {
  EXPECT_EQ(made_of(R"(
benefit aid "aid" on each claim per year pay (3 if on_day > 2025-12-31 else 0)
)",
                    "→ `on_day >= 2025-12-31`")
                .fate,
            Fate::unnoticed);
}

TEST(Equal, IsNotProvedForWhatMerelyLooksAlike) {
  const std::string with = std::string(mutated_header) + R"(
benefit aid "aid" on amount where kind is mild per year pay 20%
)";
  const std::string without = std::string(mutated_header) + R"(
benefit aid "aid" on amount where kind is severe per year pay 20%
)";
  EXPECT_FALSE(proved_equal(read_whole(with), read_whole(without), ChangeKind::choice));
  EXPECT_TRUE(proved_equal(read_whole(with), read_whole(with), ChangeKind::choice));
}

TEST(Equal, PlacesAreWhole) {
  EXPECT_EQ(made_of(R"(
let n = place of claim per year
benefit aid "aid" on each claim where amount > 0 per claim pay 10 * n
)",
                    "counted per `claim` → `year`")
                .fate,
            Fate::equal);
}

TEST(Equal, SidesThatMultiplyColumnsDoNotMeet) {
  EXPECT_EQ(made_of(R"(
let n = place of claim per year
benefit aid "aid" on each claim per year pay (amount * n if amount > 100 else 0)
)",
                    "→ `amount >= 100`")
                .fate,
            Fate::unnoticed);
}

TEST(Equal, EverySortOfConstantIsCompared) {
  const auto keeping = [](const std::string& condition) {
    return read_whole(std::string(mutated_header) +
                      "table visit of member in order seen_on, visit_id\n  seen_on date\n  urgent flag\n  fee money\n"
                      "benefit aid \"aid\" on fee where " +
                      condition + " per year pay 20%\n" +
                      "benefit more \"more\" on amount where stay_id is \"x\" per year pay 1%\n");
  };
  const auto alike = [&](const std::string& one, const std::string& other) {
    return proved_equal(keeping(one), keeping(other), ChangeKind::choice);
  };
  for (const auto& [one, other] : {std::pair("urgent is yes", "urgent is no"),
                                   std::pair("seen_on in 2019-01-01..2019-12-31", "seen_on in 2019-01-01..2019-12-30"),
                                   std::pair("visit_id is not \"a\"", "visit_id is not \"b\"")}) {
    EXPECT_TRUE(alike(one, one)) << one;
    EXPECT_FALSE(alike(one, other)) << one;
  }
}

}  // namespace
}  // namespace nuan::policy
