#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "ledger/chart.hpp"
#include "ledger/memory_store_for_tests.hpp"

namespace nuan::ledger {
namespace {

const AccountId own_aid = {0, "aid"}, own_instructed = {0, "instructed"}, li = {7, "payable"}, wang = {8, "payable"};

Transfer move(std::string key, AccountId debit, AccountId credit, std::int64_t fen) {
  return {std::move(key),       Kind::move, std::move(debit),        std::move(credit),
          Money::from_fen(fen), "",         Date::from_days(18'700), "run 1"};
}
Transfer with(Transfer transfer, Kind kind, std::string holds = "") {
  transfer.kind = kind;
  transfer.holds = std::move(holds);
  return transfer;
}

class Ledger : public testing::Test {
 protected:
  Answer take(const Transfer& transfer) { return post(store_, std::span(&transfer, 1))->front(); }
  Money owed(const AccountId& account) { return standing(account.purpose, store_.balances[account]); }
  MemoryStore store_;
};

TEST_F(Ledger, MovesMoneyFromOneAccountToAnother) {
  EXPECT_EQ(take(move("a", own_aid, li, 300)), Answer::posted);
  EXPECT_EQ(take(move("b", li, own_instructed, 100)), Answer::posted);
  EXPECT_EQ(owed(li), Money::from_fen(200));
  EXPECT_EQ(owed(own_instructed), Money::from_fen(100));
  EXPECT_EQ(owed(own_aid), Money::from_fen(300));
}

TEST_F(Ledger, TheSameKeyMovesOnceAndRefusesOtherContent) {
  const Transfer first = move("a", own_aid, li, 300);
  EXPECT_EQ(take(first), Answer::posted);
  EXPECT_EQ(take(first), Answer::again);
  Transfer other = first;
  other.amount = Money::from_fen(301);
  EXPECT_EQ(take(other), Answer::key_reused);
  other = first;
  other.effective = Date::from_days(18'701);
  EXPECT_EQ(take(other), Answer::key_reused);
  other = first;
  other.batch = "run 2";
  EXPECT_EQ(take(other), Answer::key_reused);
  EXPECT_EQ(owed(li), Money::from_fen(300));
  EXPECT_EQ(take(move("a", own_aid, wang, 300)), Answer::posted);  // a key of another person
}

TEST_F(Ledger, TheSameKeyTwiceInOneBatchMovesOnce) {
  const std::vector<Transfer> batch = {move("a", own_aid, li, 300), move("a", own_aid, li, 300),
                                       move("a", own_aid, li, 301)};
  EXPECT_EQ(*post(store_, batch), (std::vector<Answer>{Answer::posted, Answer::again, Answer::key_reused}));
  EXPECT_EQ(owed(li), Money::from_fen(300));
}

TEST_F(Ledger, RefusesInOrderOfPrecedence) {
  EXPECT_EQ(take(move("", own_aid, li, 0)), Answer::key_malformed);
  EXPECT_EQ(take(move(std::string(key_bytes_max + 1, 'k'), own_aid, li, 1)), Answer::key_malformed);
  EXPECT_EQ(take(with(move("a", own_aid, li, 1), Kind::settle)), Answer::key_malformed);
  EXPECT_EQ(take(with(move("a", own_aid, li, 1), Kind::move, "b")), Answer::key_malformed);
  EXPECT_EQ(take(move("a", own_aid, {7, "aid"}, 0)), Answer::account_unknown);
  EXPECT_EQ(take(move("a", own_aid, {0, "payable"}, 0)), Answer::account_unknown);
  EXPECT_EQ(take(move("a", own_aid, {-1, "payable"}, 0)), Answer::account_unknown);
  EXPECT_EQ(take(move("a", li, li, 0)), Answer::same_account);
  EXPECT_EQ(take(move("a", li, wang, 0)), Answer::two_persons);
  EXPECT_EQ(take(move("a", own_aid, li, 0)), Answer::amount_not_positive);
  EXPECT_EQ(take(move("a", own_aid, li, -5)), Answer::amount_not_positive);
  EXPECT_EQ(take(move("a", own_aid, li, money_limit_fen + 1)), Answer::amount_too_large);
  EXPECT_EQ(take(move("a", li, own_instructed, 1)), Answer::below_zero);
  EXPECT_TRUE(store_.transfers.empty());
  EXPECT_TRUE(store_.balances.empty());
}

TEST_F(Ledger, SixHoldsDoNotPassOnABalanceOfFive) {
  EXPECT_EQ(take(move("a", own_aid, li, 5000)), Answer::posted);
  for (int i = 0; i < 6; ++i)
    EXPECT_EQ(take(with(move("h" + std::to_string(i), li, own_instructed, 1000), Kind::hold)),
              i < 5 ? Answer::posted : Answer::below_zero);
  EXPECT_EQ(owed(li), Money::from_fen(5000));
}

TEST_F(Ledger, AHoldIsSettledOnceWhollyOrInPart) {
  EXPECT_EQ(take(move("a", own_aid, li, 500)), Answer::posted);
  EXPECT_EQ(take(with(move("h", li, own_instructed, 400), Kind::hold)), Answer::posted);
  EXPECT_EQ(take(with(move("s", li, own_instructed, 401), Kind::settle, "h")), Answer::hold_exceeded);
  EXPECT_EQ(take(with(move("s", own_aid, li, 400), Kind::settle, "h")), Answer::hold_differs);
  EXPECT_EQ(take(with(move("s", li, own_instructed, 400), Kind::settle, "a")), Answer::hold_unknown);
  EXPECT_EQ(take(with(move("s", li, own_instructed, 300), Kind::settle, "h")), Answer::posted);
  EXPECT_EQ(take(with(move("s", li, own_instructed, 300), Kind::settle, "h")), Answer::again);
  EXPECT_EQ(take(with(move("t", li, own_instructed, 100), Kind::settle, "h")), Answer::hold_ended);
  EXPECT_EQ(take(with(move("t", li, own_instructed, 400), Kind::release, "h")), Answer::hold_ended);
  EXPECT_EQ(take(move("b", li, own_instructed, 200)), Answer::posted);  // what the hold left is available
  EXPECT_EQ(owed(li), Money::from_fen(0));
}

TEST_F(Ledger, AHoldReleasedGivesAllBack) {
  EXPECT_EQ(take(move("a", own_aid, li, 500)), Answer::posted);
  EXPECT_EQ(take(with(move("h", li, own_instructed, 400), Kind::hold)), Answer::posted);
  EXPECT_EQ(take(with(move("r", li, own_instructed, 399), Kind::release, "h")), Answer::hold_differs);
  EXPECT_EQ(take(with(move("r", li, own_instructed, 400), Kind::release, "h")), Answer::posted);
  EXPECT_EQ(take(move("b", li, own_instructed, 500)), Answer::posted);
  EXPECT_EQ(store_.balances[li].held_debits, Money{});
  EXPECT_EQ(store_.balances[own_instructed].held_credits, Money{});
}

// What must hold after any transfers at all.
void check_invariants(const MemoryStore& store) {
  std::map<AccountId, Balance> sums;
  Money debits, credits;
  for (const auto& [id, transfer] : store.transfers) {
    if (transfer.kind == Kind::hold && !store.ended.contains(id)) {
      sums[transfer.debit].held_debits += transfer.amount;
      sums[transfer.credit].held_credits += transfer.amount;
    }
    if (transfer.kind == Kind::move || transfer.kind == Kind::settle) {
      sums[transfer.debit].debits += transfer.amount;
      sums[transfer.credit].credits += transfer.amount;
    }
  }
  for (const auto& [account, balance] : store.balances) {
    RC_ASSERT(sums[account] == balance);
    debits += balance.debits;
    credits += balance.credits;
    const Purpose* purpose = purpose_named(account.purpose);
    if (purpose->never_below) RC_ASSERT(balance.credits >= balance.debits + balance.held_debits);
  }
  RC_ASSERT(debits == credits);
}

RC_GTEST_PROP(LedgerProperty, balances_are_the_sums_of_transfers_whatever_is_asked_of_it,
              (const std::vector<std::uint32_t>& dice)) {
  MemoryStore store;
  for (const std::uint32_t one : dice) {
    const Transfer transfer = made_up_transfer(one);
    const std::size_t before = store.transfers.size();
    const Answer answer = post(store, std::span(&transfer, 1))->front();
    RC_ASSERT(store.transfers.size() == before + (answer == Answer::posted ? 1 : 0));
  }
  check_invariants(store);
}

RC_GTEST_PROP(LedgerProperty, batches_do_what_single_transfers_do, (const std::vector<std::uint32_t>& dice)) {
  MemoryStore one_by_one, together;
  std::vector<Transfer> batch;
  std::vector<Answer> answers;
  for (const std::uint32_t one : dice) {
    batch.push_back(made_up_transfer(one));
    answers.push_back(post(one_by_one, std::span(&batch.back(), 1))->front());
  }
  RC_ASSERT(*post(together, batch) == answers);
  RC_ASSERT(one_by_one.transfers == together.transfers);
  RC_ASSERT(one_by_one.balances == together.balances);
  // A second time nothing that was posted is posted again.
  const auto transfers = together.transfers;
  const auto second = *post(together, batch);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    if (answers[i] == Answer::posted) RC_ASSERT(second[i] == Answer::again);
  }
  for (const auto& [id, transfer] : transfers) RC_ASSERT(together.transfers.at(id) == transfer);
}

// Given that its keys are new, which is for the store to find out.
RC_GTEST_PROP(LedgerProperty, what_is_posted_unseen_is_what_a_look_would_have_posted,
              (const std::vector<std::uint32_t>& history, const std::vector<std::uint32_t>& dice)) {
  MemoryStore seen;
  std::vector<Transfer> before, batch;
  for (const std::uint32_t one : history) before.push_back(made_up_transfer(one));
  RC_ASSERT(post(seen, before));
  MemoryStore unseen = seen;
  for (const std::uint32_t one : dice) {
    batch.push_back(made_up_transfer(one));
    batch.back().key = "new " + batch.back().key;
    if (!batch.back().holds.empty()) batch.back().holds = "new " + batch.back().holds;
    if (!post_unseen(batch)) batch.pop_back();
  }
  const auto decided = post_unseen(batch);
  RC_ASSERT(decided);
  RC_ASSERT(*post(seen, batch) == decided->answers);
  unseen.add(decided->written);
  RC_ASSERT(seen.transfers == unseen.transfers);
  RC_ASSERT(seen.balances == unseen.balances);
  RC_ASSERT(seen.ended == unseen.ended);
}

}  // namespace
}  // namespace nuan::ledger
