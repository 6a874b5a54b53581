// Forms that chance seldom writes: distinct values, inputs, computed days, and numbers too wide for
// columns. Each is settled in columns where it has a form there, and in both engines alike.
#include "policy/columnar/written_test.hpp"

namespace nuan::policy {
namespace {

using Amounts = std::vector<std::int64_t>;

// One benefit that pays an amount for each claim of the example.
Plan paying(const std::string& amount, const std::string& lets = "", const std::string& given = "") {
  return plan_of(R"(
table claim of member in order on_day, claim_id
  on_day date
  ward text
  cost money
  waits days
  unit money
)" + lets + R"(
benefit b on each claim where cost > 0 and ward is not "none" and waits >= 0 days and unit > 0
  per year
  pay )" + amount +
                 R"(
example "three claims"
)" + given + R"(
  member
  claim 2018-03-01 cost 100 ward A waits 3 days unit 100
  claim 2018-03-02 cost 20 ward B waits 4 days unit 100
  claim 2018-03-03 cost 100 ward A waits 5 days unit 100
  expect total 0
)");
}

// What is paid for each claim, held against the interpreter, and how many subjects it had to settle.
struct Paid {
  Amounts fen;
  std::uint64_t by_interpreter = 0;
  std::string why_not;
  std::string stop;
};

Paid paid(const Plan& plan, const std::vector<Value>& inputs = {}) {
  const random::Trial trial{inputs, random::subjects_of_examples(plan), calendar_year(plan, 2018)};
  const random::Comparison found = random::compare(plan, trial);
  EXPECT_EQ(found.difference, "");
  const BatchOutcome out = random::run_in_pieces(plan, trial, 1);
  return {out.tables[1].paid[0], out.by_interpreter, found.why_not,
          out.stopped.empty() ? "" : out.stopped.front().stop.code};
}

void expect_in_columns(const Plan& plan, const Amounts& fen, const std::vector<Value>& inputs = {}) {
  const Paid found = paid(plan, inputs);
  EXPECT_EQ(found.fen, fen);
  EXPECT_EQ(found.by_interpreter, 0U);
  EXPECT_EQ(found.why_not, "");
}

TEST(Forms, CountsOfRowsAndOfDistinctValues) {
  expect_in_columns(paying("(unit * (count of claim per year))"), {30'000, 30'000, 30'000});
  expect_in_columns(paying("(unit * (count of claim where ward is \"A\" per year))"), {20'000, 20'000, 20'000});
  expect_in_columns(paying("(unit * (count of distinct ward per year))"), {20'000, 20'000, 20'000});
  expect_in_columns(paying("(unit * (count of distinct ward where cost < 50 per year))"), {10'000, 10'000, 10'000});
  expect_in_columns(paying("(unit * (count of distinct cost per year))"), {20'000, 20'000, 20'000});
  expect_in_columns(paying("(unit * (count of distinct on_day per year))"), {30'000, 30'000, 30'000});
  expect_in_columns(paying("(unit * (count of distinct cost per stay))", "group stay of claim by ward\n"),
                    {10'000, 10'000, 10'000});
}

TEST(Forms, InputsAreComparedWhenCompiling) {
  const Plan plan = paying("(unit if top > other else cost)", "input top money\ninput other money\n", "set top 10");
  expect_in_columns(plan, {10'000, 10'000, 10'000}, {Rational(1'000), Rational(999)});
  expect_in_columns(plan, {10'000, 2'000, 10'000}, {Rational(999), Rational(999)});
}

TEST(Forms, ExtremesOfDistinctValuesAreThoseOfAll) {
  expect_in_columns(paying("(smallest of distinct cost per year)"), {2'000, 2'000, 2'000});
  expect_in_columns(paying("(largest of distinct cost per year)"), {10'000, 10'000, 10'000});
  expect_in_columns(paying("(first of distinct cost per year)"), {10'000, 10'000, 10'000});
}

TEST(Forms, SumsOfDistinctValuesAreLeftToTheInterpreter) {
  const Paid found = paid(paying("(sum of distinct cost per year)"));
  EXPECT_EQ(found.fen, (Amounts{12'000, 12'000, 12'000}));
  EXPECT_EQ(found.by_interpreter, 1U);
  EXPECT_NE(found.why_not.find("a sum of distinct values has no form in columns"), std::string::npos) << found.why_not;
}

TEST(Forms, AMatchOnAnInputIsDecidedOnce) {
  const Plan plan = paying("(match size: small 10, middle cost, large 30)", "input size one of small, middle, large\n",
                           "  set size small\n");
  expect_in_columns(plan, {1'000, 1'000, 1'000}, {Choice{0}});
  expect_in_columns(plan, {10'000, 2'000, 10'000}, {Choice{1}});
  expect_in_columns(plan, {3'000, 3'000, 3'000}, {Choice{2}});
}

TEST(Forms, PeriodsGivenAsAnInput) {
  const auto day = [](int month, int day_of_month) { return *Date::from_ymd(2018, month, day_of_month); };
  const Plan open = paying("(10 if on_day in open else 1)", "input open periods\n");
  expect_in_columns(open, {100, 1'000, 1'000}, {Periods({{day(3, 2), max_date}})});
  expect_in_columns(open, {1'000, 100, 1'000}, {Periods({{day(1, 1), day(3, 1)}, {day(3, 3), day(3, 9)}})});
  const Plan edges = paying("(10 if (end of open as of on_day) - (start of open as of on_day) > 5 days else 1)",
                            "input open periods\n");
  expect_in_columns(edges, {1'000, 1'000, 1'000}, {Periods({{day(3, 1), day(3, 9)}})});
  expect_in_columns(edges, {100, 100, 100}, {Periods({{day(1, 1), day(1, 9)}, {day(3, 1), day(3, 3)}})});
  const Paid outside = paid(edges, {Periods({{day(3, 2), day(3, 9)}})});
  EXPECT_EQ(outside.stop, "no_period");
  EXPECT_EQ(outside.by_interpreter, 1U);
}

TEST(Forms, AnInputDateMovedByDays) {
  const Plan plan = paying("(10 if on_day < begun + 30 days else 1)", "input begun date\n", "  set begun 2018-01-31\n");
  expect_in_columns(plan, {1'000, 100, 100}, {*Date::from_ymd(2018, 1, 31)});
  const Paid beyond = paid(plan, {max_date});
  EXPECT_EQ(beyond.stop, "date_out_of_range");
  EXPECT_EQ(beyond.by_interpreter, 1U);
}

TEST(Forms, ADateMovesByWholeDaysOnly) {
  const Plan plan = paying("(10 if on_day + (waits / 2) >= 2018-03-04 else 1)", "");
  const Paid odd = paid(plan);
  EXPECT_EQ(odd.stop, "days_not_whole");
  EXPECT_EQ(odd.by_interpreter, 1U);
  const Plan even = paying("(10 if on_day + ((waits + waits) / 2) >= 2018-03-05 else 1)", "");
  expect_in_columns(even, {100, 1'000, 1'000});
}

// Denominators whose common multiple leaves 50 bits.
TEST(Forms, NumbersTooWideForColumnsAreLeftToTheInterpreter) {
  const auto expect_too_wide = [](const std::string& amount, const Amounts& fen) {
    const Paid found = paid(paying(amount));
    EXPECT_EQ(found.fen, fen) << amount;
    EXPECT_EQ(found.by_interpreter, 1U) << amount;
    EXPECT_NE(found.why_not.find("its numbers may leave 64-bit integers"), std::string::npos) << found.why_not;
  };
  expect_too_wide("(10 if cost / 1000000007 > cost / 998244353 else 1)", {100, 100, 100});
  expect_too_wide("(cost / 1000000007 / 998244353)", {0, 0, 0});
}

}  // namespace
}  // namespace nuan::policy
