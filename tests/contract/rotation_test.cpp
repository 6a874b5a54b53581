// Everything hidden anew with another key: what opened before opens afterwards, whatever stopped it meanwhile.
#include "adapters/tables/rotation.hpp"

#include <sys/wait.h>

#include <algorithm>

#include "adapters/sm/sm_secrets.hpp"
#include "adapters/sodium/sodium_secrets.hpp"
#include "adapters/tables/key_tables.hpp"
#include "adapters/tables/register_tables.hpp"
#include "adapters/tables/run_tables.hpp"
#include "adapters/tables/verify.hpp"
#include "tests/contract/both_stores.hpp"
#include "tests/contract/dying_database.hpp"

namespace nuan::contract {
namespace {

using namespace adapters::tables;
using Texts = std::vector<std::string>;

struct FixedClock : Clock {
  [[nodiscard]] std::string now() const override { return "2021-03-14T08:00:00Z"; }
};

class KeyRotation : public BothStores {
 protected:
  void SetUp() override {
    BothStores::SetUp();
    if (IsSkipped()) return;
    database_ = connect();
    MUST(store::migrate(*database_, migrations()));
    from_ = adapters::sodium_secrets(SecretKey(std::string(32, 'f')), 0);
    to_ = std::move(*adapters::sm_secrets(SecretKey(std::string(32, 't')), 1));
    for (int file = 1; file <= 4; ++file) import(*from_, file);
  }
  // Members and claims of 20 persons, some put aside; of every file another entry.
  void import(const Secrets& secrets, int file) {
    RegisterTables rows(*database_, clock_, secrets, {"王会计", "", "", ""});
    for (const aid::Kind kind : {aid::Kind::members, aid::Kind::claims, aid::Kind::statuses}) {
      auto intake = rows.begin(kind, {"digest " + std::to_string(file), "header", "person_id", 1});
      MUST(intake);
      std::vector<aid::FileRow> taken;
      for (std::int64_t i = 1; i <= 20; ++i) {
        const std::string id = "c\"" + std::to_string(100 * file + i);
        taken.push_back(
            {i, i + 1, "P:" + std::to_string(i), id, "\"c\"\"" + std::to_string(100 * file + i) + "\",一些文字"});
      }
      const std::vector<aid::PutAside> aside = {{21, 22, "date_impossible", {"日期", "day"}, "P:1,放在一边"}};
      MUST(rows.add(*intake, {.pieces = 1}, taken, aside));
    }
  }
  Texts texts(const Secrets& secrets) {
    Texts texts;
    RegisterTables rows(*database_, clock_, secrets, {});
    const auto members = rows.each_member([&](const aid::HeldMember& member) {
      for (const auto& held : {member.rows, member.statuses}) {
        for (const aid::HeldRow& row : held) texts.push_back(member.certificate + " " + row.text);
      }
    });
    EXPECT_TRUE(members) << to_text(members.error(), Language::en);
    const auto claims = rows.each_claim(
        [&](const aid::HeldClaim& claim) { texts.push_back(claim.certificate + " " + claim.row.text); });
    EXPECT_TRUE(claims) << to_text(claims.error(), Language::en);
    return texts;
  }
  void begin() {
    auto change = Change::begin(*database_, clock_, {"王会计", "key rotate", "", "换人"});
    MUST(change);
    MUST(add_key(*change, {.number = 1, .algorithm = "sm4", .mark = "m", .wrapped = "w"}));
    MUST(change->commit());
  }
  Result<HiddenAnew> rotate(store::Database& writing) {
    const auto reading = connect();
    const TwoKeys keys(*from_, *to_);
    Rotation rotation(*reading, writing, clock_, keys, {"王会计", "", "", "换人"});
    rotation.do_at_once(30);
    return rotation.run([](std::uint64_t rows, std::uint64_t total) { EXPECT_LE(rows, total); });
  }
  Result<HiddenAnew> rotate() { return rotate(*database_); }
  // Whether the process died at the n-th call that writes. A new connection each time, as after a crash.
  bool dies_at(int call, bool after) {
    database_.reset();
    const ::pid_t child = ::fork();
    if (child == 0) {
      DyingDatabase dying(connect(), call, after);
      ::_exit(rotate(dying) ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    database_ = connect();
    EXPECT_TRUE(WIFEXITED(status) && (WEXITSTATUS(status) == died || WEXITSTATUS(status) == 0)) << call;
    return WEXITSTATUS(status) == died;
  }
  std::uint64_t found() {
    const auto done = verify(*database_);
    EXPECT_TRUE(done) << to_text(done.error(), Language::en);
    for (const Finding& one : done->findings) ADD_FAILURE() << one.table << " " << one.entry << " " << one.sentence.en;
    return done->found;
  }

  FixedClock clock_;
  std::unique_ptr<store::Database> database_;
  std::unique_ptr<Secrets> from_, to_;
};

TEST_P(KeyRotation, KeepsEveryTextAndIsVerified) {
  const Texts before = texts(*from_);
  ASSERT_EQ(before.size(), 180U);  // the members of the last file, the statuses and claims of all
  begin();
  const auto done = rotate();
  MUST(done);
  EXPECT_EQ(done->rows, 20U + 20 + 80 + 80 + 80 + 12);
  EXPECT_EQ(texts(*to_), before);
  EXPECT_EQ(found(), 0U);
  const auto rows = store::all_rows(*database_, "select hidden from claim_row").value();
  for (const auto& hidden : rows) EXPECT_EQ(hidden_by(store::bytes_in(hidden[0])), (HiddenBy{Cipher::sm4, 1}));
}

// Killed at one call after the other, each rotation going on where the one before had come to.
TEST_P(KeyRotation, GoesOnWhereverItWasKilled) {
  const Texts before = texts(*from_);
  begin();
  int deaths = 0;
  for (int call = 1; dies_at(call, call % 2 == 0); call += 3) {
    ASSERT_LT(++deaths, 60);
    EXPECT_EQ(found(), 0U);
    // Every value opens with the one key or the other.
    const TwoKeys keys(*from_, *to_);
    const auto rows = store::all_rows(*database_, "select intake_no, file_row, hidden from claim_row").value();
    for (const auto& row : rows)
      EXPECT_TRUE(keys.open(store::bytes_in(row[2]),
                            place_of_row("claim_row", store::number_in(row[0]), store::number_in(row[1]))));
  }
  EXPECT_GT(deaths, 3);
  EXPECT_EQ(texts(*to_), before);
  EXPECT_EQ(found(), 0U);
  const auto again = rotate();
  MUST(again);
  EXPECT_EQ(again->rows, 0U);
}

TEST_P(KeyRotation, FindsPersonsAndClaimsWithTheNewKey) {
  begin();
  MUST(rotate());
  RegisterTables rows(*database_, clock_, *to_, {"王会计", "", "", ""});
  auto intake = rows.begin(aid::Kind::claims, {"again", "header", "person_id", 1});
  MUST(intake);
  const std::vector<aid::FileRow> taken = {{1, 2, "P:1", "c\"101", "\"c\"\"101\",一些文字"},
                                           {2, 3, "P:2", "c\"102", "\"c\"\"102\",别的文字"},
                                           {3, 4, "P:2", "c\"999", "\"c\"\"999\",新的"}};
  MUST(rows.add(*intake, {.pieces = 1}, taken, {}));
  EXPECT_EQ(intake->progress.known, 1);
  EXPECT_EQ(intake->progress.quarantined, 1);
  EXPECT_EQ(intake->progress.taken, 1);
  EXPECT_EQ(store::all_rows(*database_, "select max(person_no) from person").value().at(0).at(0),
            store::Value(std::int64_t{20}));
}

TEST_P(KeyRotation, RefusesWhoeverStillHasTheOldKey) {
  begin();
  RegisterTables rows(*database_, clock_, *from_, {"王会计", "", "", ""});
  auto intake = rows.begin(aid::Kind::members, {"late", "header", "person_id", 1});
  MUST(intake);
  const std::vector<aid::FileRow> taken = {{1, 2, "P:77", "", "x"}};
  EXPECT_EQ(rows.add(*intake, {.pieces = 1}, taken, {}).error().code, Code::key_rotating);
  auto change = Change::begin(*database_, clock_, {"王会计", "run compute", "", ""});
  MUST(change);
  RunTables runs(*change, from_.get());
  const Texts certificates = {"P:77"};
  EXPECT_EQ(runs.persons(certificates).error().code, Code::key_rotating);
}

TEST_P(KeyRotation, NeverSealsAChangedRowAnew) {
  begin();
  ASSERT_EQ(database_->run("update claim_row set claim = content where person_no = 7 and intake_no = 5", {}).value(),
            1U);
  const auto done = rotate();
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, Code::store_tampered);
  EXPECT_EQ(done.error().place.file.substr(0, 10), "claim_row ");
}

TEST_P(KeyRotation, NeverSealsAnEntryWithARowMissingAnew) {
  begin();
  ASSERT_EQ(database_->run("delete from quarantine where intake_no = 1", {}).value(), 1U);
  ASSERT_EQ(database_->run("delete from member_row where intake_no = 1 and file_row = 20", {}).value(), 1U);
  const auto done = rotate();
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, Code::store_tampered);
}

// Bytes that no rotation knows of would be left behind with a key that is destroyed.
TEST_P(KeyRotation, KnowsEveryColumnOfBytes) {
  const bool sqlite = GetParam() == store::Dialect::sqlite;
  for (const Table* table : sealed_tables()) {
    const auto rows =
        store::all_rows(
            *database_,
            sqlite ? "select name from pragma_table_info(?) where lower(type) = 'blob'"
                   : "select cast(column_name as text) from information_schema.columns where table_name = ? and "
                     "table_schema = current_schema() and data_type = 'bytea'",
            {std::string(table->name)})
            .value();
    Texts are, known = {"seal"};
    for (const auto& row : rows) are.push_back(store::text_in(row[0]));
    for (const HiddenTable& hidden : hidden_tables()) {
      if (hidden.table != table) continue;
      for (const std::size_t column : hidden.changed) known.emplace_back(table->columns[column]);
    }
    std::ranges::sort(are);
    std::ranges::sort(known);
    EXPECT_EQ(are, known) << table->name;
  }
}

ON_BOTH_STORES(KeyRotation);

}  // namespace
}  // namespace nuan::contract
