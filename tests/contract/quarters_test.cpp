// The tricky cases of money that was paid before, from the register to the ledger, on both stores: due less paid,
// carry, refunds, corrections, deaths and missing cards through several runs of an office.
#include "tests/contract/union_office.hpp"

namespace nuan::contract {
namespace {

using aid::HoldReason;
using aid::Opening;
using aid::RunKind;

constexpr const char* li = "990101196503120011";
constexpr const char* wang = "990101198003071232";
const std::string li_covered = std::string(li) + ",李先生,0018,10000000001,2010-01-01..,,";

class Quarters : public UnionOffice {
 protected:
  static std::string bill(const std::string& id, const std::string& rest, const char* who = li) {
    return id + "," + who + "," + rest;
  }
  // Due, paid, pay and carry of the person in the run, in fen; all zero where the run says nothing.
  std::vector<std::int64_t> said(std::int64_t run, const char* who = li) {
    const auto one = decision(run, who).value_or(aid::Decision{});
    return {one.due.fen(), one.paid.fen(), one.pay.fen(), one.carry.fen()};
  }
  using Said = std::vector<std::int64_t>;
};

TEST_P(Quarters, T6_a_refund_after_payment_is_carried_and_made_up_by_the_next_quarter) {
  MUST(members({li_covered}));
  MUST(claims({bill("a", "2020-01-10,outpatient,3600.00,0.00,"), bill("b", "2020-02-10,outpatient,1200.00,0.00,")}));
  MUST(pay({"2020", "2020Q1"}, "2020-03-31"));
  EXPECT_EQ(said(1), (Said{60'000, 0, 60'000, 0}));
  MUST(claims({bill("c", "2020-05-10,outpatient,0.00,0.00,b"), bill("d", "2020-05-20,outpatient,500.00,0.00,")}));
  const auto second = pay({"2020", "2020Q2"}, "2020-06-30");
  MUST(second);
  EXPECT_EQ(second->payees, 0U);
  EXPECT_EQ(said(2), (Said{46'000, 60'000, 0, -14'000}));
  EXPECT_EQ(sums_of_run(*database_, 2)->carried, 1U);
  EXPECT_EQ(sums_of_run(*database_, 2)->carry, fen(-14'000));
  MUST(claims({bill("e", "2020-08-10,outpatient,1200.00,0.00,")}));
  MUST(pay({"2020", "2020Q3"}, "2020-09-30"));
  EXPECT_EQ(said(3), (Said{65'300, 60'000, 5'300, 0}));
  EXPECT_EQ(owed(person(li)), fen(65'300));
  // Nothing late, nothing more to pay.
  const auto late = pay({"2020", "2020Q3", RunKind::supplementary}, "2020-09-30");
  MUST(late);
  EXPECT_EQ(late->payees, 0U);
  expect_sound();
}

TEST_P(Quarters, T7_a_refund_of_last_year_is_last_years_debt_and_leaves_this_year_alone) {
  MUST(members({li_covered}));
  MUST(claims({bill("a", "2020-12-10,outpatient,4800.00,0.00,")}));
  MUST(pay({"2020", "2020Q4"}));
  EXPECT_EQ(said(1), (Said{60'000, 0, 60'000, 0}));
  MUST(claims({bill("b", "2021-02-10,outpatient,-4800.00,0.00,a"), bill("c", "2021-03-01,outpatient,2800.00,0.00,")}));
  MUST(pay({"2020", "2020Q4", RunKind::correction}));
  EXPECT_EQ(said(2), (Said{0, 60'000, 0, -60'000}));
  MUST(pay({"2021", "2021Q1"}));
  EXPECT_EQ(said(3), (Said{20'000, 0, 20'000, 0}));
  EXPECT_EQ(owed(person(li)), fen(80'000));
  expect_sound();
}

TEST_P(Quarters, T23_a_correction_two_years_later_follows_the_rule_of_its_own_year) {
  MUST(members({li_covered}));
  MUST(claims({bill("a", "2014-06-01,inpatient,0.00,300000.00,")}));
  MUST(pay({"2014", "2014"}));
  EXPECT_EQ(said(1), (Said{10'000'000, 0, 10'000'000, 0}));
  MUST(claims({bill("b", "2016-06-01,inpatient,0.00,0.00,a"), bill("c", "2014-06-01,inpatient,0.00,310000.00,")}));
  const auto corrected = pay({"2014", "2014", RunKind::correction});
  MUST(corrected);
  EXPECT_EQ(corrected->payees, 0U);
  EXPECT_EQ(owed(person(li)), fen(10'000'000));
  expect_sound();
}

TEST_P(Quarters, T27_an_older_stay_that_comes_late_rates_the_younger_one_again) {
  use("guangdong/inpatient");
  const std::string members_header = "person_id,name,card_no,phone,covered";
  const std::string claims_header = "claim_id,person_id,settled_at,stay_id,self_paid,reverses";
  MUST(import(aid::Kind::members, members_header, {std::string(li) + ",李先生,0018,10000000001,2010-01-01.."}));
  MUST(import(aid::Kind::claims, claims_header, {bill("b", "2018-06-01,s2,10000.00,")}));
  MUST(pay({"2018", "2018Q2"}));
  EXPECT_EQ(said(1), (Said{800'000, 0, 800'000, 0}));
  MUST(import(aid::Kind::claims, claims_header, {bill("a", "2018-03-01,s1,1000.00,")}));
  MUST(pay({"2018", "2018Q2", RunKind::supplementary}));
  EXPECT_EQ(said(2), (Said{780'000, 800'000, 0, -20'000}));
  MUST(import(aid::Kind::claims, claims_header, {bill("c", "2018-09-01,s3,1000.00,")}));
  MUST(pay({"2018", "2018Q3"}));
  EXPECT_EQ(said(3), (Said{850'000, 800'000, 50'000, 0}));
  EXPECT_EQ(owed(person(li)), fen(850'000));
  expect_sound();
}

TEST_P(Quarters, T16_who_retired_after_the_settlement_is_paid) {
  MUST(members({std::string(li) + ",李先生,0018,10000000001,2010-01-01..2021-08-15,,"}));
  MUST(claims({bill("a", "2021-08-14,outpatient,2800.00,0.00,"), bill("b", "2021-08-16,outpatient,1000.00,0.00,")}));
  const auto posted = pay({"2021", "2021Q3"}, "2021-09-30");
  MUST(posted);
  EXPECT_EQ(posted->held_payees, 0U);
  EXPECT_EQ(owed(person(li)), fen(20'000));
  expect_sound();
}

TEST_P(Quarters, T17_what_the_dead_were_due_is_held_for_their_heirs_and_paid_once) {
  MUST(members({std::string(li) + ",李先生,0018,10000000001,2010-01-01..2021-07-01,,"}));
  MUST(claims({bill("a", "2021-03-10,outpatient,3675.00,0.00,")}));
  MUST(tell(person(li), aid::PayeeState::died));
  const auto posted = pay({"2021", "2021Q3"});
  MUST(posted);
  EXPECT_EQ(posted->held, fen(37'500));
  EXPECT_EQ(owed(person(li)), fen(0));
  EXPECT_EQ(equation(1).waiting, fen(37'500));
  EXPECT_EQ(equation(1).held, fen(37'500));
  // Held money counts as paid: the next run does not pay it, either.
  EXPECT_EQ(pay({"2021", "2021Q4"})->payees, 0U);
  EXPECT_EQ(release(1, person(li), HoldReason::estate)->moved, fen(37'500));
  EXPECT_EQ(release(1, person(li), HoldReason::estate).error().code, Code::hold_ended);
  EXPECT_EQ(owed(person(li)), fen(37'500));
  EXPECT_EQ(equation(1).held, fen(0));
  expect_sound();
}

TEST_P(Quarters, T17_a_death_that_is_told_after_the_approval_holds_the_payment_too) {
  MUST(members({li_covered}));
  MUST(claims({bill("a", "2021-03-10,outpatient,3675.00,0.00,")}));
  MUST(open({"2021", "2021Q1"}));
  MUST(compute(1));
  const auto digest = submit(1);
  MUST(digest);
  MUST(approve(1, *digest));
  MUST(tell(person(li), aid::PayeeState::died));
  const auto posted = post(1);
  MUST(posted);
  EXPECT_EQ(posted->held, fen(37'500));
  ASSERT_EQ(holds(1).size(), 1U);
  EXPECT_EQ(holds(1)[0].raised, aid::Step::posted);
  expect_sound();
}

TEST_P(Quarters, T18_due_without_a_card_is_held_and_paid_when_there_is_one) {
  MUST(members({std::string(li) + ",李先生,,10000000001,2010-01-01..,,"}));
  MUST(claims({bill("a", "2021-02-10,outpatient,2800.00,0.00,")}));
  const auto posted = pay({"2021", "2021Q1"});
  MUST(posted);
  EXPECT_EQ(posted->held, fen(20'000));
  EXPECT_EQ(holds(1).at(0).hold.reason, HoldReason::no_card);
  on("2021-08-01");
  MUST(members({li_covered}));
  // The first card of somebody took the place of none: what falls due now is not held. The caps are those of the year.
  MUST(claims({bill("b", "2021-07-10,outpatient,8000.00,0.00,")}));
  const auto third = pay({"2021", "2021Q3"});
  MUST(third);
  EXPECT_EQ(third->held, fen(0));
  EXPECT_EQ(said(2), (Said{65'300, 20'000, 45'300, 0}));
  MUST(release(1, person(li), HoldReason::no_card));
  EXPECT_EQ(owed(person(li)), fen(65'300));
  EXPECT_TRUE(equation(1).holds() && equation(2).holds());
  expect_sound();
}

TEST_P(Quarters, AReversalBeforeTheNextRunIsNeverANegativeTransfer) {
  MUST(members({li_covered, std::string(wang) + ",王女士,0026,10000000002,2010-01-01..,,"}));
  MUST(claims(
      {bill("a", "2021-01-10,outpatient,2800.00,0.00,"), bill("w", "2021-01-11,outpatient,3800.00,0.00,", wang)}));
  MUST(pay({"2021", "2021Q1"}));
  MUST(claims({bill("r", "2021-05-10,outpatient,0.00,0.00,a"), bill("x", "2021-05-11,outpatient,100.00,0.00,", wang)}));
  const auto second = pay({"2021", "2021Q2"});
  MUST(second);
  EXPECT_EQ(second->payees, 1U);
  EXPECT_EQ(said(2), (Said{0, 20'000, 0, -20'000}));
  EXPECT_EQ(said(2, wang), (Said{42'000, 40'000, 2'000, 0}));
  EXPECT_EQ(store::all_rows(*database_, "select count(*) from transfer where amount <= 0").value().at(0),
            store::Row{std::int64_t{0}});
  expect_sound();
}

// Two runs worked out of the same register pay what is due once: the second is not posted after the first.
TEST_P(Quarters, TwoRunsComputedSideBySideArePostedOnce) {
  MUST(members({li_covered}));
  MUST(claims({bill("a", "2021-01-10,outpatient,2800.00,0.00,")}));
  std::vector<std::string> digests;
  for (const std::int64_t run : {1, 2}) {
    MUST(open({"2021", "2021Q1"}));
    MUST(compute(run));
    const auto digest = submit(run);
    MUST(digest);
    MUST(approve(run, *digest));
  }
  MUST(post(1));
  EXPECT_EQ(post(2).error().code, Code::run_changed);
  EXPECT_EQ(owed(person(li)), fen(20'000));
  expect_sound();
}

TEST_P(Quarters, ARunIsOpenedOnceForItsPeriodKindAndNumber) {
  EXPECT_EQ(open({"2021", "2021Q1", RunKind::regular, 1}).value(), 1);
  EXPECT_EQ(open({"2021", "2021Q1", RunKind::regular, 1}).error().code, Code::run_twice);
  EXPECT_EQ(open({"2021", "2021Q1", RunKind::supplementary, 1}).value(), 2);
  EXPECT_EQ(open({"2021", "2021Q1", RunKind::supplementary}).value(), 3);
  EXPECT_EQ(open({"2021", "2021Q2", RunKind::regular, 1}).value(), 4);
  const auto run = find_run(*database_, 3);
  MUST(run);
  EXPECT_EQ(run->period, "2021Q1");
  EXPECT_EQ(run->kind, RunKind::supplementary);
  EXPECT_EQ(run->kind_number, 2);
}

ON_BOTH_STORES(Quarters);

}  // namespace
}  // namespace nuan::contract
