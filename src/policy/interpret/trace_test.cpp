// The trace of one member under the reconstructed Beijing plan: hardship from 2020-04-01, four bills, to the fen.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policy/interpret/plan_builder.hpp"

namespace nuan::policy {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

constexpr Index settled_at = 0;
constexpr Index setting = 1;
constexpr Index self_pay = 2;
constexpr Index over_cap = 3;

Plan beijing() {
  PlanBuilder make;
  make.subject_columns({{"covered", {}, {Kind::periods}, {}}, {"hardship", {}, {Kind::periods}, {}}});
  const Index claim = make.table("claim",
                                 {{"settled_at", {}, {Kind::date}, {}},
                                  {"setting", {}, {Kind::choice}, {}},
                                  {"self_pay", {}, {Kind::money}, {}},
                                  {"over_cap", {}, {Kind::money}, {}}},
                                 {settled_at, order_by_id});
  const NodeId in_hardship = make.node(Op::in_periods, Kind::flag, {make.column(claim, settled_at), make.column(0, 1)});
  const NodeId favoured = make.let("favoured", Kind::flag, in_hardship);
  const NodeId uplift = make.let("uplift", Kind::rate,
                                 make.node(Op::conditional, Kind::rate, {favoured, make.percent(5), make.percent(0)}));
  const NodeId top =
      make.let("over_cap_top", Kind::money,
               make.dated(Kind::money, {{make.money("100000"), "2012-05-01"}, {make.money("200000"), "2015-01-01"}}));
  const NodeId whole =
      make.let("whole_top", Kind::money,
               make.dated(Kind::money, {{make.money("100653"), "2012-05-01"}, {make.money("200653"), "2015-01-01"}}));
  const NodeId covered = make.node(Op::in_periods, Kind::flag, {make.column(claim, settled_at), make.column(0, 0)});
  make.plan.covers.push_back({claim, {{covered, Answer::refuse, "not-covered", {}, "", {}}}});
  const auto rate = [&](int percent) { return make.node(Op::add, Kind::rate, {make.percent(percent), uplift}); };
  const auto setting_is = [&](int which) {
    return make.node(Op::equal, Kind::flag, {make.column(claim, setting), make.choice(which)});
  };
  for (const int which : {0, 1}) {
    Benefit& ordinary = make.benefit(which == 0 ? "outpatient" : "inpatient", claim, make.column(claim, self_pay));
    ordinary.where = setting_is(which);
    ordinary.above = make.money(which == 0 ? "1800" : "1300");
    ordinary.bands = {{rate(20), none, "", {}}};
  }
  Benefit& over = make.benefit("over-cap", claim, make.column(claim, over_cap));
  for (int band = 0; band < 5; ++band) {
    over.bands.push_back({rate(40 + 10 * band), make.money(std::to_string(50000 * (band + 1))), "", {}});
  }
  over.bands.push_back({rate(90), none, "", {}});
  over.caps.push_back({top, Scope{}, "", {}});
  make.limit("ordinary", {0, 1}, make.money("653"));
  make.limit("whole", {0, 1, 2}, whole);
  return make.plan;
}

Fact claim(const std::string& id, std::string_view date, int where, std::string_view ordinary,
           std::string_view beyond) {
  return {id, "", {day(date), Choice{where}, yuan(ordinary), yuan(beyond)}};
}

Subject member(std::vector<Fact> claims) {
  return {"000000199001010000", {periods("2010-01-01.."), periods("2020-04-01..")}, {{}, std::move(claims)}};
}

const std::vector<Fact> bills = {claim("c1", "2020-02-10", 0, "3000", "0"), claim("c2", "2020-05-10", 0, "1800", "0"),
                                 claim("c3", "2020-06-01", 1, "1300.02", "50000.01"),
                                 claim("c4", "2020-09-01", 1, "0", "0.01")};

// base after, exact after, ask, paid of every step of one benefit.
std::vector<std::vector<std::string>> trace_of(const Outcome& outcome, Index benefit) {
  std::vector<std::vector<std::string>> lines;
  for (const FactStep& fact : outcome.steps) {
    for (const BenefitStep& step : fact.benefits) {
      if (step.benefit != benefit || step.on == 0) continue;
      lines.push_back({fen_to_yuan_text(step.base_after), fen_to_yuan_text(step.exact_after), to_text(step.asked),
                       to_text(step.paid)});
    }
  }
  return lines;
}

TEST(Trace, TheMemberOfThePolicyLanguagePage) {
  const Plan plan = beijing();
  const Outcome outcome = settle(plan, {}, member(bills));
  ASSERT_FALSE(outcome.stop);
  EXPECT_THAT(trace_of(outcome, 0), ElementsAre(ElementsAre("3,000.00", "240.00", "240.00", "240.00"),
                                                ElementsAre("4,800.00", "690.00", "450.00", "413.00")));
  EXPECT_THAT(trace_of(outcome, 1), ElementsAre(ElementsAre("1,300.02", "0.005", "0.01", "0.00")));
  EXPECT_THAT(trace_of(outcome, 2), ElementsAre(ElementsAre("50,000.01", "22,500.0055", "22,500.01", "22,500.01"),
                                                ElementsAre("50,000.02", "22,500.011", "0.00", "0.00")));
  ASSERT_THAT(outcome.years, SizeIs(1));
  EXPECT_EQ(outcome.years[0].year.name, "2020");
  EXPECT_THAT(outcome.years[0].benefits, ElementsAre(fen("653.00"), fen("0.00"), fen("22500.01")));
  EXPECT_EQ(outcome.years[0].total, fen("23153.01"));
}

TEST(Trace, TheOrderInWhichRowsComeChangesNothing) {
  const Plan plan = beijing();
  const std::vector<Fact> backwards(bills.rbegin(), bills.rend());
  EXPECT_EQ(settle(plan, {}, member(backwards)).years[0].total, fen("23153.01"));
}

TEST(Trace, AnUndoneBillTakesNoPart) {
  const Plan plan = beijing();
  std::vector<Fact> facts = bills;
  facts.insert(facts.begin(), claim("c5", "2021-02-01", 0, "9999", "0"));
  facts.front().reverses = "c2";
  const Outcome outcome = settle(plan, {}, member(facts));
  EXPECT_THAT(outcome.steps, SizeIs(3));
  EXPECT_THAT(outcome.years[0].benefits, ElementsAre(fen("240.00"), fen("0.01"), fen("22500.01")));
}

TEST(Trace, ABillOutsideTheCoverIsRefusedAndCountsNowhere) {
  const Plan plan = beijing();
  Subject subject = member(bills);
  subject.columns[0] = periods("2010-01-01..2020-05-31");
  const Outcome outcome = settle(plan, {}, subject);
  ASSERT_THAT(outcome.refused, SizeIs(2));
  EXPECT_EQ(outcome.refused[0].id, "c3");
  EXPECT_EQ(outcome.refused[0].requirement, 0);
  EXPECT_THAT(outcome.years[0].benefits, ElementsAre(fen("653.00"), fen("0"), fen("0")));
}

TEST(Trace, MrLiReachesBothCaps) {
  const Plan plan = beijing();
  const Outcome outcome =
      settle(plan, {}, member({claim("a", "2019-10-12", 0, "8000", "0"), claim("b", "2019-11-20", 1, "0", "570000")}));
  EXPECT_EQ(outcome.result(plan, 3, outcome.years[0].year), fen("653"));
  EXPECT_EQ(outcome.result(plan, 2, outcome.years[0].year), fen("200000"));
  EXPECT_EQ(outcome.result(plan, plan.total_result(), outcome.years[0].year), fen("200653"));
}

TEST(Trace, CapsAreReadOnTheFirstDayOfTheirYear) {
  const Plan plan = beijing();
  const Outcome outcome = settle(
      plan, {}, member({claim("a", "2014-12-31", 1, "0", "300000"), claim("b", "2015-01-01", 1, "0", "300000")}));
  ASSERT_THAT(outcome.years, SizeIs(2));
  EXPECT_EQ(outcome.years[0].total, fen("100000"));
  EXPECT_EQ(outcome.years[1].total, fen("195000"));
}

TEST(Trace, FactsBeforeTheFirstEditionAreRefused) {
  const Plan plan = beijing();
  const Outcome outcome = settle(plan, {}, member({claim("a", "2012-04-30", 0, "9000", "0")}));
  ASSERT_THAT(outcome.refused, SizeIs(1));
  EXPECT_EQ(outcome.refused[0].why, FactRefusal::before_first_edition);
  EXPECT_THAT(outcome.years, SizeIs(0));
}

}  // namespace
}  // namespace nuan::policy
