// Facts within a deductible are left behind, where nothing could make them pay; what is paid is as if all had stayed.
#include <algorithm>
#include <variant>

#include "policy/columnar/compiling.hpp"
#include "policy/columnar/written_test.hpp"

namespace nuan::policy {
namespace {

const std::string claims = R"(
table claim of member in order on_day, claim_id
  on_day date
  cost money
)";
const std::string by_stay = claims + "  stay text\ngroup visit of claim by stay\n";

// Bills of 60, 40, 0.02 and 10, each with these `words`.
std::string bills(const std::string& words, const std::string& expected) {
  std::string text = "example \"one\"\n  member\n";
  for (const std::string bill :
       {"2018-02-01 cost 60", "2018-03-01 cost 40", "2018-04-01 cost 0.02", "2018-05-01 cost 10"})
    text += "  claim " + bill + " " + words + "\n";
  return text + "  expect 2018 b " + expected + "\n";
}

// How often facts are chosen: once for a benefit, and once more where some are left behind.
std::ptrdiff_t choices(const Plan& plan, bool narrows = true) {
  columnar::Program program(plan, {}, {calendar_year(plan, 2018), true});
  program.narrows = narrows;
  columnar::make_program(program);
  EXPECT_FALSE(program.why_not);
  return std::ranges::count_if(program.operations, [](const columnar::Operation& operation) {
    const auto* select = std::get_if<columnar::Select>(&operation);
    return select != nullptr && (select->among != columnar::no_reg || select->where.reg != columnar::no_reg ||
                                 select->base.reg != columnar::no_reg);
  });
}

TEST(Narrowing, LeavesTheFactsWithinADeductibleBehind) {
  const Plan plan = plan_of(claims + "benefit b on cost per year above 100 pay 50%\n" + bills("", "5.01"));
  EXPECT_EQ(choices(plan), 2);
  EXPECT_EQ(choices(plan, false), 1) << "a database looks at every row";
  const BatchOutcome out = settle_examples(plan, 2018);
  EXPECT_EQ(out.tables[1].paid[0], (std::vector<std::int64_t>{0, 0, 1, 500}));
  EXPECT_EQ(out.tables[1].base[0], (std::vector<std::int64_t>{6'000, 4'000, 2, 1'000})) << "told of all the same";
  EXPECT_EQ(out.by_interpreter, 0U);
}

TEST(Narrowing, KeepsThePartOfAFactThatGoesBeyond) {
  const Plan plan = plan_of(claims + "benefit b on cost per year above 99.99 pay 10% to 0.01, 50% beyond at most 5\n" +
                            bills("", "5"));
  EXPECT_EQ(choices(plan), 2);
  EXPECT_EQ(settle_examples(plan, 2018).tables[1].paid[0], (std::vector<std::int64_t>{0, 0, 1, 499}));
}

TEST(Narrowing, KnowsTheStaysAndYearsOfThoseThatAreKept) {
  const Plan plan = plan_of(by_stay + "benefit b on cost per visit above 50 pay 50%\n" +
                            "example \"new year\"\n  member\n  claim 2018-12-31 stay a cost 50\n"
                            "  claim 2019-01-01 stay a cost 8\n  claim 2019-01-02 stay b cost 51\n"
                            "  expect 2018 b 4  2019 b 0.50\n");
  EXPECT_EQ(choices(plan), 2);
  EXPECT_EQ(settle_examples(plan, 2018).due[0], (std::vector<std::int64_t>{400}));
  EXPECT_EQ(settle_examples(plan, 2019).due[0], (std::vector<std::int64_t>{50}));
}

TEST(Narrowing, NotWithoutADeductible) {
  EXPECT_EQ(choices(plan_of(claims + "benefit b on cost per year pay 50%\n" + bills("", "55.01"))), 1);
}

TEST(Narrowing, NotWhereAFloorMayPay) {
  for (const std::string floor : {"raise to 3", "nothing under 3"}) {
    const Plan plan =
        plan_of(claims + "benefit b on cost per year above 100 pay 50% " + floor + "\n" + bills("", "5.01"));
    EXPECT_EQ(choices(plan), 1) << floor;
    settle_examples(plan, 2018);
  }
}

// A deductible below zero stops whoever has a fact, whether or not it goes beyond.
TEST(Narrowing, NotWhereADoubtAsksForEveryFact) {
  const Plan plan =
      plan_of(claims + "  own money\nbenefit b on cost per claim above own pay 50%\n" + bills("own 10", "40"));
  EXPECT_EQ(choices(plan), 1);
  settle_examples(plan, 2018);
}

// The rate is doubtful only behind the deductible: the choice is there by then, and keeps everything.
TEST(Narrowing, KeepsAllWhereTheRateMayBeBelowZero) {
  const Plan plan =
      plan_of(claims + "  part rate\nbenefit b on cost per year above 100 pay part\n" + bills("part 50%", "5.01"));
  EXPECT_EQ(choices(plan), 1);
  EXPECT_EQ(settle_examples(plan, 2018).due[0], (std::vector<std::int64_t>{501}));
  random::Trial trial{{}, random::subjects_of_examples(plan), calendar_year(plan, 2018)};
  trial.subjects[0].facts[1][0].columns[2] = Rational(-1, 2);  // of a bill within the deductible
  EXPECT_EQ(random::compare(plan, trial).difference, "");
  EXPECT_EQ(random::run_in_pieces(plan, trial, 1).by_interpreter, 1U);
  trial.subjects[0].facts[1][3].columns[2] = Rational(-1, 2);  // and of one beyond it
  EXPECT_EQ(random::compare(plan, trial).difference, "");
  const BatchOutcome stopped = random::run_in_pieces(plan, trial, 1);
  ASSERT_EQ(stopped.stopped.size(), 1U);
  EXPECT_EQ(stopped.stopped[0].stop.code, "negative_rate");
}

}  // namespace
}  // namespace nuan::policy
