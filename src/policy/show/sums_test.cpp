// Every amount that a page adds up is the sum of the lines it shows, and no line is too wide for the page.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <sstream>

#include "base/text.hpp"
#include "policy/show/pages_test.hpp"

namespace nuan::policy {
namespace {

struct Sums {
  std::vector<Money> by_benefit, summary, summary_paid;
  Money total_due, total_paid, now;
  bool facts_agree = true;    // each fact's due is the sum of its benefits above it
  bool amounts_agree = true;  // the amount printed is the amount meant
};

class Adder {
 public:
  explicit Adder(const Plan& plan) {
    sums_.by_benefit.resize(plan.benefits.size());
    sums_.summary.resize(plan.benefits.size());
    sums_.summary_paid.resize(plan.benefits.size());
  }
  Sums add_up(const Page& page) {
    for (const Block& block : page.blocks) {
      if (std::holds_alternative<Gap>(block)) fact_ = Money();  // ends a fact told in full
      if (const auto* entry = std::get_if<Entry>(&block)) add(entry->part, entry->amount);
      if (const auto* grid = std::get_if<Grid>(&block))
        for (const auto& row : grid->rows)
          for (const Cell& cell : row) add(cell.part, print(cell.text, page.language));
    }
    return sums_;
  }

 private:
  void add(const Part& part, const std::string& printed) {
    const auto benefit = static_cast<std::size_t>(part.benefit);
    if (part.of != Part::Of::nothing && printed != to_grouped_text(part.amount)) sums_.amounts_agree = false;
    switch (part.of) {
      case Part::Of::nothing:
        break;
      case Part::Of::benefit_due:
        sums_.by_benefit[benefit] += part.amount;
        fact_ += part.amount;
        break;
      case Part::Of::fact_due:
        if (part.amount != fact_) sums_.facts_agree = false;
        fact_ = Money();
        break;
      case Part::Of::summary_due:
        sums_.summary[benefit] = part.amount;
        break;
      case Part::Of::summary_paid:
        sums_.summary_paid[benefit] = part.amount;
        break;
      case Part::Of::total_due:
        sums_.total_due = part.amount;
        break;
      case Part::Of::total_paid:
        sums_.total_paid = part.amount;
        break;
      case Part::Of::to_pay:
      case Part::Of::to_carry:
        sums_.now = part.amount;
        break;
    }
  }
  Sums sums_;
  Money fact_;
};

Money total(const std::vector<Money>& amounts) {
  Money sum;
  for (const Money amount : amounts) sum += amount;
  return sum;
}

void expect_page_adds_up(const Plan& plan, const Person& person) {
  const Outcome outcome = settle(plan, person.inputs, person.subject);
  for (const Language language : {Language::zh, Language::en})
    for (const Year& year : years_of(plan, outcome)) {
      const Page page = explain_page(plan, person.inputs, person.subject, outcome, year, person.paid, language);
      const Sums sums = Adder(plan).add_up(page);
      EXPECT_EQ(sums.by_benefit, sums.summary);
      EXPECT_EQ(sums.summary_paid, person.paid);
      EXPECT_EQ(total(sums.summary), sums.total_due);
      EXPECT_EQ(total(sums.summary_paid), sums.total_paid);
      EXPECT_EQ(sums.total_due - sums.total_paid, sums.now);
      EXPECT_EQ(sums.total_due, outcome.result(plan, plan.total_result(), year));
      EXPECT_TRUE(sums.facts_agree);
      EXPECT_TRUE(sums.amounts_agree);
      std::istringstream lines(print(page));
      for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), page_width) << line;
    }
}

TEST(Sums, HoldOnThePagesOfEveryExample) {
  for (const std::string path : {"beijing/mutual-aid.policy", "yueyang/inpatient.policy", "hubei/mutual-aid.policy",
                                 "guangdong/inpatient.policy"}) {
    const Plan plan = policy_file(path);
    for (const Example& example : plan.examples) {
      SCOPED_TRACE(path + ": " + example.title);
      expect_page_adds_up(plan, person_of(plan, example));
    }
  }
}

TEST(Sums, HoldWhereEveryFormIsUsed) {
  const std::string path = std::string(NUAN_ROOT) + "/src/policy/show/every_form_test.policy";
  const Plan plan = plan_from(path, read_all(path));
  for (const Example& example : plan.examples) expect_page_adds_up(plan, person_of(plan, example));
}

RC_GTEST_PROP(Sums, HoldForAnyBills, ()) {
  static const Plan plan = policy_file("beijing/mutual-aid.policy");
  Person person = person_of(plan, "T5 hardship begins within the year");
  auto& bills = person.subject.facts[1];
  bills.clear();
  const int count = *rc::gen::inRange(0, 20);
  for (int i = 0; i < count; ++i) {
    const std::string undone =
        i > 0 && *rc::gen::inRange(0, 8) == 0 ? "c" + std::to_string(*rc::gen::inRange(0, i)) : "";
    bills.push_back({"c" + std::to_string(i),
                     undone,
                     {Date::from_ymd(2020, 1, 1)->plus(*rc::gen::inRange(-30, 400)), Choice{*rc::gen::inRange(0, 2)},
                      Rational(*rc::gen::element(0, 1, 29, 179999, 180001, 800000)),
                      Rational(*rc::gen::element(0, 1, 5000001, 57000000))}});
  }
  person.paid[0] = Money::from_fen(*rc::gen::element(0, 24000, 70000));
  expect_page_adds_up(plan, person);
  RC_ASSERT(!testing::Test::HasFailure());
}

}  // namespace
}  // namespace nuan::policy
