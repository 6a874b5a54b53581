// Desks that guess, several on one store: whatever others wrote meanwhile, each answers as one ledger would that sees
// it all.
#include <random>
#include <thread>

#include "adapters/tables/ledger_desk.hpp"
#include "adapters/tables/tables.hpp"
#include "adapters/tables/verify.hpp"
#include "ledger/memory_store_for_tests.hpp"
#include "tests/contract/both_stores.hpp"
#include "tests/contract/dying_database.hpp"
#include "tests/contract/seeds.hpp"

namespace nuan::contract {
namespace {

using namespace adapters::tables;
using ledger::Answer;
using ledger::Transfer;

class DeskContract : public BothStores {
 protected:
  void SetUp() override {
    BothStores::SetUp();
    if (IsSkipped()) return;
    first_ = connect();
    MUST(store::migrate(*first_, migrations()));
    second_ = connect();
  }
  [[nodiscard]] LedgerDesk desk(store::Database& database) const {
    return {database, clock_, {"柜员", "post", "", ""}};
  }
  static Transfer payment(std::int64_t person, const std::string& key, std::int64_t fen = 100) {
    return {.key = key,
            .kind = ledger::Kind::move,
            .debit = {0, "aid"},
            .credit = {person, "payable"},
            .amount = Money::from_fen(fen),
            .holds = "",
            .effective = Date::from_days(18'900),
            .batch = ""};
  }
  static Result<Answer> one(LedgerDesk& desk, const Transfer& transfer) {
    TRY_LET(const auto answers, desk.write(std::span(&transfer, 1)));
    return answers.at(0);
  }
  [[nodiscard]] std::vector<store::Row> rows(const std::string& text) const {
    return store::all_rows(*first_, text).value();
  }
  void expect_sound(std::uint64_t transfers) const {
    const auto verified = verify(*first_);
    MUST(verified);
    EXPECT_EQ(verified->found, 0U);
    EXPECT_EQ(verified->transfers, transfers);
  }
  struct FixedClock : Clock {
    [[nodiscard]] std::string now() const override { return "2021-10-01T08:00:00Z"; }
  } clock_;
  std::unique_ptr<store::Database> first_, second_;
};

TEST_P(DeskContract, NoticesThatTheOtherWroteMeanwhile) {
  LedgerDesk left = desk(*first_), right = desk(*second_);
  for (int i = 0; i < 3; ++i) {
    const std::string key = std::to_string(i);
    EXPECT_EQ(*one(left, payment(1, "left " + key)), Answer::posted);
    EXPECT_EQ(*one(left, payment(1, "left again " + key)), Answer::posted);  // nobody wrote: the guess holds
    EXPECT_EQ(*one(right, payment(1, "right " + key)), Answer::posted);
    EXPECT_EQ(*one(right, payment(1, "left " + key)), Answer::again);
    EXPECT_EQ(*one(left, payment(1, "right " + key, 101)), Answer::key_reused);
  }
  expect_sound(9);
  EXPECT_EQ(rows("select credits from balance where person_no = 1"), (std::vector<store::Row>{{std::int64_t{900}}}));
}

TEST_P(DeskContract, LooksWhereTheStoreDecides) {
  LedgerDesk own = desk(*first_);
  EXPECT_EQ(*one(own, payment(1, "a", 500)), Answer::posted);
  Transfer out = payment(1, "out", 300);
  std::swap(out.debit, out.credit);
  out.credit = {0, "instructed"};
  EXPECT_EQ(*one(own, out), Answer::posted);
  out.key = "out again";
  EXPECT_EQ(*one(own, out), Answer::below_zero);
  EXPECT_EQ(*own.write(std::vector{payment(2, "b"), payment(1, "a", 500), payment(1, "a"), payment(2, "b")}),
            (std::vector{Answer::posted, Answer::again, Answer::key_reused, Answer::again}));
  expect_sound(3);
}

TEST_P(DeskContract, ATotalThatGrowsTooLargeIsRefused) {
  LedgerDesk own = desk(*first_);
  EXPECT_EQ(*one(own, payment(1, "a")), Answer::posted);
  MUST(first_->run("update balance set debits = ?, credits = ?", {ledger::total_max_fen - 150, std::int64_t{100}}));
  EXPECT_EQ(*one(own, payment(2, "b")), Answer::posted);
  EXPECT_EQ(*one(own, payment(3, "c")), Answer::amount_too_large);
  EXPECT_EQ(rows("select debits from balance where person_no = 0"),
            (std::vector<store::Row>{{ledger::total_max_fen - 50}}));
}

// Two desks in turns at random, and one ledger in memory that sees everything.
TEST_P(DeskContract, TwoDesksAnswerAsOneLedger) {
  ledger::MemoryStore memory;
  for_each_seed(2, [&](std::uint64_t seed) {
    std::mt19937_64 chance(seed);
    LedgerDesk left = desk(*first_), right = desk(*second_);
    std::vector<Transfer> batch;
    for (int i = 0; i < 40; ++i) {
      batch.resize(batch.size() / 3);
      for (std::size_t more = 1 + chance() % 4; more > 0; --more) {
        const auto dice = static_cast<std::uint32_t>(chance());
        const std::string key = std::to_string(seed) + "-" + std::to_string(dice);
        batch.push_back(dice % 4 == 0 ? ledger::made_up_transfer(dice) : payment(1 + dice % 3, key));
      }
      const auto answers = (chance() % 3 == 0 ? left : right).write(batch);
      MUST(answers);
      ASSERT_EQ(*answers, *ledger::post(memory, batch));
    }
  });
  expect_sound(memory.transfers.size());
  for (const store::Row& row : rows("select person_no, purpose, debits, credits from balance")) {
    const auto& balance = memory.balances.at({store::number_in(row[0]), store::text_in(row[1])});
    EXPECT_EQ(row[2], store::Value(balance.debits.fen()));
    EXPECT_EQ(row[3], store::Value(balance.credits.fen()));
  }
}

TEST_P(DeskContract, TwoDesksAtOnceLoseNothing) {
  std::atomic<int> wrong = 0;
  const auto work = [&](store::Database& database, const std::string& name) {
    LedgerDesk own = desk(database);
    for (int i = 0; i < 25; ++i) {
      const auto answer = one(own, payment(1 + i % 3, name + std::to_string(i)));
      wrong += answer && *answer == Answer::posted ? 0 : 1;
    }
  };
  std::thread other([&] { work(*second_, "other "); });
  work(*first_, "own ");
  other.join();
  EXPECT_EQ(wrong, 0);
  expect_sound(50);
}

// The connection is lost at every call, before it is done or after; given again, each transfer is there once.
TEST_P(DeskContract, ALostConnectionIsResolvedByTheKey) {
  LedgerDesk next = desk(*second_);
  std::uint64_t transfers = 0;
  for (int call = 1, failed = 1; failed > 0; ++call) {
    std::vector<Transfer> unanswered;
    for (const bool after : {false, true}) {
      LostDatabase lost(connect(), call, after);
      LedgerDesk own = desk(lost);
      for (int i = 0; i < 2; ++i) {
        const Transfer wanted = payment(1, std::to_string(++transfers));
        if (!one(own, wanted)) unanswered.push_back(wanted);
      }
    }
    for (const Transfer& wanted : unanswered) {
      const auto answer = one(next, wanted);
      MUST(answer);
      EXPECT_TRUE(*answer == Answer::posted || *answer == Answer::again);
    }
    failed = static_cast<int>(unanswered.size());
  }
  expect_sound(transfers);
}

ON_BOTH_STORES(DeskContract);

}  // namespace
}  // namespace nuan::contract
