// What is spelled is read back as it was: every type of value, whole attacks, ids and reversals.
#include "policy/laws/spell.hpp"

#include <gmock/gmock.h>

#include "policy/laws/attack.hpp"
#include "policy/laws/examples.hpp"
#include "policy/policy.hpp"

namespace nuan::policy {
namespace {

const std::string all_types = R"(policy made-up "made up"
  after     "nobody"
  edition   "E1" from 2012-05-01
  standing  sample
input pot money
input from_day date
table member key person_id
  covered   periods     "covered"
  portion   dated rate  "portion"
  known     flag        "known"
  born      date        "born"
table claim of member in order on_day, claim_id  may reverse
  on_day    date        "on"
  found_on  date        "found on"
  kind      one of mild "mild", severe "severe"
  place_of  one of town "town", city "city"
  amount    money       "amount"
  part      rate        "part"
  score     number      "score"
  visits    count       "visits"
  nights    days        "nights"
  note_of   text        "note"
  urgent    flag        "urgent"
table visit of member in order seen_on, visit_id
  seen_on   date        "seen on"
  fee       money       "fee"
benefit aid "aid" on amount where urgent is yes or kind is mild per year pay part
benefit seen "seen" on fee per year pay 50%
law "any" always total >= 0
)";

Plan plan_of(const std::string& text) {
  Diagnostics out;
  Plan plan = read_plan(Source("spelled", text), out);
  for (const Diagnostic& each : out.items()) {
    if (each.code != "unused") ADD_FAILURE() << to_text(each, plan.source, Language::en);
  }
  return plan;
}

// The rows without their ids, in the order in which they are taken.
std::vector<std::vector<Value>> rows_of(const Plan& plan, const Subject& subject) {
  std::vector<std::vector<Value>> rows{subject.columns};
  for (const FactStep& fact : settle(plan, {Rational(0), Date()}, subject).steps) rows.push_back(fact.columns);
  return rows;
}

TEST(Spelling, ReadsBackEveryAttack) {
  const Plan plan = plan_of(all_types);
  const Vocabulary words = vocabulary_of(plan);
  Attacking attacking(plan, plan.laws.at(0), words, 7);
  for (int round = 0; round < 300; ++round) {
    const Attempt attempt = attacking.next().value();
    const Breach breach{attempt.subject, "2020", plan.total_result(), Money::from_fen(123456), Money(), true};
    const std::string text = spell_example(plan, "read back", attempt.inputs, breach, "");
    const Plan again = plan_of(all_types + text + "\n");
    ASSERT_EQ(again.examples.size(), 1U) << text;
    EXPECT_EQ(again.examples[0].inputs, attempt.inputs) << text;
    EXPECT_EQ(again.examples[0].expected.at(0).value, Value(Rational(123456))) << text;
    const Subject read = subjects_of(again, again.examples[0]).front();
    EXPECT_TRUE(rows_of(plan, read) == rows_of(plan, attempt.subject)) << text;
  }
}

TEST(Spelling, IsThatOfTheLanguage) {
  const Plan plan = plan_of(all_types);
  EXPECT_EQ(spell(plan, {Kind::money}, Rational(123456)), "1,234.56");
  EXPECT_EQ(spell(plan, {Kind::money}, Rational(800000)), "8,000");
  EXPECT_EQ(spell(plan, {Kind::rate}, Rational(1, 8)), "12.5%");
  EXPECT_EQ(spell(plan, {Kind::number}, Rational(5, 2)), "2.5");
  EXPECT_EQ(spell(plan, {Kind::count}, Rational(1200)), "1,200");
  EXPECT_EQ(spell(plan, {Kind::days}, Rational(30)), "30 days");
  EXPECT_EQ(spell(plan, {Kind::flag}, true), "yes");
  EXPECT_EQ(spell(plan, {Kind::text}, std::string("C50")), "\"C50\"");
  EXPECT_EQ(spell(plan, {Kind::periods}, *Periods::read("2015-01-01..2016-12-31;2018-01-01..")),
            "2015-01-01..2016-12-31;2018-01-01..");
  EXPECT_EQ(spell(plan, {Kind::rate, true}, DatedValues{{Period{}, Rational(1, 5)}}), "20%");
}

}  // namespace
}  // namespace nuan::policy
