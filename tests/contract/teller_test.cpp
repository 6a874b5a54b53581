// Many callers through one Teller: every answer durable, nothing lost, nothing twice. NUAN_TELLER=SECONDS measures
// instead.
#include "flow/teller.hpp"

#include <thread>

#include "adapters/tables/ledger_desk.hpp"
#include "adapters/tables/tables.hpp"
#include "adapters/tables/verify.hpp"
#include "tests/contract/both_stores.hpp"

namespace nuan::contract {
namespace {

using namespace adapters::tables;
using ledger::Answer;
using ledger::Transfer;

class TellerContract : public BothStores {
 protected:
  void SetUp() override {
    BothStores::SetUp();
    if (IsSkipped()) return;
    database_ = connect();
    MUST(store::migrate(*database_, migrations()));
    desk_.emplace(*database_, clock_, audit::Action{"柜员", "post", "", ""});
  }
  Result<std::vector<Answer>> write(std::span<const Transfer> transfers) {
    ++changes_;
    return desk_->write(transfers);
  }
  static Transfer payment(int caller, int number) {
    return {.key = std::to_string(caller) + "-" + std::to_string(number),
            .kind = ledger::Kind::move,
            .debit = {0, "aid"},
            .credit = {1 + number % 50, "payable"},
            .amount = Money::from_fen(1 + number),
            .holds = "",
            .effective = Date::from_days(18'900),
            .batch = ""};
  }
  struct FixedClock : Clock {
    [[nodiscard]] std::string now() const override { return "2021-10-01T08:00:00Z"; }
  } clock_;
  std::unique_ptr<store::Database> database_;
  std::optional<LedgerDesk> desk_;
  std::uint64_t changes_ = 0;
};

TEST_P(TellerContract, SixteenCallersLoseNothingAndShareCommits) {
  flow::Teller teller([this](auto transfers) { return write(transfers); });
  constexpr int callers = 16, each = 40;
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int caller = 0; caller < callers; ++caller) {
    threads.emplace_back([&, caller] {
      for (int number = 0; number < each; ++number) {
        const auto answer = teller.take(payment(caller, number));
        const auto again = teller.take(payment(caller, number));
        wrong += answer && *answer == Answer::posted && again && *again == Answer::again ? 0 : 1;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
  const auto verified = verify(*database_);
  MUST(verified);
  EXPECT_EQ(verified->found, 0U);
  EXPECT_EQ(verified->transfers, static_cast<std::uint64_t>(callers * each));
  EXPECT_EQ(verified->debits, Money::from_fen(callers * each * (each + 1) / 2));
  EXPECT_LT(changes_, static_cast<std::uint64_t>(2 * callers * each));
}

TEST_P(TellerContract, AFailureIsToldToEveryoneInTheBatch) {
  flow::Teller teller([](auto) -> Result<std::vector<Answer>> { return fail(Code::store_full, {}, {"满", "full"}); });
  EXPECT_EQ(teller.take(payment(0, 0)).error().code, Code::store_full);
}

ON_BOTH_STORES(TellerContract);

}  // namespace
}  // namespace nuan::contract
