// Years of a town of 2,000, by seed: files month by month, runs quarter by quarter, officers who make mistakes, a clock
// that jumps, connections that are lost. After every step the money is what a plain reading of everything says.
//   NUAN_SEED=S NUAN_SWEEP=N    N towns from seed S on
#include "tests/contract/town.hpp"

#include <filesystem>
#include <fstream>

#include "adapters/tables/ledger_tables.hpp"
#include "adapters/tables/run_tables.hpp"
#include "adapters/tables/verify.hpp"
#include "flow/adjudication_for_tests.hpp"
#include "tests/contract/both_stores.hpp"
#include "tests/contract/office.hpp"
#include "tests/contract/seeds.hpp"

namespace nuan::contract {
namespace {

using adapters::tables::verify;

const policy::Plan& plan() {
  static const policy::Plan read = [] {
    std::ifstream file(std::string(NUAN_ROOT) + "/policies/beijing/mutual-aid.policy");
    return flow::plan_of(std::string(std::istreambuf_iterator<char>(file), {}), "mutual-aid.policy");
  }();
  return read;
}

Date day_of(int year, int month, int day) { return *Date::from_ymd(year, month, day); }
Date last_of(int year, int month) { return month == 12 ? day_of(year, 12, 31) : day_of(year, month + 1, 1).plus(-1); }

class TownContract : public BothStores {
 protected:
  static constexpr int first_year = 2020;

  // A new, empty store, whatever is in the old one.
  void renew() {
    office_.reset();
    if (GetParam() == store::Dialect::postgresql) return BothStores::SetUp();
    for (const char* part : {"", "-wal", "-shm"}) std::filesystem::remove(where() + part);
  }
  void begin(std::uint64_t seed, std::size_t people) {
    chance_ = std::make_unique<flow::Chance>(seed, 9, 0);
    town_ = std::make_unique<Town>(plan(), seed, people);
    office_ = std::make_unique<Office>(plan(), seed, [this] { return connect(); });
    paid_.clear();
  }
  void live(int years) {
    for (int year = first_year; year < first_year + years; ++year) {
      for (int month = 1; month <= 12; ++month) {
        take_in(year, month);
        if (HasFatalFailure()) return;
        if (month % 3 != 0) continue;
        settle(year, last_of(year, month), std::to_string(year) + "Q" + std::to_string(month / 3));
        // What came late to the year before, and what was undone in it.
        if (year > first_year && month == 3) settle(year - 1, last_of(year, month), std::to_string(year - 1) + "late");
        if (HasFatalFailure()) return;
      }
    }
  }

  void take_in(int year, int month) {
    set_clock(last_of(year, month));
    const std::string members = town_->members_file(last_of(year, month));
    if (!members.empty()) MUST(office_->import(aid::Kind::members, members));
    const Town::Sent before = town_->sent();
    const std::string claims = town_->claims_file(day_of(year, month, 1), last_of(year, month));
    const auto intake = office_->import(aid::Kind::claims, claims);
    MUST(intake);
    const Town::Sent& now = town_->sent();
    EXPECT_EQ(intake->progress.taken, now.taken - before.taken);
    EXPECT_EQ(intake->progress.known, now.known - before.known);
    EXPECT_EQ(intake->progress.quarantined, now.quarantined - before.quarantined);
    expect_money();
    // The same file once more: nothing new.
    const auto again = office_->import(aid::Kind::claims, claims);
    MUST(again);
    EXPECT_EQ(again->number, intake->number);
  }

  // A run from open to posted, with everything that officers get wrong on the way.
  void settle(int year, Date through, const std::string& period) {
    const auto run = office_->open(std::to_string(year), period);
    MUST(run);
    EXPECT_EQ(refusal(office_->post(*run, "丙")), Code::run_state);
    const auto computed = office_->compute(*run, "甲", through);
    MUST(computed);
    EXPECT_EQ(refusal(office_->compute(*run, "甲", through)), Code::run_state);
    expect_money();
    const auto rival = chance_->hits(300'000) ? computed_too(year, through, period) : std::nullopt;
    const auto digest = office_->submit(*run, "甲");
    MUST(digest);
    EXPECT_EQ(*digest, *computed);
    if (chance_->hits(300'000)) EXPECT_EQ(refusal(office_->approve(*run, "甲", *digest)), Code::run_same_person);
    if (chance_->hits(300'000)) {
      std::string wrong = *digest;
      wrong[chance_->below(wrong.size())] = 'x';
      EXPECT_EQ(refusal(office_->approve(*run, "乙", wrong)), Code::run_changed);
    }
    set_clock(through.plus(static_cast<std::int32_t>(chance_->below(20))));
    MUST(office_->approve(*run, "乙", *digest));
    EXPECT_EQ(refusal(office_->approve(*run, "丙", *digest)), Code::run_state);
    expect_money();
    MUST(office_->post(*run, "丙"));
    EXPECT_EQ(refusal(office_->post(*run, "丙")), Code::run_state);
    const std::size_t paid_now = note_paid(year, through);
    expect_money();
    expect_equation(*run);
    if (rival && paid_now > 0) expect_refused(*rival);
    const auto verified = verify(office_->database());
    MUST(verified);
    ASSERT_EQ(verified->found, 0U) << verified->findings.at(0).table << ": " << verified->findings[0].sentence.en;
  }
  // A second run of the same, worked out while the first is under way: it knows nothing of what that one pays.
  std::optional<std::int64_t> computed_too(int year, Date through, const std::string& period) {
    const auto run = office_->open(std::to_string(year), period);
    EXPECT_TRUE(run && office_->compute(*run, "甲", through));
    return *run;
  }
  void expect_refused(std::int64_t rival) {
    const auto digest = office_->submit(rival, "甲");
    MUST(digest);
    MUST(office_->approve(rival, "乙", *digest));
    EXPECT_EQ(refusal(office_->post(rival, "丙")), Code::run_changed);
    expect_money();
    ++rivals_;
  }
  template <class Answer>
  static Code refusal(const Result<Answer>& answer) {
    return answer ? Code::end_of_codes : answer.error().code;
  }

  // Whoever was paid less than is due now was paid the rest; nobody pays back. Returns how many were paid.
  std::size_t note_paid(int year, Date through) {
    auto& paid = paid_[year];
    std::size_t count = 0;
    for (const auto& [certificate, due] : town_->due(office_->year_named(std::to_string(year)), through)) {
      EXPECT_LE(due.fen(), Town::whole_top_fen);
      overpaid_ += due < paid[certificate] ? 1 : 0;
      count += due > paid[certificate] ? 1 : 0;
      paid[certificate] = std::max(paid[certificate], due);
    }
    return count;
  }
  void expect_money() {
    std::map<std::string, Money> wanted;
    for (const auto& [year, paid] : paid_) {
      for (const auto& [certificate, money] : paid) wanted[certificate] += money;
    }
    ASSERT_EQ(office_->credited(), wanted);
  }
  void expect_equation(std::int64_t run) {
    const auto equation = adapters::tables::equation_of(office_->database(), run);
    MUST(equation);
    EXPECT_TRUE(equation->holds()) << run;
    Money debits, credits;
    for (const auto& [purpose, total] :
         *adapters::tables::LedgerPast(office_->database()).totals(max_date, INT64_MAX)) {
      debits += total.debits;
      credits += total.credits;
    }
    EXPECT_EQ(debits, credits);
    const auto least = store::all_rows(office_->database(), "select coalesce(min(amount), 1) from transfer");
    EXPECT_GT(store::number_in(least.value()[0][0]), 0);
  }
  // Mostly right, sometimes weeks ahead or behind.
  void set_clock(Date day) {
    const bool jumps = chance_->hits(200'000);
    office_->set_day(day.plus(jumps ? static_cast<std::int32_t>(chance_->below(120)) - 60 : 0));
  }

  std::unique_ptr<flow::Chance> chance_;
  std::unique_ptr<Town> town_;
  std::unique_ptr<Office> office_;
  std::map<int, std::map<std::string, Money>> paid_;  // by year and certificate
  std::size_t rivals_ = 0;                            // runs that would have paid a second time
  std::size_t overpaid_ = 0;                          // times that less was due than was paid
};

TEST_P(TownContract, PaysWhatIsDueYearAfterYear) {
  for_each_seed(1, [&](std::uint64_t seed) {
    const bool is_sweep = std::getenv("NUAN_SWEEP") != nullptr;
    renew();
    begin(seed, GetParam() == store::Dialect::sqlite || is_sweep ? 2'000 : 200);
    live(is_sweep ? 3 : 2);
    if (HasFatalFailure()) return;
    EXPECT_GT(office_->losses(), 3);
    EXPECT_GT(paid_[first_year].size(), 10U);
    EXPECT_GT(overpaid_, 0U);
    EXPECT_GT(town_->sent().known, 0);
    EXPECT_GT(town_->sent().quarantined, 0);
  });
}

ON_BOTH_STORES(TownContract);

}  // namespace
}  // namespace nuan::contract
