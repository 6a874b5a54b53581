// Holds, budget and review of a run, on both stores: out of the register, signed, ended by another person, paid once.
#include <sys/wait.h>

#include "tests/contract/dying_database.hpp"
#include "tests/contract/union_office.hpp"

namespace nuan::contract {
namespace {

using aid::HoldOutcome;
using aid::HoldReason;

// Twenty made-up people, each with a card and a phone, each due 200.00.
class Holds : public UnionOffice {
 protected:
  static std::string certificate(int person) { return "P:" + std::to_string(1'000 + person); }
  static std::string member(int person, const std::string& card, const std::string& phone) {
    return certificate(person) + ",示例," + card + "," + phone + ",2010-01-01..,,";
  }
  static std::string member(int person) {
    return member(person, "card" + std::to_string(person), "phone" + std::to_string(person));
  }
  static std::string bill(int person, const std::string& self_pay = "2800.00", const std::string& over_cap = "0.00") {
    return "c" + std::to_string(person) + "," + certificate(person) + ",2021-03-10,outpatient," + self_pay + "," +
           over_cap + ",";
  }
  void SetUp() override {
    UnionOffice::SetUp();
    if (IsSkipped()) return;
    on("2021-04-01");
    std::vector<std::string> rows, bills;
    for (int person = 1; person <= 20; ++person) {
      rows.push_back(member(person));
      bills.push_back(bill(person));
    }
    MUST(members(rows));
    MUST(claims(bills));
  }
  std::int64_t number(int one) { return person(certificate(one)); }
  // `reason/person` of everything that is held, by person and reason.
  std::vector<std::string> held(std::int64_t run) {
    std::vector<std::string> all;
    for (const aid::HoldNow& one : holds(run)) {
      int who = 0;
      for (int i = 1; i <= 20; ++i) who = number(i) == one.hold.person_no ? i : who;
      all.push_back(std::string(name_of(one.hold.reason)) + "/" + std::to_string(who));
    }
    std::sort(all.begin(), all.end());
    return all;
  }
  using Held = std::vector<std::string>;
};

TEST_P(Holds, AreFoundOutOfTheRegisterAndWhatWasTold) {
  on("2021-06-15");
  MUST(members({member(1, "same", "phone1"), member(2, "same", "phone2"),    // one card, and it is new
                member(3, "card3", "shared"), member(4, "card4", "shared"),  // a phone of two is no matter
                member(5, "card5", "many"), member(6, "card6", "many"), member(7, "card7", "many")}));
  MUST(tell(number(8), aid::PayeeState::card_unusable));
  MUST(tell(number(9), aid::PayeeState::died));
  MUST(tell(number(10), aid::PayeeState::died));
  MUST(tell(number(10), aid::PayeeState::alive));
  MUST(step("甲", "",
            [&](Change& change, RunTables&, LedgerTables&) { return set_officer(change, "戊", number(11), true); }));
  MUST(step("甲", "",
            [&](Change& change, RunTables&, LedgerTables&) { return set_officer(change, "己", number(12), true); }));
  MUST(step("甲", "",
            [&](Change& change, RunTables&, LedgerTables&) { return set_officer(change, "己", number(12), false); }));
  on("2021-07-01");
  MUST(pay({"2021", "2021Q2"}));
  EXPECT_EQ(held(1), (Held{"card_changed/1", "card_changed/2", "card_unusable/8", "estate/9", "officer/11",
                           "shared_card/1", "shared_card/2", "shared_phone/5", "shared_phone/6", "shared_phone/7"}));
  EXPECT_EQ(equation(1).held, fen(8 * 20'000));
  EXPECT_EQ(equation(1).posted, fen(20 * 20'000));
  expect_sound();
}

TEST_P(Holds, ACardThatChangedLongAgoIsNoMatter) {
  MUST(members({member(1, "other", "phone1")}));
  on("2021-05-02");
  MUST(open({"2021", "2021Q1"}));
  MUST(compute(1));
  EXPECT_TRUE(held(1).empty());
}

TEST_P(Holds, AnOutlierIsHeld) {
  MUST(claims({"big," + certificate(3) + ",2021-03-11,inpatient,0.00,400000.00,"}));
  MUST(open({"2021", "2021Q1"}));
  MUST(compute(1));
  EXPECT_EQ(held(1), Held{"outlier/3"});
  EXPECT_EQ(holds(1).at(0).hold.measure, 20'000);
}

TEST_P(Holds, MoneyMovesWhenTheLastHoldIsReleasedByAnotherAndOnce) {
  MUST(tell(number(9), aid::PayeeState::died));
  MUST(tell(number(9), aid::PayeeState::card_unusable));
  MUST(pay({"2021", "2021Q1"}));
  const std::int64_t nine = number(9);
  EXPECT_EQ(release(1, nine, HoldReason::estate, "甲").error().code, Code::run_same_person);
  EXPECT_EQ(release(1, nine, HoldReason::officer).error().code, Code::hold_unknown);
  EXPECT_EQ(release(7, nine, HoldReason::estate).error().code, Code::run_unknown);
  EXPECT_EQ(release(1, nine, HoldReason::estate)->moved, fen(0));
  EXPECT_EQ(owed(nine), fen(0));
  EXPECT_EQ(release(1, nine, HoldReason::card_unusable)->moved, fen(20'000));
  EXPECT_EQ(release(1, nine, HoldReason::card_unusable).error().code, Code::hold_ended);
  EXPECT_EQ(owed(nine), fen(20'000));
  EXPECT_EQ(store::all_rows(*database_, "select count(*) from transfer where person_no = ?", {nine}).value().at(0),
            store::Row{std::int64_t{2}});  // the hold and what settled it
  expect_sound();
}

TEST_P(Holds, NobodyReleasesTheirOwnPayment) {
  MUST(step("甲", "",
            [&](Change& change, RunTables&, LedgerTables&) { return set_officer(change, "丙", number(4), true); }));
  MUST(pay({"2021", "2021Q1"}));
  EXPECT_EQ(held(1), Held{"officer/4"});
  EXPECT_EQ(release(1, number(4), HoldReason::officer, "丙").error().code, Code::run_same_person);
  EXPECT_EQ(release(1, number(4), HoldReason::officer, "丁")->moved, fen(20'000));
  expect_sound();
}

TEST_P(Holds, WhatIsRefusedGoesBackAndOnlyACorrectionDecidesAgain) {
  MUST(tell(number(9), aid::PayeeState::died));
  MUST(tell(number(9), aid::PayeeState::card_unusable));
  MUST(pay({"2021", "2021Q1"}));
  EXPECT_EQ(end(1, number(9), HoldReason::estate, HoldOutcome::refused)->returned, fen(20'000));
  EXPECT_EQ(release(1, number(9), HoldReason::card_unusable).error().code, Code::hold_ended);
  EXPECT_EQ(equation(1).returned, fen(20'000));
  EXPECT_EQ(equation(1).waiting, fen(19 * 20'000));
  EXPECT_EQ(equation(1).held, fen(0));
  MUST(tell(number(9), aid::PayeeState::alive));
  MUST(tell(number(9), aid::PayeeState::card_usable));
  EXPECT_EQ(pay({"2021", "2021Q2"})->payees, 0U);
  const auto corrected = pay({"2021", "2021Q1", aid::RunKind::correction});
  MUST(corrected);
  EXPECT_EQ(corrected->held, fen(20'000));
  EXPECT_EQ(held(3), Held{"refused_before/9"});
  EXPECT_EQ(release(3, number(9), HoldReason::refused_before)->moved, fen(20'000));
  EXPECT_EQ(owed(number(9)), fen(20'000));
  EXPECT_EQ(pay({"2021", "2021Q3"})->payees, 0U);
  expect_sound();
}

TEST_P(Holds, DecidedBeforePostingArePostedAsTheyWereDecided) {
  MUST(tell(number(8), aid::PayeeState::died));
  MUST(tell(number(9), aid::PayeeState::died));
  MUST(open({"2021", "2021Q1"}));
  MUST(compute(1));
  MUST(release(1, number(8), HoldReason::estate));
  MUST(end(1, number(9), HoldReason::estate, HoldOutcome::refused));
  const auto digest = submit(1);
  MUST(digest);
  MUST(approve(1, *digest));
  MUST(tell(number(9), aid::PayeeState::card_unusable));  // refused, it is nothing to wait for any more
  const auto posted = post(1);
  MUST(posted);
  EXPECT_EQ(posted->held_payees, 0U);
  EXPECT_EQ(owed(number(8)), fen(20'000));
  EXPECT_EQ(owed(number(9)), fen(0));
  EXPECT_EQ(equation(1).returned, fen(20'000));
  expect_sound();
}

TEST_P(Holds, AreSignedWithTheRun) {
  MUST(tell(number(9), aid::PayeeState::died));
  MUST(open({"2021", "2021Q1"}));
  MUST(compute(1));
  const auto digest = submit(1);
  MUST(digest);
  MUST(approve(1, *digest));
  ASSERT_TRUE(database_->run("delete from run_hold", {}));
  EXPECT_EQ(post(1).error().code, Code::run_changed);
}

TEST_P(Holds, AreMissedByVerifyWhereSomebodyTakesThemAway) {
  MUST(tell(number(9), aid::PayeeState::died));
  MUST(pay({"2021", "2021Q1"}));
  expect_sound();
  ASSERT_TRUE(database_->run("delete from run_hold", {}));
  std::vector<std::string> tables;
  const auto found = verify(*database_);
  MUST(found);
  for (const Finding& one : found->findings) tables.push_back(one.table);
  EXPECT_EQ(tables, (std::vector<std::string>{"run_hold", "run_step", "run_hold"}));
}

TEST_P(Holds, AnOfficerWhoIsRegisteredAfterTheApprovalWaitsToo) {
  MUST(open({"2021", "2021Q1"}));
  MUST(compute(1));
  const auto digest = submit(1);
  MUST(digest);
  MUST(approve(1, *digest));
  MUST(step("甲", "",
            [&](Change& change, RunTables&, LedgerTables&) { return set_officer(change, "乙", number(6), true); }));
  EXPECT_EQ(post(1)->held, fen(20'000));
  EXPECT_EQ(held(1), Held{"officer/6"});
  EXPECT_EQ(release(1, number(6), HoldReason::officer, "乙").error().code, Code::run_same_person);
  expect_sound();
}

// No bank is connected yet; the equation already follows what the ledger would have of one.
TEST_P(Holds, TheEquationFollowsWhatABankWouldDo) {
  MUST(tell(number(9), aid::PayeeState::died));
  MUST(pay({"2021", "2021Q1"}));
  const aid::BankTerms none = LedgerBank(*database_).terms(1).value();
  EXPECT_EQ(none.instructed + none.settled + none.returned, fen(0));
  const auto book = [&](flow::Payment payment, int who) {
    return step("甲", "", [&](Change&, RunTables& runs, LedgerTables& ledger) -> Result<void> {
      TRY_LET(const auto decision, runs.decision(1, number(who)));
      std::vector<ledger::Transfer> transfers = {flow::transfer_of(payment, *decision, 1, today())};
      return flow::post_all(ledger, 1, transfers);
    });
  };
  for (const int who : {1, 2, 3}) MUST(book(flow::Payment::instruct, who));
  EXPECT_EQ(book(flow::Payment::instruct, 3).error().code, Code::run_refused);  // once
  EXPECT_EQ(book(flow::Payment::instruct, 9).error().code, Code::run_refused);  // what is held is not owed
  MUST(book(flow::Payment::settle, 1));
  MUST(book(flow::Payment::come_back, 2));
  const aid::Equation now = equation(1);
  EXPECT_EQ(now.instructed, fen(60'000));
  EXPECT_EQ(now.settled, fen(20'000));
  EXPECT_EQ(now.returned, fen(20'000));
  EXPECT_EQ(now.waiting, fen(18 * 20'000));
  EXPECT_EQ(now.held, fen(20'000));
  EXPECT_TRUE(now.holds());
  expect_sound();
}

// Killed at one call to the database after the other, and tried again: the money moves once.
TEST_P(Holds, AReleaseThatIsKilledAnywhereMovesTheMoneyOnce) {
  for (const int who : {8, 9}) MUST(tell(number(who), aid::PayeeState::died));
  MUST(pay({"2021", "2021Q1"}));
  for (const bool after : {false, true}) {
    const std::int64_t payee = number(after ? 8 : 9);
    int deaths = 0;
    for (int call = 1;; ++call) {
      database_.reset();
      const ::pid_t child = ::fork();
      if (child == 0) {
        database_ = std::make_unique<DyingDatabase>(connect(), call, after);
        const auto done = release(1, payee, HoldReason::estate);
        ::_exit(done || done.error().code == Code::hold_ended ? 0 : 1);
      }
      int status = 0;
      ::waitpid(child, &status, 0);
      database_ = connect();
      ASSERT_TRUE(WIFEXITED(status));
      expect_sound();
      if (WEXITSTATUS(status) == 0) break;
      ASSERT_EQ(WEXITSTATUS(status), died) << call;
      ++deaths;
    }
    EXPECT_GT(deaths, 5);
    EXPECT_EQ(owed(payee), fen(20'000));
  }
  EXPECT_EQ(equation(1).held, fen(0));
}

class Budgets : public Holds {
 protected:
  void set(const std::string& amount_fen, const std::string& actor = "甲") {
    MUST(step(actor, "理事会", [&](Change& change, RunTables&, LedgerTables&) {
      return set_budget(change, "2021", fen(std::stoll(amount_fen)), actor);
    }));
  }
};

TEST_P(Budgets, AreKeptUntilAnotherPersonReleasesTheExcess) {
  set("399999");
  MUST(open({"2021", "2021Q1"}));
  MUST(compute(1));
  const auto digest = submit(1);
  MUST(digest);
  ASSERT_EQ(holds(1).size(), 1U);
  EXPECT_EQ(holds(1)[0].hold, (aid::Hold{0, HoldReason::over_budget, 1, 0}));
  EXPECT_EQ(approve(1, *digest).error().code, Code::run_over_budget);
  EXPECT_EQ(release(1, 0, HoldReason::over_budget, "甲").error().code, Code::run_same_person);
  MUST(release(1, 0, HoldReason::over_budget));
  // Released for so much, and no more.
  set("399998");
  EXPECT_EQ(approve(1, *digest).error().code, Code::run_over_budget);
  set("399999");
  MUST(approve(1, *digest));
  MUST(post(1));
  EXPECT_EQ(equation(1).held, fen(0));
  expect_sound();
}

TEST_P(Budgets, CountWhatOtherRunsOfTheYearPosted) {
  MUST(pay({"2021", "2021Q1"}));
  set("450000");
  MUST(claims({"more," + certificate(1) + ",2021-04-02,outpatient,1000.00,0.00,",
               "most," + certificate(2) + ",2021-04-02,outpatient,2000.00,0.00,"}));
  MUST(open({"2021", "2021Q2"}));
  MUST(compute(2));
  ASSERT_EQ(holds(2).size(), 1U);
  EXPECT_EQ(holds(2)[0].hold.measure, 10'000);
}

TEST_P(Budgets, WhoSetOneDoesNotApprove) {
  set("10000000", "乙");
  MUST(open({"2021", "2021Q1"}));
  MUST(compute(1));
  const auto digest = submit(1);
  MUST(digest);
  EXPECT_EQ(approve(1, *digest).error().code, Code::run_same_person);
}

TEST_P(Budgets, AndEverythingElseIsToldInTheReview) {
  MUST(tell(number(9), aid::PayeeState::died));
  MUST(pay({"2021", "2021Q1"}));
  set("10000000");
  MUST(claims({"more," + certificate(1) + ",2021-04-02,outpatient,1000.00,0.00,",
               "most," + certificate(2) + ",2021-04-02,outpatient,2000.00,0.00,"}));
  MUST(open({"2021", "2021Q2"}));
  EXPECT_EQ(review_of(*database_, 2, 3).error().code, Code::run_state);
  MUST(compute(2));
  const auto review = review_of(*database_, 2, 1);
  MUST(review);
  EXPECT_EQ(review->sums.payees, 2U);
  EXPECT_EQ(review->sums.pay, fen(60'000));
  EXPECT_EQ(review->sums.mean(), fen(30'000));
  ASSERT_TRUE(review->last);
  EXPECT_EQ(review->last->run.number, 1);
  EXPECT_EQ(review->last->sums.pay, fen(400'000));
  EXPECT_EQ(review->bands.at(1).payees, 2U);
  ASSERT_EQ(review->largest.size(), 1U);
  EXPECT_EQ(review->largest[0].person_no, number(2));
  EXPECT_EQ(review->budget->amount, fen(10'000'000));
  EXPECT_EQ(review->posted, fen(400'000));
  EXPECT_EQ(review->unregistered, std::vector<std::string>{"甲"});
  const auto first = review_of(*database_, 1, 0);
  MUST(first);
  EXPECT_EQ(first->held_payees, 1U);
  EXPECT_EQ(first->held, fen(20'000));
  EXPECT_EQ(first->posted, fen(0));
  EXPECT_FALSE(first->last);
}

ON_BOTH_STORES(Holds);
ON_BOTH_STORES(Budgets);

}  // namespace
}  // namespace nuan::contract
