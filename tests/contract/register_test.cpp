// Files taken into the register, on both stores: batch by batch, killed anywhere, twice, with rows that cannot be
// taken.
#include <sys/wait.h>

#include "adapters/files/failing_files.hpp"
#include "adapters/sodium/sodium_secrets.hpp"
#include "adapters/tables/quarantine_tables.hpp"
#include "adapters/tables/register_tables.hpp"
#include "adapters/tables/verify.hpp"
#include "flow/frozen.hpp"
#include "flow/import.hpp"
#include "flow/one_row.hpp"
#include "flow/wanted_year.hpp"
#include "policy/policy.hpp"
#include "tests/contract/both_stores.hpp"
#include "tests/contract/dying_database.hpp"

namespace nuan::contract {
namespace {

using namespace adapters::tables;
using aid::Kind;
using store::Row;

constexpr const char* policy_text = R"(policy small "小规则"
  after    "试验"
  edition  "T1" from 2020-01-01
  standing sample
  money    CNY
  year     calendar

table person key person_id
  covered  periods  "保障期间"

table claim of person in order settled_at, claim_id  may reverse
  settled_at  date   "结算日期"
  self_pay    money  "自付一"

cover claim
  require settled_at in covered  else not-covered "不在保障期间"

benefit ordinary "普通"
  on    self_pay
  per   year
  pay   20%
)";

constexpr const char* members =
    "person_id,name,card_no,phone,covered\n"
    "990101196503120011,李先生,0018,10000000001,2010-01-01..\n"
    "990101198003071232,\"王, 女士\",0026,10000000002,2010-01-01..\n"
    "990101198003071233,错号,,,\n";
constexpr const char* claims =
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
    plan_ = policy::read_plan(policy::Source("small.policy", policy_text), problems);
    ASSERT_TRUE(problems.empty());
    files_.inputs["members.csv"] = members;
    files_.inputs["claims.csv"] = claims;
  }
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
  Result<flow::SettledResults> settle() {
    flow::Wish asked = wish();
    flow::MemoryFiles memory(files_);
    RegisterTables from = rows();
    TRY(flow::freeze(from, {}, memory, asked));
    return flow::settle_frozen(asked, memory, watcher_);
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

TEST_P(RegisterContract, TakesFilesInAndPaysWhatTheFilesPay) {
  MUST(import_all());
  expect_as_from_files();
  const auto aside = asked("select intake_no, file_row, line, code from quarantine order by intake_no");
  EXPECT_EQ(aside,
            (std::vector<Row>{{std::int64_t{1}, std::int64_t{3}, std::int64_t{4}, std::string("identity_check_digit")},
                              {std::int64_t{2}, std::int64_t{3}, std::int64_t{4}, std::string("date_impossible")}}));
}

TEST_P(RegisterContract, DoesNothingForAFileOrARowThatIsThereAlready) {
  MUST(import_all());
  const auto again = import(Kind::claims, "claims.csv");
  MUST(again);
  EXPECT_EQ(again->number, 2);
  EXPECT_EQ(again->progress.taken, 4);
  files_.inputs["more.csv"] = std::string(claims) + "c6,990101196503120011,2021-03-03,10.00,\n";
  const auto more = import(Kind::claims, "more.csv");
  MUST(more);
  EXPECT_EQ(more->progress.taken, 1);
  EXPECT_EQ(more->progress.known, 4);
  EXPECT_EQ(settle()->pay, Money::from_fen(2'800));
}

TEST_P(RegisterContract, KeepsTheClaimItHasWhenALaterFileSaysOtherwise) {
  MUST(import_all());
  files_.inputs["later.csv"] =
      "claim_id,person_id,settled_at,self_pay,reverses\nc1,990101198003071232,2021-02-01,999.00,\n";
  const auto later = import(Kind::claims, "later.csv");
  MUST(later);
  EXPECT_EQ(later->progress.quarantined, 1);
  EXPECT_EQ(asked("select code from quarantine where intake_no = 3").at(0), Row{std::string("claim_conflict")});
  expect_as_from_files();
}

// What an officer makes of rows that were put aside.
class QuarantineContract : public RegisterContract {
 protected:
  Result<void> end(std::int64_t intake, std::int64_t row, aid::Outcome outcome, const std::string& text = "") {
    TRY_LET(const aid::Quarantined one, find_quarantined(*database_, intake, row));
    std::optional<aid::FileRow> taken;
    if (outcome != aid::Outcome::rejected) {
      TRY_LET(taken, flow::read_one_row(shape_of(one.kind), one.header, text, files_));
    }
    TRY_LET(Change change, Change::begin(*database_, clock_, {"乙", "quarantine", "", "核对了原件"}));
    TRY(end_quarantined(change, *secrets_, one, outcome, taken ? &*taken : nullptr));
    return change.commit();
  }
  std::vector<std::string> open_ones() {
    std::vector<std::string> found;
    EXPECT_TRUE(each_quarantined(*database_, {}, [&](const aid::Quarantined& one) {
      found.push_back(std::to_string(one.intake) + "." + std::to_string(one.row) + " " + one.code);
    }));
    return found;
  }
};

TEST_P(QuarantineContract, CorrectsARowAtItsPlaceOnce) {
  MUST(import_all());
  EXPECT_EQ(open_ones(), (std::vector<std::string>{"1.3 identity_check_digit", "2.3 date_impossible"}));
  const std::string still_wrong = "990101196503120011,c3,,2021-02-31,50.00";
  EXPECT_EQ(end(2, 3, aid::Outcome::corrected, still_wrong).error().code, Code::quarantine_flawed);
  MUST(end(2, 3, aid::Outcome::corrected, "990101196503120011,c3,,2021-02-28,50.00"));
  EXPECT_EQ(end(2, 3, aid::Outcome::rejected).error().code, Code::quarantine_ended);
  EXPECT_EQ(settle()->pay, Money::from_fen(3'600));
  EXPECT_EQ(verify(*database_)->found, 0U);
}

TEST_P(QuarantineContract, RejectsARowForGood) {
  MUST(import_all());
  MUST(end(1, 3, aid::Outcome::rejected));
  MUST(end(2, 3, aid::Outcome::rejected));
  EXPECT_TRUE(open_ones().empty());
  EXPECT_EQ(end(7, 7, aid::Outcome::rejected).error().code, Code::quarantine_unknown);
  expect_as_from_files();
}

TEST_P(QuarantineContract, ReleasesARowInsteadOfTheEarlierOne) {
  MUST(import_all());
  files_.inputs["later.csv"] =
      "claim_id,person_id,settled_at,self_pay,reverses\nc1,990101198003071232,2021-02-01,900.00,\n";
  MUST(import(Kind::claims, "later.csv"));
  const auto one = find_quarantined(*database_, 3, 1);
  MUST(one);
  const auto text = text_of(*database_, *secrets_, *one);
  MUST(text);
  MUST(end(3, 1, aid::Outcome::released, *text));
  EXPECT_EQ(settle()->pay, Money::from_fen(18'600));  // 900 at 20 % and not 100
  // The same file again, under another digest: its row is known.
  files_.inputs["later.csv"] += "c9,990101198003071232,2021-02-03,5.00,\n";
  EXPECT_EQ(import(Kind::claims, "later.csv")->progress.known, 1);
}

TEST_P(RegisterContract, TakesTheMemberOfTheLatestFile) {
  MUST(import_all());
  files_.inputs["left.csv"] =
      "person_id,name,card_no,phone,covered\n990101196503120011,李先生,0034,10000000001,2010-01-01..2020-12-31\n";
  MUST(import(Kind::members, "left.csv"));
  EXPECT_EQ(settle()->pay, Money::from_fen(2'000));
}

TEST_P(RegisterContract, HidesEveryText) {
  MUST(import_all());
  for (const char* text : {"990101196503120011", "李先生", "10000000001", "2021-02-01"}) {
    for (const char* table : {"member_row", "claim_row", "quarantine", "person", "certificate"}) {
      MUST(database_->ask(std::string("select * from ") + table, {}, [&](const Row& row) -> Result<void> {
        for (const store::Value& value : row) {
          const auto* bytes = std::get_if<store::Bytes>(&value);
          const auto* words = std::get_if<std::string>(&value);
          EXPECT_TRUE(bytes == nullptr || bytes->bytes.find(text) == std::string::npos) << table;
          EXPECT_TRUE(words == nullptr || words->find(text) == std::string::npos) << table;
        }
        return {};
      }));
    }
  }
}

TEST_P(RegisterContract, RefusesToComputeFromHalfAFile) {
  MUST(import(Kind::members, "members.csv"));
  EXPECT_EQ(settle().error().code, Code::run_state);
  MUST(rows().begin(Kind::claims, "digest", flow::register_header(claims::facts_shape(plan_, 1, "claims")), 3));
  EXPECT_EQ(settle().error().code, Code::run_state);
}

// Killed at one call after the other, in one store: each time it goes on from the last whole batch.
TEST_P(RegisterContract, GoesOnWhereverItIsKilled) {
  int deaths = 0;
  for (int call = 6;; ++call) {
    database_.reset();
    const ::pid_t child = ::fork();
    if (child == 0) {
      database_ = std::make_unique<DyingDatabase>(connect(), call, deaths % 2 == 0);
      ::_exit(import_all() ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    database_ = connect();
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(verify(*database_)->found, 0U) << call;
    if (WEXITSTATUS(status) == 0) break;
    ASSERT_EQ(WEXITSTATUS(status), died) << call;
    ++deaths;
  }
  EXPECT_GT(deaths, 5);
  expect_as_from_files();
  EXPECT_EQ(asked("select count(*) from person").at(0), Row{std::int64_t{2}});
  EXPECT_EQ(asked("select count(*) from claim_row").at(0), Row{std::int64_t{4}});
  EXPECT_EQ(asked("select count(*) from quarantine").at(0), Row{std::int64_t{2}});
}

ON_BOTH_STORES(RegisterContract);
ON_BOTH_STORES(QuarantineContract);

}  // namespace
}  // namespace nuan::contract
