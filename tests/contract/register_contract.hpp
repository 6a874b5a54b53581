// A small rule, its files, and a register on either store to take them into.
#pragma once

#include "adapters/files/failing_files.hpp"
#include "adapters/sodium/sodium_secrets.hpp"
#include "adapters/tables/register_tables.hpp"
#include "adapters/tables/verify.hpp"
#include "flow/frozen.hpp"
#include "flow/import.hpp"
#include "flow/wanted_year.hpp"
#include "policy/policy.hpp"
#include "tests/contract/both_stores.hpp"

namespace nuan::contract {

using namespace adapters::tables;
using aid::Kind;
using store::Row;

// Rules are put together of these, of a table of persons, of a cover and of a benefit.
inline const std::string small_head = R"(policy small "小规则"
  after    "试验"
  edition  "T1" from 2020-01-01
  standing sample
  money    CNY
  year     calendar

)";
inline const std::string small_claim_table = R"(
table claim of person in order settled_at, claim_id  may reverse
  settled_at  date   "结算日期"
  self_pay    money  "自付一"

)";
inline const std::string small_cover = R"(table person key person_id
  covered  periods  "保障期间"
)" + small_claim_table + R"(cover claim
  require settled_at in covered  else not-covered "不在保障期间"

)";
inline const std::string small_benefit = R"(benefit ordinary "普通"
  on    self_pay
  per   year
  pay   20%
)";

inline constexpr const char* small_members =
    "person_id,name,card_no,phone,covered\n"
    "990101196503120011,李先生,0018,10000000001,2010-01-01..\n"
    "990101198003071232,\"王, 女士\",0026,10000000002,2010-01-01..\n"
    "990101198003071233,错号,,,\n";
inline constexpr const char* small_claims =
    "claim_id,person_id,settled_at,self_pay,reverses\n"
    "c1,990101198003071232,2021-02-01,100.00,\n"
    "c2,990101196503120011,2021-02-02,50.00,\n"
    "c3,990101196503120011,2021-02-30,50.00,\n"
    "c4,990101196503120011,2021-03-01,-20.00,c2\n"
    "c5,990101196503120011,2021-03-02,30.00,\n";

class RegisterContract : public BothStores {
 protected:
  void SetUp() override {
    BothStores::SetUp();
    if (IsSkipped()) return;
    database_ = connect();
    MUST(store::migrate(*database_, migrations()));
    secrets_ = std::move(*adapters::sodium_secrets(adapters::new_key(), "key"));
    policy::Diagnostics problems;
    plan_ = policy::read_plan(policy::Source("small.policy", policy_text()), problems);
    ASSERT_TRUE(problems.empty());
    files_.inputs["members.csv"] = small_members;
    files_.inputs["claims.csv"] = small_claims;
  }
  [[nodiscard]] virtual std::string policy_text() const { return small_head + small_cover + small_benefit; }
  RegisterTables rows() { return {*database_, clock_, *secrets_, {"甲", "", "", ""}}; }
  [[nodiscard]] claims::Shape shape_of(Kind kind) const {
    return kind == Kind::members ? claims::members_shape(plan_)
                                 : claims::facts_shape(plan_, plan_.table_named("claim"), "claims");
  }
  // In pieces so small that a file has several, two to a batch.
  Result<aid::Intake> import(Kind kind, const std::string& path) {
    TRY_LET(flow::Source source, flow::open_source(path, shape_of(kind), nullptr, files_));
    RegisterTables into = rows();
    return flow::import_file(source, into, watcher_, 2, 48);
  }
  Result<void> import_all() {
    TRY(import(Kind::members, "members.csv"));
    TRY(import(Kind::claims, "claims.csv"));
    return {};
  }
  flow::Wish wish() {
    flow::Wish wish;
    const std::vector<policy::Plan> editions = {plan_};
    const auto wanted = flow::year_named(editions, "2021");
    wish.plan = &plan_;
    wish.year = wanted->year;
    wish.first_day = plan_.from;
    wish.editions = {&plan_};
    return wish;
  }
  Result<flow::SettledResults> settle(const flow::PaidBefore& paid = {}) {
    flow::Wish asked = wish();
    flow::MemoryFiles memory(files_);
    RegisterTables from = rows();
    TRY(flow::freeze(from, paid, memory, asked));
    return flow::settle_frozen(asked, memory, watcher_);
  }
  // A file as it would be settled, to the byte.
  std::string frozen(const std::string& name, std::int64_t as_of = as_it_stands) {
    flow::Wish asked = wish();
    flow::MemoryFiles memory(files_);
    RegisterTables from(*database_, clock_, *secrets_, {}, as_of);
    const auto done = flow::freeze(from, {}, memory, asked);
    if (!done) return to_text(done.error(), Language::en);
    const auto file = memory.open("register:" + name);
    std::string text((*file)->size(), ' ');
    EXPECT_TRUE((*file)->read_at(0, text));
    return text;
  }
  // The same files, settled without a store.
  flow::SettledResults settled_from_files() {
    flow::Wish asked = wish();
    asked.members = "members.csv";
    asked.facts = {{plan_.table_named("claim"), "claims.csv"}};
    asked.out = "out";
    flow::MemoryFiles memory(files_);
    EXPECT_TRUE(flow::adjudicate(asked, memory, watcher_));
    return *flow::read_settled_results("out", memory);
  }
  std::vector<Row> asked(const std::string& text) { return store::all_rows(*database_, text).value(); }
  void expect_as_from_files() {
    const auto from_store = settle();
    MUST(from_store);
    const auto from_files = settled_from_files();
    EXPECT_EQ(from_store->certificates, from_files.certificates);
    EXPECT_EQ(from_store->decisions, from_files.decisions);
    EXPECT_EQ(from_store->pay, Money::from_fen(2'600));
    EXPECT_EQ(verify(*database_)->found, 0U);
  }

  struct FixedClock : Clock {
    [[nodiscard]] std::string now() const override { return "2021-10-01T08:00:00Z"; }
  } clock_;
  std::unique_ptr<store::Database> database_;
  std::unique_ptr<Secrets> secrets_;
  policy::Plan plan_;
  adapters::files::MemoryFiles files_;
  flow::Watcher watcher_;
};

}  // namespace nuan::contract
