// UnionOffice: an office for tests. Files into the register of a store, runs out of it by a shipped policy, and every
// step done by 甲, who computes, and 乙, who approves; 丙 has no part in runs. The clock is the test's.
#pragma once

#include <fstream>
#include <sstream>

#include "adapters/files/failing_files.hpp"
#include "adapters/sodium/sodium_secrets.hpp"
#include "adapters/tables/budget_tables.hpp"
#include "adapters/tables/ledger_bank.hpp"
#include "adapters/tables/ledger_tables.hpp"
#include "adapters/tables/payee_tables.hpp"
#include "adapters/tables/register_tables.hpp"
#include "adapters/tables/review_tables.hpp"
#include "adapters/tables/run_tables.hpp"
#include "adapters/tables/verify.hpp"
#include "flow/end_hold.hpp"
#include "flow/frozen.hpp"
#include "flow/import.hpp"
#include "flow/runs.hpp"
#include "flow/wanted_year.hpp"
#include "policy/policy.hpp"
#include "tests/contract/both_stores.hpp"

namespace nuan::contract {

using namespace adapters::tables;

inline Money fen(std::int64_t value) { return Money::from_fen(value); }

class UnionOffice : public BothStores {
 protected:
  void SetUp() override {
    BothStores::SetUp();
    if (IsSkipped()) return;
    database_ = connect();
    MUST(store::migrate(*database_, migrations()));
    secrets_ = std::move(*adapters::sodium_secrets(adapters::new_key(), "key"));
    use("beijing/mutual-aid");
  }
  void use(const std::string& policy) {
    std::ostringstream text;
    text << std::ifstream(std::string(NUAN_ROOT) + "/policies/" + policy + ".policy").rdbuf();
    policy::Diagnostics problems;
    editions_ = {policy::read_plan(policy::Source("the.policy", text.str()), problems)};
    ASSERT_TRUE(problems.empty());
  }
  void on(const std::string& day) { clock_.day = day; }

  // Rows under the header that the policy wants, as one more file.
  Result<aid::Intake> import(aid::Kind kind, const std::string& header, const std::vector<std::string>& rows) {
    std::string text = header + "\n";
    for (const std::string& row : rows) text += row + "\n";
    const std::string path = "file " + std::to_string(++files_imported_);
    files_.inputs[path] = text;
    const policy::Plan& plan = editions_[0];
    claims::Shape shape = kind == aid::Kind::members ? claims::members_shape(plan)
                                                     : claims::facts_shape(plan, plan.table_named("claim"), "claims");
    TRY_LET(flow::Source source, flow::open_source(path, std::move(shape), nullptr, files_));
    RegisterTables into(*database_, clock_, *secrets_, {"甲", "", "", ""});
    return flow::import_file(source, into, watcher_);
  }
  Result<aid::Intake> members(const std::vector<std::string>& rows) {
    return import(aid::Kind::members, "person_id,name,card_no,phone,covered,hardship,model_worker", rows);
  }
  Result<aid::Intake> claims(const std::vector<std::string>& rows) {
    return import(aid::Kind::claims, "claim_id,person_id,settled_at,setting,self_pay,over_cap,reverses", rows);
  }

  template <class Work>
  auto step(const std::string& actor, const std::string& why, Work&& work)
      -> std::invoke_result_t<Work, Change&, RunTables&, LedgerTables&> {
    TRY_LET(Change change, Change::begin(*database_, clock_, {actor, "run", "", why}));
    RunTables runs(change, secrets_.get());
    LedgerTables ledger(change);
    auto done = work(change, runs, ledger);
    if (done) TRY(change.commit());
    return done;
  }
  [[nodiscard]] Date today() const { return *Date::read(clock_.day); }
  Result<std::int64_t> open(const aid::Opening& opening) {
    return step("甲", "", [&](Change&, RunTables& runs, LedgerTables&) { return runs.open(opening, "甲"); });
  }
  Result<flow::SettledResults> settle(const aid::Run& run, const std::string& through) {
    flow::Wish wish;
    TRY_LET(flow::WantedYear wanted, flow::year_named(editions_, run.scope));
    wish.plan = wanted.plan;
    wish.year = std::move(wanted.year);
    wish.first_day = editions_.front().from;
    for (const policy::Plan& edition : editions_) wish.editions.push_back(&edition);
    if (!through.empty()) wish.through = Date::read(through);
    flow::MemoryFiles memory(files_);
    RegisterTables from(*database_, clock_, *secrets_, {});
    TRY_LET(const auto paid, paid_before(*database_, *secrets_, run.scope, run.kind));
    TRY(flow::freeze(from, paid, memory, wish));
    return flow::settle_frozen(wish, memory, watcher_);
  }
  Result<std::string> compute(std::int64_t number, const std::string& through = "") {
    TRY_LET(const aid::Run run, find_run(*database_, number));
    TRY_LET(const flow::SettledResults results, settle(run, through));
    return step("甲", "", [&](Change& change, RunTables& runs, LedgerTables&) -> Result<std::string> {
      PayeeTables payees(change.database(), *secrets_);
      const flow::FindHolds find = flow::find_holds_in(payees, rules_, today());
      return flow::compute_run(runs, number, "甲", results, find);
    });
  }
  Result<std::string> submit(std::int64_t run) {
    return step("甲", "", [&](Change&, RunTables& runs, LedgerTables&) { return flow::submit_run(runs, run, "甲"); });
  }
  Result<void> approve(std::int64_t run, const std::string& digest) {
    return step("乙", "",
                [&](Change&, RunTables& runs, LedgerTables&) { return flow::approve_run(runs, run, "乙", digest); });
  }
  Result<flow::PostedRun> post(std::int64_t run) {
    return step("乙", "", [&](Change& change, RunTables& runs, LedgerTables& ledger) -> Result<flow::PostedRun> {
      TRY_LET(const auto late, late_holds(change.database(), run));
      return flow::post_run(runs, ledger, run, "乙", today(), late);
    });
  }
  Result<flow::PostedRun> until_posted(std::int64_t run, const std::string& through = "") {
    TRY(compute(run, through));
    TRY_LET(const std::string digest, submit(run));
    TRY(approve(run, digest));
    return post(run);
  }
  // Opened, computed, submitted, approved and posted.
  Result<flow::PostedRun> pay(const aid::Opening& opening, const std::string& through = "") {
    TRY_LET(const std::int64_t run, open(opening));
    return until_posted(run, through);
  }
  Result<flow::EndedHold> end(std::int64_t run, std::int64_t person, aid::HoldReason reason, aid::HoldOutcome outcome,
                              const std::string& actor = "丙") {
    return step(actor, "看过了", [&](Change&, RunTables& runs, LedgerTables& ledger) {
      return flow::end_hold(runs, ledger, run, person, reason, outcome, actor, today());
    });
  }
  Result<flow::EndedHold> release(std::int64_t run, std::int64_t person, aid::HoldReason reason,
                                  const std::string& actor = "丙") {
    return end(run, person, reason, aid::HoldOutcome::released, actor);
  }
  Result<void> tell(std::int64_t person, aid::PayeeState state) {
    return step("甲", "家属来电",
                [&](Change& change, RunTables&, LedgerTables&) { return tell_payee(change, person, state, today()); });
  }
  std::int64_t person(const std::string& certificate) { return *find_person(*database_, *secrets_, certificate); }
  aid::Equation equation(std::int64_t run) { return *equation_of(*database_, run); }
  std::vector<aid::HoldNow> holds(std::int64_t run) { return *holds_of_run(*database_, run); }
  // What the ledger owes the person now.
  Money owed(std::int64_t person) {
    return LedgerPast(*database_).balance({person, "payable"}, max_date, 1'000)->credits;
  }
  std::optional<aid::Decision> decision(std::int64_t run, const std::string& certificate) {
    return *find_decision(*database_, *secrets_, run, certificate);
  }
  void expect_sound() {
    const auto verified = verify(*database_);
    MUST(verified);
    EXPECT_EQ(verified->found, 0U) << (verified->findings.empty() ? "" : verified->findings[0].sentence.en);
    for (std::uint64_t run = 1; run <= verified->runs; ++run) {
      const aid::Equation of_run = equation(static_cast<std::int64_t>(run));
      EXPECT_TRUE(of_run.holds() || !find_run(*database_, static_cast<std::int64_t>(run))->reached(aid::Step::posted));
    }
  }

  struct SetClock : Clock {
    std::string day = "2021-10-01";
    [[nodiscard]] std::string now() const override { return day + "T08:00:00Z"; }
  } clock_;
  aid::HoldRules rules_;
  std::unique_ptr<store::Database> database_;
  std::unique_ptr<Secrets> secrets_;
  std::vector<policy::Plan> editions_;
  adapters::files::MemoryFiles files_;
  flow::Watcher watcher_;
  int files_imported_ = 0;
};

}  // namespace nuan::contract
