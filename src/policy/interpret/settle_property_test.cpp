// What holds of every settlement, whatever the facts: tried with random bills under a plan with every kind of cut.
#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "policy/interpret/told.hpp"

namespace nuan::policy {
namespace {

const Told& told() {
  static const Told once = tell(R"(
group stay of claim by stay_no
let more = 5 points if kind is severe else 0 points
cover claim
  require on_day in covered else not-covered "not covered"
benefit b1 "per year" on amount where kind is not other per year above 100 pay 20% + more to 500, 33% + more beyond
benefit b2 "per stay" on part per stay pay 30% to 50, 40% beyond raise to 5 at most 60 per year
benefit b3 "per fact" on each claim where amount > 300 per year pay 1.5% * amount at most 9
limit inner "inner" b1 + b3 at most 90 per year
limit outer "outer" all benefits at most 120 per year)",
                                "member born 1980-01-01 covered 2019-02-01..2020-11-30 claim 2020-01-01 mild");
  return once;
}

rc::Gen<Fact> some_bill() {
  return rc::gen::exec([] {
    Fact fact;
    fact.id = std::to_string(*rc::gen::inRange(0, 1000000));
    const Date day = Date::read("2019-01-01")->plus(*rc::gen::inRange(0, 730));
    fact.columns = {day,
                    std::string(1, static_cast<char>(*rc::gen::inRange(static_cast<int>('a'), static_cast<int>('d')))),
                    Choice{*rc::gen::inRange(0, 3)},
                    Rational(*rc::gen::inRange(0, 60000)),
                    Rational(*rc::gen::inRange(0, 30000)),
                    Rational(0),
                    Rational(0)};
    return fact;
  });
}

Subject some_person() {
  Subject subject = told().subject;
  subject.facts[1] = *rc::gen::container<std::vector<Fact>>(some_bill());
  return subject;
}

Outcome settled(const Subject& subject) { return settle(told().plan, told().inputs, subject); }

// What each benefit paid in a year, added up from the steps.
Money paid_in(const Outcome& outcome, Index year, Index benefit) {
  Money sum;
  for (const FactStep& fact : outcome.steps) {
    for (const BenefitStep& step : fact.benefits) {
      if (step.year == year && step.benefit == benefit) sum += step.paid;
    }
  }
  return sum;
}

RC_GTEST_PROP(Settlement, DueIsTheSumOfWhatEachFactWasPaid, ()) {
  const Outcome outcome = settled(some_person());
  RC_ASSERT(!outcome.stop);
  for (std::size_t year = 0; year < outcome.years.size(); ++year) {
    Money total;
    for (Index benefit = 0; benefit < 3; ++benefit) {
      const Money paid = paid_in(outcome, static_cast<Index>(year), benefit);
      RC_ASSERT(outcome.years[year].benefits[static_cast<std::size_t>(benefit)] == paid);
      total += paid;
    }
    RC_ASSERT(outcome.years[year].total == total);
  }
}

RC_GTEST_PROP(Settlement, NothingExceedsItsCapOrLimit, ()) {
  const Outcome outcome = settled(some_person());
  for (const YearDue& due : outcome.years) {
    RC_ASSERT(due.benefits[1] <= Money::from_fen(6000));
    RC_ASSERT(due.benefits[2] <= Money::from_fen(900));
    RC_ASSERT(due.benefits[0] + due.benefits[2] <= Money::from_fen(9000));
    RC_ASSERT(due.total <= Money::from_fen(12000));
  }
}

RC_GTEST_PROP(Settlement, NoStepAsksLessThanNothingOrIsPaidMoreThanItAsks, ()) {
  for (const FactStep& fact : settled(some_person()).steps) {
    for (const BenefitStep& step : fact.benefits) {
      RC_ASSERT(step.asked >= Money());
      RC_ASSERT(step.paid >= Money() && step.paid <= step.asked);
    }
  }
}

RC_GTEST_PROP(Settlement, TheOrderOfTheRowsIsNothing, ()) {
  Subject subject = some_person();
  const Outcome before = settled(subject);
  std::reverse(subject.facts[1].begin(), subject.facts[1].end());
  const Outcome after = settled(subject);
  RC_ASSERT(before.years.size() == after.years.size());
  for (std::size_t year = 0; year < before.years.size(); ++year) {
    RC_ASSERT(before.years[year].benefits == after.years[year].benefits);
  }
}

RC_GTEST_PROP(Settlement, UndoingABillIsAsIfItHadNeverBeen, ()) {
  Subject subject = some_person();
  RC_PRE(!subject.facts[1].empty());
  Subject with_reversal = subject;
  Fact reversal = *some_bill();
  reversal.id = "reversal";
  reversal.reverses = subject.facts[1].front().id;
  with_reversal.facts[1].push_back(reversal);
  const std::string undone = subject.facts[1].front().id;
  std::erase_if(subject.facts[1], [&undone](const Fact& fact) { return fact.id == undone; });
  const Outcome expected = settled(subject);
  const Outcome outcome = settled(with_reversal);
  RC_ASSERT(outcome.years.size() == expected.years.size());
  for (std::size_t year = 0; year < expected.years.size(); ++year) {
    RC_ASSERT(outcome.years[year].benefits == expected.years[year].benefits);
  }
}

RC_GTEST_PROP(Settlement, TheRunningAmountIsTheWholeBaseThroughTheBandsAtOnceWhereRatesAreEqual, ()) {
  Subject subject = some_person();
  for (Fact& fact : subject.facts[1]) fact.columns[2] = Choice{0};
  const Outcome outcome = settled(subject);
  for (const FactStep& fact : outcome.steps) {
    if (fact.benefits.empty()) continue;
    const BenefitStep& step = fact.benefits.front();
    const Rational excess = step.base_after > 10000 ? Rational(step.base_after - 10000) : Rational(0);
    const Rational first = std::min(excess, Rational(50000));
    const Rational rest = excess - first;
    RC_ASSERT(step.exact_after == first / 5 + rest * 33 / 100);
  }
}

}  // namespace
}  // namespace nuan::policy
