// Changes, their journal, and what verify finds when somebody writes behind the program's back: table by table.
#include <algorithm>

#include "adapters/sodium/sodium_secrets.hpp"
#include "adapters/tables/budget_tables.hpp"
#include "adapters/tables/key_tables.hpp"
#include "adapters/tables/ledger_tables.hpp"
#include "adapters/tables/payee_tables.hpp"
#include "adapters/tables/person_tables.hpp"
#include "adapters/tables/quarantine_tables.hpp"
#include "adapters/tables/register_tables.hpp"
#include "adapters/tables/rotation.hpp"
#include "adapters/tables/run_tables.hpp"
#include "adapters/tables/verify.hpp"
#include "ledger/ledger.hpp"
#include "tests/contract/both_stores.hpp"

namespace nuan::contract {
namespace {

using namespace adapters::tables;
using store::Bytes;
using store::Row;

class Journal : public BothStores {
 protected:
  void SetUp() override {
    BothStores::SetUp();
    if (IsSkipped()) return;
    database_ = connect();
    MUST(store::migrate(*database_, migrations()));
  }
  void post(const std::vector<ledger::Transfer>& transfers, const std::string& actor = "王会计") {
    auto change = Change::begin(*database_, clock_, {actor, "post", "run 1", "核对无误"});
    MUST(change);
    LedgerTables ledger(*change);
    const auto answers = ledger::post(ledger, transfers);
    MUST(answers);
    for (const auto answer : *answers) ASSERT_EQ(answer, ledger::Answer::posted);
    MUST(change->commit());
  }
  // A run, so that every table holds something.
  void decide() {
    auto change = Change::begin(*database_, clock_, {"王会计", "run compute", "run 1", ""});
    MUST(change);
    RunTables runs(*change, old_.get());
    const std::vector<std::string> certificates = {"P:1", "P:2"};
    const auto persons = runs.persons(certificates);
    MUST(persons);
    MUST(runs.open("2021", "王会计"));
    const std::vector<aid::Decision> decisions = {{1, Money::from_fen(9), Money(), Money::from_fen(9), Money()}};
    MUST(runs.keep(1, "{}", decisions));
    const aid::Hold hold{1, aid::HoldReason::shared_card, 2, 2};
    MUST(runs.add_hold(1, hold, aid::Step::computed));
    MUST(runs.end_hold(1, hold, aid::HoldOutcome::released, "李出纳"));
    MUST(set_budget(*change, "2021", Money::from_fen(9), "王会计"));
    MUST(set_officer(*change, "王会计", 2, true));
    MUST(tell_payee(*change, 1, aid::PayeeState::died, day));
    MUST(change->commit());
  }
  // A member's row, and one put aside that is rejected later.
  void take_in() {
    RegisterTables rows(*database_, clock_, *old_, {"王会计", "", "", ""});
    for (const aid::Kind kind : {aid::Kind::members, aid::Kind::claims, aid::Kind::statuses}) {
      auto intake = rows.begin(kind, {"digest", "header", "person_id", 1});
      MUST(intake);
      const std::vector<aid::FileRow> taken = {{1, 2, "P:3", "c1", "c1,text"}};
      const std::vector<aid::PutAside> aside = {{2, 3, "date_impossible", {"日期", "day"}, "row"}};
      MUST(rows.add(*intake, {.pieces = 1}, taken, aside));
      const auto quarantined = find_quarantined(*database_, intake->number, 2);
      MUST(quarantined);
      auto change = Change::begin(*database_, clock_, {"李出纳", "quarantine reject", "", "抄错了"});
      MUST(change);
      MUST(end_quarantined(*change, *old_, *quarantined, aid::Outcome::rejected, nullptr));
      MUST(change->commit());
    }
  }
  // Another key, and everything hidden anew with it.
  void rotate() {
    auto change = Change::begin(*database_, clock_, {"王会计", "key rotate", "", "换人"});
    MUST(change);
    MUST(add_key(*change, {.number = 1, .algorithm = "xchacha20", .mark = "m", .wrapped = "w"}));
    MUST(change->commit());
    const auto reading = connect();
    const TwoKeys keys(*old_, *new_);
    Rotation rotation(*reading, *database_, clock_, keys, {"王会计", "", "", "换人"});
    MUST(rotation.run([](std::uint64_t, std::uint64_t) {}));
  }
  // Two persons made one.
  void merge() {
    auto change = Change::begin(*database_, clock_, {"王会计", "person merge", "person 2", "同一个人"});
    MUST(change);
    const auto proposed = aid::propose({}, {.person_no = 2, .other = 1, .actor = "王会计", .reason = "同一个人"});
    MUST(proposed);
    MUST(add_link(*change, *proposed));
    const auto decided = aid::decide(std::span(&*proposed, 1), 2, "李出纳", aid::LinkState::confirmed);
    MUST(decided);
    MUST(end_link(*change, *decided));
    MUST(change->commit());
  }
  // Three entries: 20 payments, a hold and its end, a payment.
  void fill() {
    std::vector<ledger::Transfer> payments;
    for (std::int64_t person = 1; person <= 20; ++person) payments.push_back(paid("p", person, 100 * person));
    post(payments);
    ledger::Transfer hold = {"h", ledger::Kind::hold, {3, "payable"}, {0, "instructed"}, Money::from_fen(50), "", day,
                             ""};
    ledger::Transfer settle = hold;
    settle.key = "s";
    settle.kind = ledger::Kind::settle;
    settle.holds = "h";
    post({hold, settle}, "李出纳");
    post({paid("q", 1, 7)});
  }
  static ledger::Transfer paid(const std::string& key, std::int64_t person, std::int64_t fen) {
    return {key, ledger::Kind::move, {0, "aid"}, {person, "payable"}, Money::from_fen(fen), "", day, "run 1"};
  }
  Verified verified() {
    const auto done = verify(*database_);
    EXPECT_TRUE(done) << to_text(done.error(), Language::en);
    return *done;
  }
  void tamper(const std::string& text, const Row& values = {}) {
    const auto changed = database_->run(text, values);
    ASSERT_TRUE(changed) << text << ": " << to_text(changed.error(), Language::en);
    ASSERT_GT(*changed, 0U) << text;
  }
  // The tables where something is found, with entry and row.
  std::vector<std::string> places() {
    std::vector<std::string> places;
    for (const Finding& finding : verified().findings)
      places.push_back(finding.table + " " + std::to_string(finding.entry) + "." + std::to_string(finding.row));
    return places;
  }

  const std::unique_ptr<Secrets> old_ = adapters::sodium_secrets(SecretKey(std::string(32, 'o')), 0),
                                 new_ = adapters::sodium_secrets(SecretKey(std::string(32, 'n')), 1);
  static constexpr Date day = Date::from_days(18'700);
  struct FixedClock : Clock {
    [[nodiscard]] std::string now() const override { return "2021-03-14T08:00:00Z"; }
  } clock_;
  std::unique_ptr<store::Database> database_;
};

TEST_P(Journal, HoldsEveryChangeAndVerifies) {
  fill();
  const Verified found = verified();
  EXPECT_EQ(found.found, 0U);
  EXPECT_EQ(found.entries, 3);
  EXPECT_EQ(found.rows, 24U);
  EXPECT_EQ(found.transfers, 23U);
  EXPECT_EQ(found.debits, Money::from_fen(21'057));
  EXPECT_EQ(store::all_rows(*database_, "select actor, subject, reason from journal where journal_no = 2").value(),
            (std::vector<Row>{{std::string("李出纳"), std::string("run 1"), std::string("核对无误")}}));
}

TEST_P(Journal, AChangeGivenUpLeavesNoEntry) {
  fill();
  {
    auto change = Change::begin(*database_, clock_, {"王会计", "post", "", ""});
    MUST(change);
    LedgerTables ledger(*change);
    const auto transfer = paid("lost", 5, 1);
    MUST(ledger::post(ledger, std::span(&transfer, 1)));
  }
  EXPECT_EQ(verified().entries, 3);
  EXPECT_EQ(verified().found, 0U);
}

// One column after the other of every sealed table: a value is changed, the place is found, the value is put back.
TEST_P(Journal, AChangedByteInAnyColumnOfAnyTableIsFoundAndLocated) {
  fill();
  decide();
  take_in();
  rotate();
  merge();
  for (const Table* table : sealed_tables()) {
    const std::string name(table->name);
    std::vector<std::string> columns(table->columns.begin(), table->columns.end());
    columns.insert(columns.end(), {"journal_no", "row_no", "seal"});
    const auto some = store::all_rows(*database_, "select max(journal_no) from " + name).value();
    ASSERT_NE(some[0][0], store::Value()) << name << " is empty: the test would try nothing";
    const std::int64_t entry = store::number_in(some[0][0]);
    for (const std::string& column : columns) {
      const std::string where = " where journal_no = ? and row_no = 1";
      const auto before =
          store::all_rows(*database_, "select " + column + " from " + name + where, {entry}).value().at(0).at(0);
      store::Value changed = before;
      if (auto* number = std::get_if<std::int64_t>(&changed))
        *number += column == "carry" ? -64 : 64;  // which no check of the table forbids
      if (auto* text = std::get_if<std::string>(&changed)) *text += "x";
      if (auto* bytes = std::get_if<Bytes>(&changed)) bytes->bytes[3] ^= 1;
      tamper("update " + name + " set " + column + " = ?" + where, {changed, entry});
      const auto found = places();
      const bool moved = column == "journal_no" || column == "row_no";
      const std::string place = name + " " + std::to_string(column == "journal_no" ? entry + 64 : entry) + "." +
                                (column == "row_no" ? "65" : "1");
      EXPECT_NE(std::find(found.begin(), found.end(), place), found.end()) << place << " " << column << " " << moved;
      const Row back = {before, column == "journal_no" ? entry + 64 : entry};
      tamper("update " + name + " set " + column +
                 " = ? where journal_no = ? and row_no = " + (column == "row_no" ? "65" : "1"),
             back);
      ASSERT_EQ(verified().found, 0U) << column;
    }
  }
}

TEST_P(Journal, ARowTakenAwayAddedOrSwappedIsFound) {
  fill();
  tamper("delete from transfer where person_no = 4 and transfer_key = 'p'");
  auto found = places();
  EXPECT_NE(std::find(found.begin(), found.end(), "transfer 1.0"), found.end());
  EXPECT_NE(std::find(found.begin(), found.end(), "balance 0.0"), found.end());
}

TEST_P(Journal, AllRowsOfAnEntryTakenAwayAreMissed) {
  fill();
  tamper("delete from hold_end");
  EXPECT_EQ(places().at(0), "hold_end 2.0");
}

// Whoever knows how seals are made and makes them again is found by the entry.
TEST_P(Journal, ARowWithANewSealIsFoundByItsEntry) {
  fill();
  const auto row =
      store::all_rows(*database_, "select person_no, hold_key, transfer_key, journal_no, row_no from hold_end")
          .value()
          .at(0);
  const std::string seal =
      audit::seal_of("hold_end", "i1:3t1:ht1:z", store::number_in(row[3]), store::number_in(row[4]));
  tamper("update hold_end set transfer_key = 'z', seal = ?", {Bytes{seal}});
  EXPECT_EQ(places(), std::vector<std::string>{"hold_end 2.0"});
}

TEST_P(Journal, AChangedJournalIsFoundAtItsEntry) {
  fill();
  for (const std::string column : {"written_at", "actor", "verb", "subject", "reason", "chain"}) {
    const auto before =
        store::all_rows(*database_, "select " + column + " from journal where journal_no = 2").value().at(0).at(0);
    tamper("update journal set " + column + " = 'x' where journal_no = 2");
    EXPECT_EQ(places().at(0), "journal 2.0") << column;
    tamper("update journal set " + column + " = ? where journal_no = 2", {before});
  }
  for (const std::string column : {"row_count = row_count + 1", "digest = 'x'", "table_name = 'x'"}) {
    const auto before =
        store::all_rows(*database_, "select table_name, row_count, digest from journal_part where journal_no = 3")
            .value()
            .at(0);
    tamper("update journal_part set " + column + " where journal_no = 3");
    const auto found = places();
    EXPECT_NE(std::find(found.begin(), found.end(), "journal 3.0"), found.end()) << column;
    Row back = before;
    tamper("update journal_part set table_name = ?, row_count = ?, digest = ? where journal_no = 3", back);
  }
  EXPECT_EQ(verified().found, 0U);
  tamper("update journal_head set chain = 'x'");
  EXPECT_EQ(places().at(0), "journal_head 3.0");
}

TEST_P(Journal, ALastEntryTakenAwayIsMissed) {
  fill();
  tamper("delete from transfer where journal_no = 3");
  tamper("delete from journal_part where journal_no = 3");
  tamper("delete from journal where journal_no = 3");
  EXPECT_EQ(places().at(0), "journal_head 3.0");
}

TEST_P(Journal, AChangedBalanceIsFound) {
  fill();
  for (const std::string column : {"debits", "credits", "held_debits", "held_credits"}) {
    tamper("update balance set " + column + " = " + column + " + 1 where person_no = 3");
    const Verified found = verified();
    EXPECT_EQ(found.found, 1U) << column;
    EXPECT_NE(found.findings.at(0).sentence.en.find("payable/3"), std::string::npos);
    tamper("update balance set " + column + " = " + column + " - 1 where person_no = 3");
  }
  tamper("delete from balance where person_no = 3");
  EXPECT_EQ(verified().found, 1U);
}

TEST_P(Journal, AChangedOrLostWrappingOfAKeyIsFound) {
  rotate();
  ASSERT_EQ(verified().found, 0U);
  tamper("update key_wrap set wrapped = ?", {Bytes{"v"}});
  EXPECT_EQ(places(), std::vector<std::string>{"key_wrap 0.0"});
  tamper("delete from key_wrap");
  EXPECT_EQ(places(), std::vector<std::string>{"key_wrap 0.0"});
  tamper("insert into key_wrap (key_no, wrapped) values (1, ?)", {Bytes{"w"}});
  tamper("insert into key_wrap (key_no, wrapped) values (2, ?)", {Bytes{"w"}});
  EXPECT_EQ(places(), std::vector<std::string>{"key_wrap 0.0"});
}

// Whoever seals an amount anew, and writes so into the journal, is found all the same.
TEST_P(Journal, OnlyWhatIsHiddenMayBeSealedAnew) {
  decide();
  const auto part =
      store::all_rows(*database_, "select digest from journal_part where table_name = 'decision'").value();
  auto change = Change::begin(*database_, clock_, {"王会计", "key rotate", "", ""});
  MUST(change);
  MUST(change->add(resealed_table, {std::int64_t{1}, std::string("decision"), std::int64_t{1}, std::int64_t{1},
                                    store::text_in(part.at(0).at(0)), std::string("other")}));
  MUST(change->commit());
  EXPECT_EQ(places(), std::vector<std::string>{"resealed 2.1"});
}

// A table that is neither sealed nor known to be worked out again would go unverified.
TEST_P(Journal, EveryTableOfTheDatabaseIsVerified) {
  const std::string all = GetParam() == store::Dialect::sqlite
                              ? "select name from sqlite_schema where type = 'table'"
                              : "select cast(tablename as text) from pg_tables where schemaname = current_schema()";
  std::vector<std::string> known = {"migration", "journal", "journal_part", "journal_head", "balance", "key_wrap"};
  for (const Table* table : sealed_tables()) known.emplace_back(table->name);
  const auto rows = store::all_rows(*database_, all).value();
  EXPECT_EQ(rows.size(), known.size());
  for (const Row& row : rows)
    EXPECT_NE(std::find(known.begin(), known.end(), store::text_in(row[0])), known.end()) << store::text_in(row[0]);
}

TEST_P(Journal, ShowsThatAnEntryIsInTheDaysRoot) {
  fill();
  const auto chains = chains_of(*database_, "2021-03-14").value();
  ASSERT_EQ(chains.size(), 3U);
  EXPECT_TRUE(audit::holds(audit::prove(chains, 1), chains[1], audit::root_of(chains)));
  EXPECT_TRUE(chains_of(*database_, "2021-03-15").value().empty());
}

ON_BOTH_STORES(Journal);

}  // namespace
}  // namespace nuan::contract
