// Which facts are in force, and in which order.
#include "policy/facts.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "policy/value_order.hpp"

namespace nuan::policy {
namespace {

using testing::ElementsAre;

constexpr Index bills = 1;

// Bills in order of a day, then an amount, then their id.
Plan plan_with_bills() {
  Plan plan;
  Table person;
  person.is_subject = true;
  Table bill;
  bill.columns = {{"on_day", {}, {Kind::date}, {}}, {"amount", {}, {Kind::money}, {}}};
  bill.order = {0, 1};
  bill.may_reverse = true;
  plan.tables = {person, bill};
  return plan;
}

Fact bill(std::string id, int day, int amount, std::string reverses = "") {
  return {std::move(id), std::move(reverses), {Date::from_days(day), Rational(amount)}};
}

std::vector<std::string> ids_of(const std::vector<Fact>& facts) {
  std::vector<std::string> ids;
  for (const Fact& fact : facts) ids.push_back(fact.id);
  return ids;
}

std::vector<std::string> in_force(std::vector<Fact> facts) {
  return ids_of(facts_in_force(plan_with_bills(), bills, std::move(facts)));
}

TEST(FactsInForce, AreSortedByTheOrderColumnsThenTheIdAsBytes) {
  EXPECT_THAT(in_force({bill("b", 2, 1), bill("a", 2, 1), bill("é", 2, 1), bill("z", 2, 0), bill("q", 1, 9)}),
              ElementsAre("q", "z", "a", "b", "é"));
}

TEST(FactsInForce, AReversalMayComeFirst) {
  EXPECT_THAT(in_force({bill("r", 5, 0, "a"), bill("a", 1, 10), bill("b", 2, 20)}), ElementsAre("b"));
}

TEST(FactsInForce, AReversalOfAReversalUndoesNothing) {
  EXPECT_THAT(in_force({bill("a", 1, 10), bill("r", 2, 0, "a"), bill("s", 3, 0, "r")}), ElementsAre());
}

TEST(FactsInForce, AReversalOfNothingLeavesAlone) {
  EXPECT_THAT(in_force({bill("a", 1, 10), bill("r", 2, 0, "x")}), ElementsAre("a"));
}

RC_GTEST_PROP(FactsInForce, DoNotDependOnTheOrderOfTheRows, ()) {
  std::vector<Fact> facts;
  const auto count = *rc::gen::inRange(0, 12);
  for (int index = 0; index < count; ++index) {
    const auto target = *rc::gen::inRange(0, 24);
    facts.push_back(bill(std::to_string(index), *rc::gen::inRange(0, 3), *rc::gen::inRange(0, 2),
                         target < count ? std::to_string(target) : ""));
  }
  const auto expected = in_force(facts);
  std::vector<Fact> shuffled = facts;
  for (std::size_t index = shuffled.size(); index > 1; --index) {
    std::swap(shuffled[index - 1], shuffled[static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(index)))]);
  }
  RC_ASSERT(in_force(shuffled) == expected);
}

TEST(ValueOrder, ComparesEachKindByItsMeaning) {
  EXPECT_TRUE(order_of(Rational(1, 3), Rational(1, 2)) < 0);
  EXPECT_TRUE(order_of(Date::from_days(1), Date::from_days(2)) < 0);
  EXPECT_TRUE(order_of(false, true) < 0);
  EXPECT_TRUE(order_of(Choice{1}, Choice{2}) < 0);
  EXPECT_TRUE(order_of(std::string("Z"), std::string("a")) < 0);
  EXPECT_TRUE(order_of(std::string("z"), std::string("\xC3\xA9")) < 0);
  EXPECT_TRUE(order_of(Rational(2, 4), Rational(1, 2)) == 0);
  EXPECT_TRUE(order_of(*Periods::read("2020-01-01.."), *Periods::read("2020-01-02..")) != 0);
  EXPECT_TRUE(order_of(DatedValues{{Period{}, 1}}, DatedValues{{Period{}, 1}}) == 0);
  EXPECT_TRUE(order_of(DatedValues{{Period{}, 1}}, DatedValues{{Period{}, 2}}) != 0);
}

}  // namespace
}  // namespace nuan::policy
