// Two persons who are one human being: one deductible and one cap from the merge on, what was posted before stays and
// counts, and a split undoes it; on both stores.
#include "adapters/tables/ledger_tables.hpp"
#include "adapters/tables/payee_tables.hpp"
#include "adapters/tables/person_tables.hpp"
#include "adapters/tables/run_tables.hpp"
#include "flow/match.hpp"
#include "flow/runs.hpp"
#include "tests/contract/register_contract.hpp"

namespace nuan::contract {
namespace {

using aid::LinkKind;
using aid::LinkState;

constexpr const char* deductible_and_cap = R"(benefit ordinary "普通"
  on    self_pay
  per   year
  above 100
  pay   20%
  at most 70
)";

class PersonContract : public RegisterContract {
 protected:
  void SetUp() override {
    RegisterContract::SetUp();
    files_.inputs["members.csv"] =
        "person_id,name,card_no,phone,covered\n"
        "990101196503120011,买买提·艾山,0018,10000000001,2010-01-01..2021-02-28\n"
        "PASSPORT:E1234567,买买提•艾山,0026,10000000001,2021-03-01..\n"
        "990101198003071232,王女士,0034,10000000002,2010-01-01..\n";
    // The first number once in its old spelling and once in full-width digits.
    files_.inputs["claims.csv"] =
        "claim_id,person_id,settled_at,self_pay,reverses\n"
        "c1,990101650312001,2021-02-01,100.00,\n"
        "c2,９９０１０１１９６５０３１２００１１,2021-02-02,150.00,\n"
        "c3,PASSPORT:e1234567,2021-03-02,250.00,\n"
        "c4,990101198003071232,2021-03-02,200.00,\n";
  }
  [[nodiscard]] std::string policy_text() const override { return small_head + small_cover + deductible_and_cap; }

  Result<void> link(LinkKind kind, std::int64_t person, std::int64_t other, const std::string& confirmed_by) {
    {
      TRY_LET(Change change, Change::begin(*database_, clock_, {"甲", "person", "", "同一个人"}));
      TRY_LET(const auto links, read_links(*database_));
      TRY_LET(const auto proposed,
              aid::propose(links,
                           {.person_no = person, .kind = kind, .other = other, .actor = "甲", .reason = "同一个人"}));
      TRY(add_link(change, proposed));
      TRY(change.commit());
    }
    TRY_LET(Change change, Change::begin(*database_, clock_, {confirmed_by, "person confirm", "", "核对过"}));
    TRY_LET(const auto links, read_links(*database_));
    TRY_LET(const auto decided, aid::decide(links, person, confirmed_by, LinkState::confirmed));
    TRY(end_link(change, decided));
    return change.commit();
  }
  // A run from the register to the ledger: person, pay and carry of everybody it says something of.
  std::vector<std::string> run() {
    const auto paid = paid_before(*database_, *secrets_, "2021");
    EXPECT_TRUE(paid);
    const auto results = settle(*paid);
    EXPECT_TRUE(results) << to_text(results.error(), Language::en);
    std::int64_t number = 0;
    step([&](RunTables& runs) -> Result<void> {
      TRY_LET(number, runs.open("2021", "甲"));
      return {};
    });
    std::string digest;
    step([&](RunTables& runs) -> Result<void> {
      TRY_LET(digest, flow::compute_run(runs, number, "甲", *results));
      return {};
    });
    step([&](RunTables& runs) -> Result<void> {
      TRY(flow::submit_run(runs, number, "甲"));
      return {};
    });
    step([&](RunTables& runs) { return flow::approve_run(runs, number, "乙", digest); });
    auto change = Change::begin(*database_, clock_, {"乙", "run post", "", ""});
    RunTables runs(*change, secrets_.get());
    LedgerTables ledger(*change);
    EXPECT_TRUE(flow::post_run(runs, ledger, number, "乙", Date::from_days(18'700)));
    EXPECT_TRUE(change->commit());
    std::vector<std::string> told;
    EXPECT_TRUE(each_decision_of(*database_, number, [&](const aid::Decision& one) {
      told.push_back(std::to_string(one.person_no) + " " + to_text(one.pay) + " " + to_text(one.carry));
    }));
    EXPECT_TRUE(equation_of(*database_, number)->holds());
    EXPECT_EQ(verify(*database_)->found, 0U);
    return told;
  }
  void step(const std::function<Result<void>(RunTables&)>& work) {
    auto change = Change::begin(*database_, clock_, {"甲", "run", "", ""});
    RunTables runs(*change, secrets_.get());
    const auto done = work(runs);
    EXPECT_TRUE(done) << to_text(done.error(), Language::en);
    EXPECT_TRUE(change->commit());
  }
  void tell(std::int64_t person, aid::PayeeState state) {
    auto change = Change::begin(*database_, clock_, {"甲", "payee", "", "听说"});
    EXPECT_TRUE(change);
    EXPECT_TRUE(tell_payee(*change, person, state, Date::from_days(18'700)));
    EXPECT_TRUE(change->commit());
  }
  std::vector<std::string> matches() {
    RegisterTables from = rows();
    const auto found = flow::likely_same(from, *secrets_, *read_links(*database_));
    EXPECT_TRUE(found) << to_text(found.error(), Language::en);
    std::vector<std::string> told;
    for (const aid::Match& one : *found)
      told.push_back(std::to_string(one.person) + "=" + std::to_string(one.other) + " " + one.reasons());
    return told;
  }
};

TEST_P(PersonContract, EverySpellingOfANumberIsOnePerson) {
  MUST(import_all());
  EXPECT_EQ(asked("select count(*) from person").at(0), Row{std::int64_t{3}});
  EXPECT_EQ(asked("select count(*) from claim_row where person_no = 1").at(0), Row{std::int64_t{2}});
}

TEST_P(PersonContract, APassportAndAResidentNumberOfOnePersonAreListed) {
  MUST(import_all());
  EXPECT_EQ(matches(), std::vector<std::string>{"1=2 name,phone"});
  MUST(link(LinkKind::merge, 2, 1, "乙"));
  EXPECT_TRUE(matches().empty());
}

TEST_P(PersonContract, WhatWasLookedAtIsNotListedAgain) {
  MUST(import_all());
  auto change = Change::begin(*database_, clock_, {"甲", "person apart", "", "父子"});
  MUST(change);
  const auto apart =
      aid::propose({}, {.person_no = 2, .kind = LinkKind::apart, .other = 1, .actor = "甲", .reason = "父子"});
  MUST(apart);
  MUST(add_link(*change, *apart));
  MUST(change->commit());
  EXPECT_TRUE(matches().empty());
  EXPECT_EQ(run().size(), 3U);
}

TEST_P(PersonContract, WhoProposedItCannotConfirmIt) {
  MUST(import_all());
  EXPECT_EQ(link(LinkKind::merge, 2, 1, "甲").error().code, Code::person_same_officer);
  // (250 - 100) at 20 % each, as long as they are two.
  EXPECT_EQ(run(), (std::vector<std::string>{"1 30.00 0.00", "2 30.00 0.00", "3 20.00 0.00"}));
}

TEST_P(PersonContract, AfterAMergeThereIsOneDeductibleAndOneCapAndNothingIsPaidTwice) {
  MUST(import_all());
  EXPECT_EQ(run().size(), 3U);
  MUST(link(LinkKind::merge, 2, 1, "乙"));
  // (500 - 100) at 20 %, at most 70, less 60.
  EXPECT_EQ(run(), std::vector<std::string>{"1 10.00 0.00"});
  EXPECT_EQ(run(), std::vector<std::string>{});
  EXPECT_NE(frozen("members").find("990101196503120011,买买提·艾山,0018,10000000001,2010-01-01..\n"), std::string::npos)
      << frozen("members");
  for (const char* certificate : {"990101196503120011", "PASSPORT:E1234567"}) {
    const auto decision = find_decision(*database_, *secrets_, 2, certificate);
    MUST(decision);
    ASSERT_TRUE(*decision) << certificate;
    EXPECT_EQ((*decision)->person_no, 1);
  }
  // What the first run said stays as it was said.
  EXPECT_EQ(find_decision(*database_, *secrets_, 1, "PASSPORT:E1234567")->value().person_no, 2);
}

TEST_P(PersonContract, ASplitMakesThemTwoAgain) {
  MUST(import_all());
  EXPECT_EQ(run().size(), 3U);
  const std::string members = frozen("members"), claims = frozen("claims");
  MUST(link(LinkKind::merge, 2, 1, "乙"));
  EXPECT_EQ(run().size(), 1U);
  MUST(link(LinkKind::split, 2, 0, "乙"));
  EXPECT_EQ(frozen("members"), members);
  EXPECT_EQ(frozen("claims"), claims);
  // What the first was paid for both is carried by the first; nobody is asked for money.
  EXPECT_EQ(run(), std::vector<std::string>{"1 0.00 -10.00"});
}

TEST_P(PersonContract, WhatWasToldOfEitherNumberStopsTheOneAndWhatWasToldLastHolds) {
  MUST(import_all());
  tell(2, aid::PayeeState::died);
  tell(1, aid::PayeeState::card_unusable);
  MUST(link(LinkKind::merge, 2, 1, "乙"));
  for (const std::int64_t one : {1, 2}) {
    EXPECT_TRUE(stopped_of(*database_, one)->has_died) << one;
    EXPECT_TRUE(stopped_of(*database_, one)->is_card_unusable) << one;
  }
  PayeeTables payees(*database_, *secrets_);
  const auto stopped = payees.stopped();
  MUST(stopped);
  ASSERT_EQ(stopped->size(), 1U);
  EXPECT_TRUE(stopped->at(1).has_died && stopped->at(1).is_card_unusable);
  tell(1, aid::PayeeState::alive);
  EXPECT_FALSE(stopped_of(*database_, 2)->has_died);
  MUST(link(LinkKind::split, 2, 0, "乙"));
  EXPECT_TRUE(stopped_of(*database_, 2)->has_died);
}

// A merge between a run's computing and its posting: what the run says is of the number it knew.
TEST_P(PersonContract, WhatIsFoundLateOfTheOneHoldsTheRunsOfBothNumbers) {
  MUST(import_all());
  EXPECT_EQ(run().size(), 3U);
  MUST(link(LinkKind::merge, 2, 1, "乙"));
  tell(1, aid::PayeeState::died);
  const auto late = late_holds(*database_, 1);
  MUST(late);
  EXPECT_EQ(*late, (std::vector<aid::Hold>{{1, aid::HoldReason::estate}, {2, aid::HoldReason::estate}}));
}

TEST_P(PersonContract, NobodyDecidesAboutThePaymentOfAnotherNumberOfTheirs) {
  MUST(import_all());
  auto change = Change::begin(*database_, clock_, {"甲", "officer", "", ""});
  MUST(change);
  MUST(set_officer(*change, "乙", 2, true));
  MUST(change->commit());
  MUST(link(LinkKind::merge, 2, 1, "丙"));
  step([&](RunTables& runs) -> Result<void> {
    EXPECT_EQ(*runs.person_of_officer("乙"), 1);
    EXPECT_EQ(*runs.leader_of(2), 1);
    return {};
  });
}

TEST_P(PersonContract, TheCardOfTheOneIsInTheLatestRowOfEither) {
  MUST(import_all());
  MUST(link(LinkKind::merge, 2, 1, "乙"));
  files_.inputs["later.csv"] =
      "person_id,name,card_no,phone,covered\nPASSPORT:E1234567,买买提•艾山,0042,1,2021-03-01..\n";
  MUST(import(Kind::members, "later.csv"));
  EXPECT_NE((*member_text(*database_, *secrets_, 1))->find("0042"), std::string::npos);
}

// Rows are only added: the register of then is the rows of then.
TEST_P(PersonContract, TheRegisterOfAnEarlierEntryIsToldAsItWas) {
  MUST(import_all());
  const std::string members = frozen("members"), claims = frozen("claims");
  const std::int64_t then = read_head(*database_)->number;
  MUST(link(LinkKind::merge, 2, 1, "乙"));
  files_.inputs["later.csv"] = "person_id,name,card_no,phone,covered\n990101198003071232,王女士,0059,1,2010-01-01..\n";
  files_.inputs["more.csv"] =
      "claim_id,person_id,settled_at,self_pay,reverses\nc9,990101198003071232,2021-03-05,1.00,\n";
  MUST(import(Kind::members, "later.csv"));
  MUST(import(Kind::claims, "more.csv"));
  EXPECT_NE(frozen("members"), members);
  EXPECT_NE(frozen("claims"), claims);
  EXPECT_EQ(frozen("members", then), members);
  EXPECT_EQ(frozen("claims", then), claims);
  EXPECT_EQ(check_unchanged(*database_, then).error().code, Code::run_changed);
  EXPECT_TRUE(check_unchanged(*database_, read_head(*database_)->number));
}

// Results that were settled apart from the store would give the person two deductibles.
TEST_P(PersonContract, ResultsWithBothCertificatesAreRefused) {
  MUST(import_all());
  const auto results = settle();
  MUST(results);
  MUST(link(LinkKind::merge, 2, 1, "乙"));
  auto change = Change::begin(*database_, clock_, {"甲", "run", "", ""});
  MUST(change);
  RunTables runs(*change, secrets_.get());
  const auto number = runs.open("2021", "甲");
  MUST(number);
  MUST(change->flush());
  EXPECT_EQ(flow::compute_run(runs, *number, "甲", *results).error().code, Code::run_changed);
}

TEST_P(PersonContract, ARowThatIsTakenInLaterKeepsItsOwnPerson) {
  MUST(import_all());
  MUST(link(LinkKind::merge, 2, 1, "乙"));
  files_.inputs["more.csv"] =
      "claim_id,person_id,settled_at,self_pay,reverses\nc9,PASSPORT:E1234567,2021-03-05,1.00,\n";
  MUST(import(Kind::claims, "more.csv"));
  EXPECT_EQ(asked("select count(*) from claim_row where person_no = 2").at(0), Row{std::int64_t{2}});
  EXPECT_NE(frozen("claims").find("990101196503120011,c9,"), std::string::npos);
}

// The merged member's rows of one file are no contradiction; two rows of one certificate in one file still are.
TEST_P(PersonContract, AContradictionWithinAFileStaysOne) {
  files_.inputs["members.csv"] += "PASSPORT:E1234567,另一个,0042,10000000001,2021-03-01..\n";
  MUST(import_all());
  MUST(link(LinkKind::merge, 2, 1, "乙"));
  const std::string text = frozen("members");
  std::size_t rows = 0;
  for (std::size_t at = text.find("990101196503120011"); at != std::string::npos;
       at = text.find("990101196503120011", at + 1))
    ++rows;
  EXPECT_EQ(rows, 3U) << text;
}

ON_BOTH_STORES(PersonContract);

}  // namespace
}  // namespace nuan::contract
