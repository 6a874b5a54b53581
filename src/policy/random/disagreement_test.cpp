// What is printed when two outcomes differ, and how a disagreement becomes small: with engines made up to disagree,
// since the real ones never should.
#include "policy/random/disagreement.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policy/policy.hpp"

namespace nuan::policy::random {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* text = R"(policy made-up "试"
  after "无人"
  edition "R" from 2015-01-01
  standing sample
  year calendar
table member key person_id
  level dated days
table claim of member in order on_day, claim_id may reverse
  on_day date
  cost money
  open periods
  ward one of a "甲", b "乙"
  severe flag
  stay text
input top money
cover claim require on_day >= 2016-01-01 else note late "晚"
benefit b on cost where on_day in open and ward is b and severe and stay is "S" and (level as of on_day) > 0 days
  per year
  pay 50%
  at most top
benefit c on cost per year pay 10%
)";

Plan plan_of(const std::string& written) {
  Diagnostics out;
  Plan plan = read_plan(Source("made-up.policy", written), out);
  for (const Diagnostic& each : out.items()) ADD_FAILURE() << to_text(each, plan.source, Language::en);
  return plan;
}

Fact claim(const std::string& id, long fen, const std::string& reverses = "") {
  const Date day = *Date::from_ymd(2018, 5, 1);
  return {id, reverses, {day, Rational(fen), Periods({{day, max_date}}), Choice{1}, true, std::string("S")}};
}

Subject person(const std::vector<Fact>& claims) {
  const DatedValues level = {{{min_date, *Date::from_ymd(2018, 1, 1)}, Rational(30)},
                             {{*Date::from_ymd(2018, 1, 2), max_date}, Rational(15)}};
  return {"s", {level}, {{}, claims}};
}

Trial trial_of(const Plan& plan, std::vector<Subject> subjects) {
  return {{Rational(500)}, std::move(subjects), *year_of(plan, *Date::from_ymd(2018, 5, 1))};
}

// One subject with a claim, and what both engines say of it.
class Difference : public testing::Test {
 protected:
  void SetUp() override {
    slow_ = run_in_pieces(plan_, trial_of(plan_, {person({claim("1", 300)})}), 1);
    fast_ = slow_;
    ASSERT_EQ(slow_.due, (std::vector<std::vector<std::int64_t>>{{150}, {30}}));
  }
  [[nodiscard]] std::string found() const { return difference(plan_, slow_, fast_); }

  Plan plan_ = plan_of(text);
  BatchOutcome slow_, fast_;
};

TEST_F(Difference, NoneOfWhatIsTheSame) { EXPECT_EQ(found(), ""); }

TEST_F(Difference, NamesTheBenefitThePlaceAndBothAmounts) {
  fast_.due[1][0] = 31;
  EXPECT_EQ(found(), "due of c at 0: interpreter 30, the other 31");
  fast_.due[0][0] = 149;
  EXPECT_EQ(found(), "due of b at 0: interpreter 150, the other 149") << "only the first is told";
}

TEST_F(Difference, NamesTheTableOfAVerdictAsANumber) {
  fast_.tables[1].verdict[0] = verdict_too_early;
  EXPECT_EQ(found(), "verdict of claim at 0: interpreter 0, the other 251");
}

TEST_F(Difference, LooksAtBasesPaymentsNotesAndStops) {
  const auto with = [this](auto change) {
    fast_ = slow_;
    change(fast_);
    return found();
  };
  EXPECT_EQ(with([](BatchOutcome& out) { out.tables[1].base[0][0] = 1; }),
            "base of b at 0: interpreter 300, the other 1");
  EXPECT_EQ(with([](BatchOutcome& out) { out.tables[1].paid[1][0] = 7; }),
            "paid of c at 0: interpreter 30, the other 7");
  EXPECT_EQ(with([](BatchOutcome& out) { out.notes[0] = 4; }), "notes at 0: interpreter 0, the other 4");
  EXPECT_EQ(with([](BatchOutcome& out) { out.stopped.push_back({0, {}}); }), "stops: of different length");
  slow_.stopped.push_back({0, {}});
  EXPECT_EQ(with([](BatchOutcome& out) { out.stopped[0].subject = 2; }), "stops at 0: interpreter 0, the other 2");
}

// A disagreement about every claim of more than 10 yuan that is not alone with its person.
std::string of_large_claims(const Plan& plan, const Trial& trial) {
  if (plan.benefits.empty()) return "";
  for (const Subject& subject : trial.subjects)
    for (const Fact& fact : subject.facts[1])
      if (fact.columns.size() > 1 && std::get<Rational>(fact.columns[1]) > 1'000) return "made up";
  return "";
}

TEST(Shrunk, LeavesOneFactOfOneSubjectAndTheLinesThatMatter) {
  const Plan plan = plan_of(text);
  const Trial trial =
      trial_of(plan, {person({claim("1", 100)}), person({claim("2", 900), claim("3", 5'000), claim("4", 5)}),
                      person({}), person({claim("5", 2'000)})});
  const std::string left = shrunk(text, trial, of_large_claims);
  EXPECT_THAT(left, testing::StartsWith("made up\npolicy made-up \"试\"\n"));
  EXPECT_THAT(left, HasSubstr("table claim of member"));
  EXPECT_THAT(left, HasSubstr("benefit b")) << "which reads every column";
  EXPECT_THAT(left, Not(HasSubstr("benefit c")));
  EXPECT_THAT(left, Not(HasSubstr("cover claim")));
  EXPECT_THAT(left, testing::EndsWith("\nyear 2018-01-01..2018-12-31\n"
                                      "inputs  500\n"
                                      "subject  {..2018-01-01=30;2018-01-02..=15}\n"
                                      "  claim 5  2018-05-01  2000  [2018-05-01..]  choice 1  yes  \"S\"\n"));
}

// A person who has a reversal is enough.
std::string of_reversals(const Plan& plan, const Trial& trial) {
  if (plan.benefits.empty()) return "";
  for (const Subject& subject : trial.subjects)
    for (const Fact& fact : subject.facts[1])
      if (!fact.reverses.empty()) return "made up";
  return "";
}

TEST(Shrunk, TellsWhatAFactReverses) {
  const Trial trial = trial_of(plan_of(text), {person({claim("1", 300), claim("2", -300, "1")})});
  const std::string left = shrunk(text, trial, of_reversals);
  EXPECT_THAT(left, HasSubstr("\n  claim 2 reverses 1  2018-05-01  -300  "));
  EXPECT_THAT(left, Not(HasSubstr("  claim 1  ")));
}

TEST(Shrunk, OfEnginesThatAgreeKeepsEverythingAndNamesNothing) {
  const Trial trial = trial_of(plan_of(text), {person({claim("1", 300)}), person({})});
  const std::string left = shrunk(text, trial);
  EXPECT_THAT(left, testing::StartsWith("\n" + std::string(text) + "year 2018-01-01..2018-12-31\n"));
  EXPECT_THAT(left, testing::EndsWith("\"S\"\nsubject  {..2018-01-01=30;2018-01-02..=15}\n"));
}

}  // namespace
}  // namespace nuan::policy::random
