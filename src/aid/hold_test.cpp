#include "aid/hold.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

#include "aid/payees.hpp"

namespace nuan::aid {
namespace {

constexpr Date today = Date::from_days(18'900);
Money yuan(std::int64_t value) { return Money::from_fen(value * 100); }

// Payee `person`, with a card and a phone of their own, who is to get 300 yuan.
Payee payee(std::int64_t person) {
  return {.person_no = person,
          .pay = yuan(300),
          .card = 1'000U + static_cast<std::uint64_t>(person),
          .phone = 2'000U + static_cast<std::uint64_t>(person)};
}
std::vector<Payee> payees(std::int64_t count) {
  std::vector<Payee> all;
  for (std::int64_t person = 1; person <= count; ++person) all.push_back(payee(person));
  return all;
}
std::vector<Hold> found(const std::vector<Payee>& all, const std::vector<CardHolder>& holders = {},
                        const HoldRules& rules = {}) {
  return holds_of(all, holders, rules, today);
}

TEST(Hold, nobody_is_held_without_a_reason) { EXPECT_TRUE(found(payees(5)).empty()); }

TEST(Hold, one_card_for_two_payees_holds_both) {
  auto all = payees(4);
  all[2].card = all[0].card;
  EXPECT_EQ(found(all), (std::vector<Hold>{{1, HoldReason::shared_card, 2, 3}, {3, HoldReason::shared_card, 2, 1}}));
}

TEST(Hold, a_card_that_a_member_who_is_paid_nothing_has_is_shared_too) {
  const auto all = payees(2);
  // The holders list everybody, the payees among them: they are no second person.
  EXPECT_EQ(found(all, {{1'001, 1}, {1'001, 77}, {1'002, 2}}),
            (std::vector<Hold>{{1, HoldReason::shared_card, 2, 77}}));
}

TEST(Hold, one_phone_for_so_many_as_the_threshold_says) {
  auto all = payees(5);
  all[1].phone = all[0].phone;
  EXPECT_TRUE(found(all).empty());
  all[4].phone = all[0].phone;
  EXPECT_EQ(found(all), (std::vector<Hold>{{1, HoldReason::shared_phone, 3, 2},
                                           {2, HoldReason::shared_phone, 3, 1},
                                           {5, HoldReason::shared_phone, 3, 1}}));
  EXPECT_TRUE(found(all, {}, {.phone_persons = 4}).empty());
}

TEST(Hold, a_card_that_changed_within_thirty_days_of_the_payment) {
  auto all = payees(3);
  all[0].card_since = today.plus(-30);
  all[1].card_since = today.plus(-31);
  all[2].card_since = today;
  EXPECT_EQ(found(all),
            (std::vector<Hold>{{1, HoldReason::card_changed, 18'870, 0}, {3, HoldReason::card_changed, 18'900, 0}}));
  EXPECT_EQ(found(all, {}, {.card_days = 31}).size(), 3U);
}

TEST(Hold, an_officer_the_dead_and_those_without_a_usable_card) {
  auto all = payees(5);
  all[0].is_officer = true;
  all[1].has_died = true;
  all[2].card = 0;
  all[3].is_card_unusable = true;
  all[4].card.reset();  // nobody knows: a card may be there
  EXPECT_EQ(found(all), (std::vector<Hold>{{1, HoldReason::officer},
                                           {2, HoldReason::estate},
                                           {3, HoldReason::no_card},
                                           {4, HoldReason::card_unusable}}));
}

TEST(Hold, everybody_without_a_card_or_phone_shares_none) {
  auto all = payees(4);
  for (Payee& one : all) one.card = one.phone = 0;
  for (const Hold& one : found(all)) EXPECT_EQ(one.reason, HoldReason::no_card);
}

TEST(Hold, an_outlier_is_far_above_the_median_and_above_an_amount) {
  auto all = payees(5);
  const HoldRules rules{.outlier_times = 10, .outlier_above = yuan(1'000)};
  all[4].pay = yuan(3'000);
  EXPECT_TRUE(found(all, {}, rules).empty());
  all[4].pay = yuan(3'000) + Money::from_fen(1);
  EXPECT_EQ(found(all, {}, rules), (std::vector<Hold>{{5, HoldReason::outlier, 30'000, 0}}));
  EXPECT_TRUE(found(all, {}, {.outlier_times = 10, .outlier_above = yuan(4'000)}).empty());
}

TEST(Hold, only_the_largest_outliers_are_held_and_of_equal_ones_some_by_lot) {
  auto all = payees(200);
  const HoldRules rules{.outlier_times = 10, .outlier_above = yuan(1'000), .outlier_most = 4};
  for (std::size_t i = 150; i < 190; ++i) all[i].pay = yuan(5'000);
  all[190].pay = all[0].pay = yuan(6'000);
  const std::vector<Hold> held = found(all, {}, rules);
  ASSERT_EQ(held.size(), 4U);
  EXPECT_EQ(held.front().person_no, 1);
  EXPECT_EQ(held.back().person_no, 191);
  EXPECT_EQ(found(all, {}, rules), held);
  all[2].pay += Money::from_fen(1);  // another run draws others
  EXPECT_NE(found(all, {}, rules), held);
}

TEST(Hold, the_median_is_the_lower_of_two) {
  auto all = payees(4);
  for (std::size_t i = 0; i < 4; ++i) all[i].pay = yuan(static_cast<std::int64_t>(40 - 10 * i));
  EXPECT_EQ(median_pay(all), yuan(20));
  all.pop_back();
  EXPECT_EQ(median_pay(all), yuan(30));
  EXPECT_EQ(median_pay({}), Money{});
}

TEST(Hold, one_payee_may_be_held_for_several_reasons) {
  auto all = payees(1);
  all[0].is_officer = all[0].has_died = true;
  EXPECT_EQ(found(all).size(), 2U);
}

TEST(Hold, no_card_stands_until_there_is_one) {
  EXPECT_TRUE(stands(HoldReason::no_card, {}, false));
  EXPECT_FALSE(stands(HoldReason::no_card, {}, true));
  EXPECT_FALSE(stands(HoldReason::no_card, {}, std::nullopt));
  EXPECT_TRUE(stands(HoldReason::card_unusable, {.is_card_unusable = true}, true));
  EXPECT_FALSE(stands(HoldReason::card_unusable, {}, true));
  EXPECT_FALSE(stands(HoldReason::estate, {.has_died = true}, true));
}

TEST(Hold, every_reason_has_a_name_of_its_own) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < hold_reason_count; ++i) {
    const auto reason = static_cast<HoldReason>(i);
    EXPECT_EQ(hold_reason_named(name_of(reason)), reason);
    EXPECT_FALSE(sentence_of({1, reason, 2, 3}).empty());
    names.insert(name_of(reason));
  }
  EXPECT_EQ(names.size(), hold_reason_count);
  EXPECT_EQ(hold_reason_named("whim"), std::nullopt);
}

// Whoever shares a card with somebody is held, whatever else is so; nobody else is, for that.
RC_GTEST_PROP(Hold, shared_cards_are_those_that_are_there_twice, ()) {
  auto all = payees(*rc::gen::inRange<std::int64_t>(1, 40));
  for (Payee& one : all) one.card = *rc::gen::inRange<std::uint64_t>(1, 30);
  std::set<std::int64_t> held, wanted;
  for (const Hold& one : found(all)) held.insert(one.person_no);
  for (const Payee& one : all) {
    if (std::ranges::count(all, one.card, &Payee::card) > 1) wanted.insert(one.person_no);
  }
  RC_ASSERT(held == wanted);
}

}  // namespace
}  // namespace nuan::aid
