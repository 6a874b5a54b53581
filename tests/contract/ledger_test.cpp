// The ledger kept as tables: it answers as the ledger in memory does, and every moment of its past can be asked for.
#include "ledger/ledger.hpp"

#include <algorithm>
#include <random>

#include "adapters/tables/ledger_tables.hpp"
#include "adapters/tables/verify.hpp"
#include "ledger/chart.hpp"
#include "ledger/memory_store_for_tests.hpp"
#include "tests/contract/both_stores.hpp"
#include "tests/contract/seeds.hpp"

namespace nuan::contract {
namespace {

using namespace adapters::tables;
using ledger::AccountId;
using ledger::Answer;
using ledger::Balance;
using ledger::Kind;
using ledger::Transfer;

class LedgerContract : public BothStores {
 protected:
  void SetUp() override {
    BothStores::SetUp();
    if (IsSkipped()) return;
    database_ = connect();
    MUST(store::migrate(*database_, migrations()));
  }
  Result<std::vector<Answer>> post(const std::vector<Transfer>& transfers) {
    TRY_LET(Change change, Change::begin(*database_, clock_, {"柜员", "post", "", ""}));
    LedgerTables tables(change);
    TRY_LET(auto answers, ledger::post(tables, transfers));
    const std::int64_t entry = change.number();
    TRY(change.commit());
    for (std::size_t i = 0; i < transfers.size(); ++i) {
      if (answers[i] == Answer::posted) posted_.push_back({entry, transfers[i]});
    }
    return answers;
  }
  // Batches of made-up transfers, to both ledgers; a part of each batch comes a second time.
  void post_at_random(std::uint64_t seed, int batches) {
    std::mt19937_64 chance(seed);
    std::vector<Transfer> batch;
    for (int i = 0; i < batches; ++i) {
      batch.resize(batch.size() / 3);
      const std::size_t size = batch.size() + 1 + chance() % 12;
      while (batch.size() < size) batch.push_back(ledger::made_up_transfer(static_cast<std::uint32_t>(chance())));
      const auto answers = post(batch);
      MUST(answers);
      ASSERT_EQ(*answers, *ledger::post(memory_, batch));
    }
  }

  struct Posted {
    std::int64_t entry = 0;
    Transfer transfer;
  };
  // Worked out of what was posted, the dullest way.
  [[nodiscard]] Balance plain_balance(const AccountId& account, Date day, std::int64_t as_of) const {
    Balance balance;
    for (const auto& [entry, one] : posted_) {
      if (entry > as_of || one.effective > day) continue;
      const bool moves = one.kind == Kind::move || one.kind == Kind::settle;
      const bool holds = one.kind == Kind::hold && !had_ended(one, as_of);
      if (one.debit == account && moves) balance.debits += one.amount;
      if (one.credit == account && moves) balance.credits += one.amount;
      if (one.debit == account && holds) balance.held_debits += one.amount;
      if (one.credit == account && holds) balance.held_credits += one.amount;
    }
    return balance;
  }
  [[nodiscard]] bool had_ended(const Transfer& hold, std::int64_t as_of) const {
    return std::ranges::any_of(posted_, [&](const Posted& other) {
      return other.entry <= as_of && other.transfer.holds == hold.key &&
             ledger::id_of(other.transfer).person_no == ledger::id_of(hold).person_no;
    });
  }
  [[nodiscard]] std::vector<AccountId> accounts() const {
    std::vector<AccountId> all;
    for (const auto& [account, balance] : memory_.balances) all.push_back(account);
    return all;
  }

  struct FixedClock : Clock {
    [[nodiscard]] std::string now() const override { return "2021-10-01T08:00:00Z"; }
  } clock_;
  std::unique_ptr<store::Database> database_;
  ledger::MemoryStore memory_;
  std::vector<Posted> posted_;
};

TEST_P(LedgerContract, AnswersAsTheLedgerInMemoryDoesAndVerifies) {
  for_each_seed(3, [&](std::uint64_t seed) { post_at_random(seed, 20); });
  std::uint64_t kept = 0;
  MUST(each_transfer(*database_, [&](const Transfer& one) -> Result<void> {
    EXPECT_EQ(memory_.transfers.at(ledger::id_of(one)), one);
    ++kept;
    return {};
  }));
  EXPECT_EQ(kept, memory_.transfers.size());
  EXPECT_GT(kept, 20U);
  EXPECT_EQ(verify(*database_)->found, 0U);
}

TEST_P(LedgerContract, ShowsEveryMomentOfItsPast) {
  post_at_random(first_seed(), 25);
  LedgerPast past(*database_);
  const std::int64_t last = posted_.back().entry;
  for (std::int64_t as_of = 1; as_of <= last; as_of += 3) {
    for (std::int32_t day = 18'627; day <= 18'633; day += 2) {
      const Date through = Date::from_days(day);
      for (const AccountId& account : accounts())
        ASSERT_EQ(*past.balance(account, through, as_of), plain_balance(account, through, as_of))
            << account.purpose << " " << account.person_no << " " << as_of << " " << day;
    }
  }
  for (const AccountId& account : accounts())
    EXPECT_EQ(*past.balance(account, max_date, last), memory_.balances.at(account));
}

// Of any day, as of any entry: all debits are all credits, purpose by purpose the sum over the accounts.
TEST_P(LedgerContract, ItsTrialBalanceIsEvenAtEveryMoment) {
  post_at_random(first_seed() + 1, 25);
  LedgerPast past(*database_);
  for (std::int64_t as_of = 1; as_of <= posted_.back().entry; as_of += 2) {
    const Date through = Date::from_days(static_cast<std::int32_t>(18'628 + as_of % 5));
    Money debits, credits;
    const auto totals = past.totals(through, as_of);
    MUST(totals);
    for (const auto& [purpose, total] : *totals) {
      debits += total.debits;
      credits += total.credits;
      Balance sum;
      for (const AccountId& account : accounts()) {
        if (account.purpose != purpose) continue;
        const Balance one = plain_balance(account, through, as_of);
        sum = {sum.debits + one.debits, sum.credits + one.credits, sum.held_debits + one.held_debits,
               sum.held_credits + one.held_credits};
      }
      EXPECT_EQ(total, sum) << purpose << " " << as_of;
    }
    EXPECT_EQ(debits, credits) << as_of;
  }
}

// The same key with other content is refused by the tables, too, and changes nothing that stands.
TEST_P(LedgerContract, NothingThatWasPostedChanges) {
  post_at_random(first_seed() + 2, 10);
  std::vector<Transfer> again, other;
  for (const Posted& one : posted_) {
    again.push_back(one.transfer);
    other.push_back(one.transfer);
    other.back().amount += Money::from_fen(1);
  }
  const auto rows = store::all_rows(*database_, "select * from transfer order by person_no, transfer_key").value();
  EXPECT_EQ(post(again).value(), std::vector(again.size(), Answer::again));
  EXPECT_EQ(post(other).value(), std::vector(other.size(), Answer::key_reused));
  EXPECT_EQ(store::all_rows(*database_, "select * from transfer order by person_no, transfer_key").value(), rows);
}

ON_BOTH_STORES(LedgerContract);

}  // namespace
}  // namespace nuan::contract
