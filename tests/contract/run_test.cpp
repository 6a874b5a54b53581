// A run from settled results to posted money, on both stores.
#include <sys/wait.h>

#include <array>
#include <optional>
#include <thread>

#include "adapters/files/failing_files.hpp"
#include "adapters/sodium/sodium_secrets.hpp"
#include "adapters/tables/ledger_tables.hpp"
#include "adapters/tables/run_tables.hpp"
#include "adapters/tables/verify.hpp"
#include "flow/runs.hpp"
#include "tests/contract/both_stores.hpp"
#include "tests/contract/dying_database.hpp"

namespace nuan::contract {
namespace {

using namespace adapters::tables;
using store::Row;

Money fen(std::int64_t value) { return Money::from_fen(value); }

class RunContract : public BothStores {
 protected:
  void SetUp() override {
    BothStores::SetUp();
    if (IsSkipped()) return;
    database_ = connect();
    MUST(store::migrate(*database_, migrations()));
    secrets_ = std::move(*adapters::sodium_secrets(adapters::new_key(), "key"));
  }
  // One step in a change of its own.
  template <class Work>
  auto step(const std::string& actor, Work&& work) -> std::invoke_result_t<Work, RunTables&, LedgerTables&> {
    TRY_LET(Change change, Change::begin(*database_, clock_, {actor, "run", "", ""}));
    RunTables runs(change, secrets_.get());
    LedgerTables ledger(change);
    auto done = work(runs, ledger);
    if (done) TRY(change.commit());
    return done;
  }
  std::int64_t open() {
    return *step("甲", [](RunTables& runs, LedgerTables&) { return runs.open("2021", "甲"); });
  }
  Result<std::string> compute(std::int64_t run, const flow::SettledResults& results) {
    return step("甲", [&](RunTables& runs, LedgerTables&) { return flow::compute_run(runs, run, "甲", results); });
  }
  Result<std::string> submit(std::int64_t run) {
    return step("甲", [&](RunTables& runs, LedgerTables&) { return flow::submit_run(runs, run, "甲"); });
  }
  Result<void> approve(std::int64_t run, const std::string& actor, const std::string& digest) {
    return step(actor, [&](RunTables& runs, LedgerTables&) { return flow::approve_run(runs, run, actor, digest); });
  }
  Result<flow::PostedRun> post(std::int64_t run) {
    return step("乙", [&](RunTables& runs, LedgerTables& ledger) {
      return flow::post_run(runs, ledger, run, "乙", Date::from_days(18'900));
    });
  }
  Result<std::string> until_submitted(std::int64_t run, const flow::SettledResults& results) {
    TRY(compute(run, results));
    return submit(run);
  }
  static flow::SettledResults results(std::int64_t paid = 0) {
    return {.scope = "2021",
            .inputs = "{}",
            .certificates = {"990101196503120011", "990101198003071232", "P:3"},
            .decisions = {{0, fen(500), fen(paid), fen(500 - paid), fen(0)},
                          {0, fen(100), fen(140), fen(0), fen(-40)},
                          {0, fen(7), fen(0), fen(7), fen(0)}},
            .pay = fen(507 - paid),
            .carry = fen(-40)};
  }

  struct SetClock : Clock {
    std::string told = "2021-10-01T08:00:00Z";
    [[nodiscard]] std::string now() const override { return told; }
  } clock_;
  std::unique_ptr<store::Database> database_;
  std::unique_ptr<Secrets> secrets_;
};

TEST_P(RunContract, IsComputedSubmittedApprovedByAnotherAndPosted) {
  const std::int64_t run = open();
  const auto digest = until_submitted(run, results());
  MUST(digest);
  EXPECT_EQ(approve(run, "甲", *digest).error().code, Code::run_same_person);
  EXPECT_EQ(approve(run, "乙", std::string(64, '0')).error().code, Code::run_changed);
  EXPECT_EQ(post(run).error().code, Code::run_state);
  MUST(approve(run, "乙", *digest));
  const auto posted = post(run);
  MUST(posted);
  EXPECT_EQ(posted->payees, 2U);
  EXPECT_EQ(posted->pay, fen(507));
  EXPECT_EQ(post(run).error().code, Code::run_state);
  const auto equation = equation_of(*database_, run);
  MUST(equation);
  EXPECT_TRUE(equation->holds());
  EXPECT_EQ(equation->approved, fen(507));
  EXPECT_EQ(equation->waiting, fen(507));
  EXPECT_EQ(LedgerPast(*database_).balance({1, "payable"}, max_date, 1'000)->credits, fen(500));
  EXPECT_EQ(verify(*database_)->found, 0U);
}

// Two officers at two desks, each of whom has seen the run submitted.
TEST_P(RunContract, IsApprovedByOneOfTwoWhoDoItAtOnce) {
  const std::int64_t run = open();
  const auto digest = until_submitted(run, results());
  MUST(digest);
  std::array<std::optional<Code>, 2> refusals;
  const auto approve_as = [&](std::size_t which, const std::string& actor) {
    const auto desk = connect();
    const auto done = [&]() -> Result<void> {
      TRY_LET(Change change, Change::begin(*desk, clock_, {actor, "run", "", ""}));
      RunTables runs(change);
      TRY(flow::approve_run(runs, run, actor, *digest));
      return change.commit();
    }();
    if (!done) refusals[which] = done.error().code;
  };
  std::thread other(approve_as, 1, "丙");
  approve_as(0, "乙");
  other.join();
  ASSERT_NE(refusals[0].has_value(), refusals[1].has_value());
  EXPECT_EQ(refusals[0] ? *refusals[0] : *refusals[1], Code::run_state);
  const auto now = find_run(*database_, run);
  MUST(now);
  ASSERT_EQ(now->done.size(), 4U);
  EXPECT_EQ(now->done.back().actor, refusals[0] ? "丙" : "乙");
  EXPECT_EQ(verify(*database_)->found, 0U);
}

// The order is that of the journal; what the clock says is written down and decides nothing.
TEST_P(RunContract, GoesOnWhenTheClockJumpsBack) {
  const std::int64_t run = open();
  const auto digest = until_submitted(run, results());
  MUST(digest);
  clock_.told = "1999-12-31T23:59:59Z";
  MUST(approve(run, "乙", *digest));
  clock_.told = "2040-01-01T00:00:00Z";
  MUST(post(run));
  clock_.told = "2021-10-01T07:59:59Z";
  EXPECT_EQ(post(run).error().code, Code::run_state);
  const std::int64_t next = open();
  EXPECT_EQ(compute(next, results()).error().code, Code::run_changed);
  EXPECT_EQ(verify(*database_)->found, 0U);
  EXPECT_TRUE(equation_of(*database_, run)->holds());
}

TEST_P(RunContract, ThatChangedAfterItWasApprovedIsNotPosted) {
  const std::int64_t run = open();
  const auto digest = until_submitted(run, results());
  MUST(digest);
  MUST(approve(run, "乙", *digest));
  ASSERT_TRUE(database_->run("update decision set pay = pay + 1 where person_no = 1", {}));
  EXPECT_EQ(post(run).error().code, Code::run_changed);
  ASSERT_TRUE(database_->run("update decision set pay = pay - 1 where person_no = 1", {}));
  ASSERT_TRUE(database_->run("update run_inputs set inputs = '{ }'", {}));
  EXPECT_EQ(post(run).error().code, Code::run_changed);
  EXPECT_EQ(store::all_rows(*database_, "select count(*) from transfer").value().at(0), Row{std::int64_t{0}});
  const auto verified = verify(*database_);
  MUST(verified);
  EXPECT_EQ(verified->findings.at(0).table, "run_inputs");
  EXPECT_EQ(verified->findings.at(1).table, "run_step");
}

TEST_P(RunContract, DoesNotPayAgainWhatWasPosted) {
  const std::int64_t first = open(), second = open(), third = open();
  const auto digest = until_submitted(first, results());
  MUST(digest);
  MUST(approve(first, "乙", *digest));
  MUST(post(first));
  EXPECT_EQ(compute(second, results()).error().code, Code::run_changed);
  EXPECT_EQ(compute(second, results(499)).error().code, Code::run_changed);
  flow::SettledResults rest = results(500);
  rest.certificates.pop_back();
  rest.decisions.pop_back();
  rest.pay = fen(0);
  MUST(compute(third, rest));
  // The same people keep their numbers.
  EXPECT_EQ(store::all_rows(*database_, "select count(*) from person").value().at(0), Row{std::int64_t{3}});
}

TEST_P(RunContract, OfAnotherScopeIsRefused) {
  flow::SettledResults other = results();
  other.scope = "2020";
  EXPECT_EQ(compute(open(), other).error().code, Code::run_changed);
  EXPECT_EQ(compute(99, results()).error().code, Code::run_unknown);
}

TEST_P(RunContract, KeepsNoCertificateReadable) {
  MUST(compute(open(), results()));
  const auto rows = store::all_rows(
      *database_, "select lookup, certificate from certificate c join person p on p.person_no = c.person_no");
  MUST(rows);
  ASSERT_EQ(rows->size(), 3U);
  for (const Row& row : *rows) {
    for (const store::Value& value : row) EXPECT_EQ(store::bytes_in(value).find("9901011965"), std::string::npos);
  }
  const auto hidden = store::all_rows(*database_, "select certificate from person where person_no = 1").value();
  EXPECT_EQ(secrets_->open(store::bytes_in(hidden[0][0]), "person.certificate 1").value(), "990101196503120011");
}

// The whole run again from wherever it stands, as an operator would after a crash: a step that was done is not done
// again.
class CrashingRun : public RunContract {
 protected:
  Result<void> resume() {
    const auto known = store::all_rows(*database_, "select count(*) from run");
    if (!known) return Failure(known.error());
    if (store::number_in((*known)[0][0]) == 0 && open() != 1) return fail(Code::bug, {}, {"不是第一期", "not run 1"});
    TRY_LET(const aid::Run run, find_run(*database_, 1));
    if (!run.reached(aid::Step::computed)) TRY(compute(1, results()));
    if (!run.reached(aid::Step::submitted)) TRY(submit(1));
    TRY_LET(const aid::Run now, find_run(*database_, 1));
    if (!now.reached(aid::Step::approved)) TRY(approve(1, "乙", now.done.back().digest));
    if (!now.reached(aid::Step::posted)) TRY(post(1));
    return {};
  }
  // Whether the process died at the n-th call. A new connection each time, as after a crash.
  bool dies_at(int call, bool after) {
    database_.reset();
    const ::pid_t child = ::fork();
    if (child == 0) {
      database_ = std::make_unique<DyingDatabase>(connect(), call, after);
      ::_exit(resume() ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    database_ = connect();
    EXPECT_TRUE(WIFEXITED(status) && (WEXITSTATUS(status) == died || WEXITSTATUS(status) == 0)) << call;
    return WEXITSTATUS(status) == died;
  }
  // What was written is whole, and holds at any moment.
  void expect_sound(int call) {
    const auto verified = verify(*database_);
    MUST(verified);
    EXPECT_EQ(verified->found, 0U) << call;
    if (store::all_rows(*database_, "select run_no from run").value().empty()) return;
    const auto run = find_run(*database_, 1);
    MUST(run);
    const auto equation = equation_of(*database_, 1);
    MUST(equation);
    EXPECT_EQ(equation->posted, run->reached(aid::Step::posted) ? fen(507) : fen(0)) << call;
  }
  void expect_posted_once() {
    const auto equation = equation_of(*database_, 1);
    MUST(equation);
    EXPECT_TRUE(equation->holds());
    EXPECT_EQ(equation->posted, fen(507));
    EXPECT_EQ(store::all_rows(*database_, "select count(*) from transfer").value().at(0), Row{std::int64_t{2}});
    EXPECT_EQ(store::all_rows(*database_, "select count(*) from person").value().at(0), Row{std::int64_t{3}});
    EXPECT_EQ(verify(*database_)->found, 0U);
  }
  void forget() {
    for (const char* table : {"transfer", "hold_end", "balance", "certificate", "person", "run", "run_kind",
                              "run_inputs", "run_step", "decision", "journal", "journal_part"})
      MUST(database_->run(std::string("delete from ") + table, {}));
    MUST(database_->run("update journal_head set last_no = 0, chain = ''", {}));
  }
};

// Killed once at every call to the database there is, each time in a new store, and resumed.
TEST_P(CrashingRun, LosesNothingAndPaysNothingTwiceWhereverItIsKilled) {
  for (const bool after : {false, true}) {
    int call = 1;
    for (; dies_at(call, after); ++call) {
      expect_sound(call);
      MUST(resume());
      expect_posted_once();
      forget();
    }
    EXPECT_GT(call, 50);
    expect_posted_once();
    forget();
  }
}

// Killed again and again in one store, a little later each time.
TEST_P(CrashingRun, ComesToItsEndHoweverOftenItIsKilled) {
  int deaths = 0;
  for (int call = 12; dies_at(call, deaths % 2 == 0); call += 1) {
    expect_sound(call);
    ++deaths;
  }
  EXPECT_GT(deaths, 5);
  expect_posted_once();
}

ON_BOTH_STORES(RunContract);
ON_BOTH_STORES(CrashingRun);

constexpr const char* payments =
    "person_id,card_no,outpatient,due,paid,pay,carry\n"
    "990101196503120011,0018,653.00,653.00,0.00,653.00,0.00\n"
    "990101198003071232,,1.00,1.00,1.40,0.00,-0.40\n";

class SettledResultsTest : public testing::Test {
 protected:
  void put(const std::string& text) {
    files_.inputs["out/payments.csv"] = text;
    files_.inputs["out/summary.json"] =
        R"({"nuan":"0","engine":{},"policy":{},"year":{"name":"2021"},"through":null,"files":{},"pay_fen":65300,)"
        R"("carry_fen":-40,"outputs":{"payments.csv":")" +
        to_hex(digest_1m(text)) + "\"}}";
  }
  Code refusal() {
    const auto read = flow::read_settled_results("out", files_);
    return read ? Code::end_of_codes : read.error().code;
  }
  static std::string with(const std::string& from, const std::string& to) {
    std::string text = payments;
    return text.replace(text.find(from), from.size(), to);
  }
  adapters::files::MemoryFiles files_;
};

TEST_F(SettledResultsTest, AreReadWhole) {
  put(payments);
  const auto read = flow::read_settled_results("out", files_);
  MUST(read);
  EXPECT_EQ(read->scope, "2021");
  EXPECT_EQ(read->certificates, (std::vector<std::string>{"990101196503120011", "990101198003071232"}));
  EXPECT_EQ(read->decisions.at(1), (aid::Decision{0, fen(100), fen(140), fen(0), fen(-40)}));
}

TEST_F(SettledResultsTest, ThatDoNotAddUpAreRefused) {
  for (const auto& [from, to] :
       std::vector<std::pair<std::string, std::string>>{{"0.00,653.00,0.00", "0.00,654.00,0.00"},
                                                        {"990101198003071232", "990101198003071233"},
                                                        {"-0.40", "-0.4x"},
                                                        {"990101198003071232", "990101196503120011"},
                                                        {",due,", ",owed,"}}) {
    put(with(from, to));
    EXPECT_EQ(refusal(), Code::input_changed) << to;
  }
  put(payments);
  files_.inputs["out/payments.csv"] += " ";
  EXPECT_EQ(refusal(), Code::input_changed);
  files_.inputs["out/summary.json"] = "{";
  EXPECT_EQ(refusal(), Code::input_changed);
  files_.inputs.erase("out/summary.json");
  EXPECT_EQ(refusal(), Code::input_missing);
}

}  // namespace
}  // namespace nuan::contract
