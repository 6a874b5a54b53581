// Files taken into the register, on both stores: batch by batch, killed anywhere, twice, with rows that cannot be
// taken.
#include <sys/wait.h>

#include "adapters/tables/quarantine_tables.hpp"
#include "flow/one_row.hpp"
#include "tests/contract/dying_database.hpp"
#include "tests/contract/register_contract.hpp"

namespace nuan::contract {
namespace {

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
  files_.inputs["more.csv"] = std::string(small_claims) + "c6,990101196503120011,2021-03-03,10.00,\n";
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
  MUST(rows().begin(Kind::claims, {"digest", flow::register_header(shape_of(Kind::claims)), "", 3}));
  EXPECT_EQ(settle().error().code, Code::run_state);
}

// Killed at one call after the other, in one store: each time it goes on from the last whole batch.
TEST_P(RegisterContract, GoesOnWhereverItIsKilledToTheSameBytes) {
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
  EXPECT_EQ(frozen("members"),
            "person_id,name,card_no,phone,covered\n990101196503120011,李先生,0018,10000000001,2010-01-01..\n"
            "990101198003071232,\"王, 女士\",0026,10000000002,2010-01-01..\n");
  EXPECT_EQ(frozen("claims"),
            "person_id,claim_id,reverses,settled_at,self_pay\n990101196503120011,c2,,2021-02-02,50.00\n"
            "990101196503120011,c4,c2,2021-03-01,-20.00\n990101196503120011,c5,,2021-03-02,30.00\n"
            "990101198003071232,c1,,2021-02-01,100.00\n");
  EXPECT_EQ(asked("select count(*) from person").at(0), Row{std::int64_t{2}});
  EXPECT_EQ(asked("select count(*) from claim_row").at(0), Row{std::int64_t{4}});
  EXPECT_EQ(asked("select count(*) from quarantine").at(0), Row{std::int64_t{2}});
}

ON_BOTH_STORES(RegisterContract);
ON_BOTH_STORES(QuarantineContract);

}  // namespace
}  // namespace nuan::contract
