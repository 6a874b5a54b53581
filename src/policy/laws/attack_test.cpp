// What attacks are made of: the days and numbers a policy names, and the changes that laws speak of.
#include "policy/laws/attack.hpp"

#include <gmock/gmock.h>

#include "policy/laws/checked.hpp"

namespace nuan::policy {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string head = R"(policy made-up "made up"
  after     "nobody"
  edition   "E1" from 2012-05-01
  standing  sample
)";

const std::string tables = R"(
table member key person_id
  covered   periods  "covered"
table claim of member in order on_day, turn, claim_id
  on_day    date     "on"
  turn      count    "turn"
  part      rate     "part"
  amount    money    "amount"
)";

const std::string example = R"(
example "plain"
  member covered 2013-01-01..
  claim 2013-02-01
  expect total 0
)";

Fact claim(const std::string& id, int turn, int fen) {
  return {id, "", {*Date::from_ymd(2013, 2, 1), Rational(turn), Rational(0), Rational(fen)}};
}

TEST(Attacks, ExchangeAllThatPutsTheFactsOfADayInOrder) {
  const Checked checked = check_text(head + tables + R"(
benefit aid "aid" on amount per year pay 50%
law "ids are nothing" order of facts does not matter
)" + example);
  ASSERT_THAT(checked.codes(), IsEmpty());
  Attempt attempt;
  attempt.subject = {"1", {Periods()}, {{}, {claim("a", 7, 100), claim("b", 3, 200)}}};
  attempt.table = 1;
  attempt.other = 1;
  const Subject changed = changed_subject(checked.plan, checked.plan.laws.front(), attempt);
  EXPECT_EQ(changed.facts[1][0].id, "b");
  EXPECT_EQ(changed.facts[1][1].id, "a");
  EXPECT_EQ(changed.facts[1][0].columns[1], Value(Rational(3)));
  EXPECT_EQ(changed.facts[1][1].columns[1], Value(Rational(7)));
  EXPECT_EQ(changed.facts[1][0].columns[3], Value(Rational(100))) << "what the fact says stays its own";
}

TEST(Attacks, KnowTheFirstAndLastDaysOfListedYears) {
  const Checked checked = check_text(head + R"(
  year listed "one" 2012-05-01..2013-08-31, "two" 2013-09-01..2014-08-15
)" + tables + "benefit aid \"aid\" on amount per year pay 50%" +
                                     example);
  ASSERT_THAT(checked.codes(), IsEmpty());
  const std::vector<Date> dates = vocabulary_of(checked.plan).dates;
  for (const char* edge : {"2012-05-01", "2013-08-31", "2013-09-01", "2014-08-15"}) {
    EXPECT_THAT(dates, Contains(*Date::read(edge))) << edge;
  }
}

TEST(Examples, NameTheDaysThatLieInNoListedYear) {
  const std::string text = head + "  year listed \"one\" 2012-05-01..2013-08-31\n" + tables +
                           "benefit aid \"aid\" on amount per year pay 50%" + example +
                           "example \"late\" member covered 2013-01-01.. claim 2013-09-01 amount 8 expect total 0 ";
  EXPECT_THAT(check_text(text + "refused outside-years").codes(), IsEmpty());
  EXPECT_THAT(check_text(text + "refused before-first-edition").codes(), Contains("example-fails"));
}

TEST(Examples, NameBasesBelowNothing) {
  const std::string text = head + tables + "benefit aid \"aid\" on amount - 100 per claim pay 50%\n" +
                           "example \"less\" member covered 2013-01-01.. claim 2013-09-01 amount 8 expect total 0 ";
  EXPECT_THAT(check_text(text + "refused negative-base").codes(), testing::ElementsAre("no-example-reaches"));
}

// Neither an amount nor a comparison is wrong: what breaks the law has no one amount that would keep it.
TEST(Attacks, BreakLawsThatCompareNothing) {
  const Checked checked = check_text(head + tables + R"(
benefit aid "aid" on amount per year pay 50%
law "few" always total in (0, 1)
law "not both" always not (total >= 7 and total < 9)
)" + example);
  EXPECT_THAT(checked.codes(), testing::ElementsAre("law-broken", "law-broken"));
}

// A rate is tried as whole numbers; what breaks the law only between them stays as it is.
TEST(Attacks, FindRatesBetweenWholeNumbers) {
  const Checked checked = check_text(head + tables + R"(
benefit aid "aid" on amount per claim pay part if part < 100% else 0%
law "never" never total > 0
)" + example);
  EXPECT_THAT(checked.codes(), Contains("law-broken"));
  const std::string counterexample = counterexample_of(checked);
  EXPECT_THAT(counterexample, HasSubstr("part ")) << counterexample;
  EXPECT_THAT(counterexample, testing::Not(HasSubstr("turn "))) << counterexample;
}

}  // namespace
}  // namespace nuan::policy
