// The trace of the language's page, step by step: Beijing's reconstructed plan, hardship from 2020-04-01, four bills.
#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "policy/interpret/told.hpp"

namespace nuan::policy {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

Told told_by(const std::string& path, std::string_view title) {
  std::ifstream file(NUAN_ROOT + ("/" + path));
  std::ostringstream text;
  text << file.rdbuf();
  Plan plan = plan_of(text.str());
  std::size_t index = 0;
  while (index < plan.examples.size() && plan.examples[index].title != title) ++index;
  return settle_example(std::move(plan), index);
}

// Base after, exact amount after, ask, due: of every fact that adds to the base.
std::vector<std::vector<std::string>> lines_of(const Outcome& outcome, Index benefit) {
  std::vector<std::vector<std::string>> lines;
  for (const FactStep& fact : outcome.steps) {
    for (const BenefitStep& step : fact.benefits) {
      if (step.benefit != benefit || step.on == 0) continue;
      lines.push_back({fen_to_yuan_text(step.base_after), fen_to_yuan_text(step.exact_after),
                       to_grouped_text(step.asked), to_grouped_text(step.paid)});
    }
  }
  return lines;
}

TEST(Trace, OfTheLanguagesPage) {
  const Told told = told_by("policies/beijing/mutual-aid.policy", "the trace of the language's page");
  ASSERT_EQ(told.stop(), "-");
  EXPECT_THAT(lines_of(told.outcome, 0), ElementsAre(ElementsAre("3,000.00", "240.00", "240.00", "240.00"),
                                                     ElementsAre("4,800.00", "690.00", "450.00", "413.00")));
  EXPECT_THAT(lines_of(told.outcome, 1), ElementsAre(ElementsAre("1,300.02", "0.005", "0.01", "0.00")));
  EXPECT_THAT(lines_of(told.outcome, 2), ElementsAre(ElementsAre("50,000.01", "22,500.0055", "22,500.01", "22,500.01"),
                                                     ElementsAre("50,000.02", "22,500.011", "0.00", "0.00")));
}

TEST(Trace, OfTheLimits) {
  const Told told = told_by("policies/beijing/mutual-aid.policy", "the trace of the language's page");
  ASSERT_THAT(told.outcome.steps, SizeIs(4));
  std::vector<std::string> whole;
  for (const FactStep& fact : told.outcome.steps) {
    const LimitStep& last = fact.benefits.back().limits.back();
    EXPECT_EQ(last.cap, Money::from_fen(20065300));
    whole.push_back(to_grouped_text(last.before + last.let_through));
  }
  EXPECT_THAT(whole, ElementsAre("240.00", "653.00", "23,153.01", "23,153.01"));
}

TEST(Trace, OfWhatIsDue) {
  const Told told = told_by("policies/beijing/mutual-aid.policy", "the trace of the language's page");
  EXPECT_EQ(told.due("2020", "outpatient"), "653.00");
  EXPECT_EQ(told.due("2020", "inpatient"), "0.00");
  EXPECT_EQ(told.due("2020", "over-cap"), "22500.01");
  EXPECT_EQ(told.due("2020", "ordinary"), "653.00");
  EXPECT_EQ(told.due("2020"), "23153.01");
}

}  // namespace
}  // namespace nuan::policy
