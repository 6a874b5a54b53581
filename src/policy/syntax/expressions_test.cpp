#include "policy/syntax/expressions.hpp"

#include <gmock/gmock.h>

#include "policy/syntax/reading_test.hpp"
#include "policy/syntax/shape_test.hpp"

namespace nuan::policy::syntax {
namespace {

using testing::ElementsAre;

// What `let x = TEXT` holds, or what was told of it.
std::string read(const std::string& text) {
  const Reading reading = read_let_of(text);
  if (!reading.diagnostics.empty()) return reading.told();
  return shape(reading.only<Let>().items.at(0).value);
}

std::vector<std::string> mistakes(const std::string& text) { return read_let_of(text).codes(); }

TEST(expressions, literals) {
  EXPECT_EQ(read("1,800"), "1800");
  EXPECT_EQ(read("0.05"), "0.05");
  EXPECT_EQ(read("20%"), "20%");
  EXPECT_EQ(read("5 points"), "5 points");
  EXPECT_EQ(read("50 days"), "50 days");
  EXPECT_EQ(read("2020-11-20"), "2020-11-20");
  EXPECT_EQ(read("2015-01-01..2021-08-15;2021-10-01.."), "{2015-01-01..2021-08-15;2021-10-01..}");
  EXPECT_EQ(read("\"门诊\""), "\"门诊\"");
  EXPECT_EQ(read("yes"), "yes");
  EXPECT_EQ(read("no"), "no");
}

TEST(expressions, points_are_a_rate_that_remembers_how_it_was_written) {
  const Reading reading = read_let_of("5 points");
  const auto& rate = std::get<RateLiteral>(reading.only<Let>().items[0].value->node);
  EXPECT_EQ(rate.value, Rational(1, 20));
  EXPECT_TRUE(rate.points);
}

TEST(expressions, names_and_columns_of_a_table) {
  EXPECT_EQ(read("自付一"), "自付一");
  EXPECT_EQ(read("claim.self_pay"), "claim.self_pay");
}

TEST(expressions, times_binds_tighter_than_plus_and_both_read_from_the_left) {
  EXPECT_EQ(read("a + b * c"), "(+ a (* b c))");
  EXPECT_EQ(read("a - b - c"), "(- (- a b) c)");
  EXPECT_EQ(read("a / b / c"), "(/ (/ a b) c)");
  EXPECT_EQ(read("(a - b) * c"), "(* (- a b) c)");
}

TEST(expressions, and_binds_tighter_than_or_and_not_tightest) {
  EXPECT_EQ(read("a or b and not c"), "(or a (and b (not c)))");
  EXPECT_EQ(read("not a in b"), "(not (in a b))");
  EXPECT_EQ(read("not not a"), "(not (not a))");
}

TEST(expressions, comparisons) {
  EXPECT_EQ(read("a + 1 <= b * 2"), "(<= (+ a 1) (* b 2))");
  EXPECT_EQ(read("a < b and b > c or c >= d"), "(or (and (< a b) (> b c)) (>= c d))");
  EXPECT_EQ(read("setting is inpatient"), "(is setting inpatient)");
  EXPECT_EQ(read("setting is not inpatient"), "(is-not setting inpatient)");
}

TEST(expressions, in_asks_periods_or_a_list) {
  EXPECT_EQ(read("settled_at in covered"), "(in settled_at covered)");
  EXPECT_EQ(read("settled_at in 2020-01-01.."), "(in settled_at {2020-01-01..})");
  EXPECT_EQ(read("setting in (outpatient, inpatient)"), "(in-list setting outpatient inpatient)");
  EXPECT_EQ(read("setting in (outpatient)"), "(in-list setting outpatient)");
}

TEST(expressions, a_value_chosen_by_a_condition) {
  EXPECT_EQ(read("5 points if favoured else 0 points"), "(if favoured 5 points 0 points)");
  EXPECT_EQ(read("a if b or c else d if e else f"), "(if (or b c) a (if e d f))");
}

TEST(expressions, match) {
  EXPECT_EQ(read("match severity: none 0, mild 3,000, severe 10,000"),
            "(match severity none=0 mild=3000 severe=10000)");
  EXPECT_EQ(read("match severity: mild a + b, severe c else 0"), "(match severity mild=(+ a b) severe=c else=0)");
  EXPECT_EQ(read("match severity: mild 1, else 0"), "(match severity mild=1 else=0)");
}

TEST(expressions, steps) {
  EXPECT_EQ(read("steps of n: 80% to 1, 70% beyond"), "(steps n [80% to 1] [70% to end])");
  EXPECT_EQ(read("steps of waited: 0 to 30 days, 500 to 90 days, 10,000 beyond"),
            "(steps waited [0 to 30 days] [500 to 90 days] [10000 to end])");
}

TEST(expressions, bands_need_no_commas) {
  EXPECT_EQ(read("steps of n: 30% to 5,000  35% to top  40% to (a + b)  50% beyond"),
            "(steps n [30% to 5000] [35% to top] [40% to (+ a b)] [50% to end])");
}

TEST(expressions, bands_need_no_last_one_beyond) {
  EXPECT_EQ(read("steps of n: 0 to 0.1, 100,000 to 0.5"), "(steps n [0 to 0.1] [100000 to 0.5])");
}

TEST(expressions, aggregates) {
  EXPECT_EQ(read("sum of self_pay where setting is inpatient per year"),
            "(sum self_pay where (is setting inpatient) per year)");
  EXPECT_EQ(read("count of distinct household"), "(count distinct household)");
  EXPECT_EQ(read("count of claim per stay"), "(count claim per stay)");
  EXPECT_EQ(read("first of settled_at per life"), "(first settled_at per life)");
  EXPECT_EQ(read("largest of a + b"), "(largest (+ a b))");
  EXPECT_EQ(read("any of self_pay > 500 and valid"), "(any (and (> self_pay 500) valid))");
  EXPECT_EQ(read("every of valid"), "(every valid)");
  for (const char* fold : {"last", "smallest", "mean"})
    EXPECT_EQ(read(std::string(fold) + " of x"), "(" + std::string(fold) + " x)");
}

TEST(expressions, place) {
  EXPECT_EQ(read("place of stay where self_paid > 0 per year"), "(place stay where (> self_paid 0) per year)");
  EXPECT_EQ(read("place of claim per stay"), "(place claim per stay)");
}

TEST(expressions, functions_of_dates) {
  EXPECT_EQ(read("years from born to today >= 16"), "(>= (years born today) 16)");
  EXPECT_EQ(read("03-31 after settled_at"), "(next 3-31 settled_at)");
  EXPECT_EQ(read("shares as of settled_at"), "(as-of shares settled_at)");
  EXPECT_EQ(read("found_on - (start of covered as of found_on)"), "(- found_on (start (as-of covered found_on)))");
  EXPECT_EQ(read("end of covered as of 2020-01-01"), "(end (as-of covered 2020-01-01))");
  EXPECT_EQ(read("found_on - start of covered as of found_on"), "(- found_on (start (as-of covered found_on)))");
}

TEST(expressions, functions_of_numbers) {
  EXPECT_EQ(read("least(a, b + 1, 5)"), "(least a (+ b 1) 5)");
  EXPECT_EQ(read("greatest(0, a - b)"), "(greatest 0 (- a b))");
  EXPECT_EQ(read("0.5% * (wage down to 10)"), "(* 0.5% (down-to wage 10))");
  EXPECT_EQ(read("(a + b) down to 10 > 5"), "(> (down-to (+ a b) 10) 5)");
}

TEST(expressions, brackets_belong_to_the_span) {
  const Reading reading = read_let_of("(a + b) * c");
  const ExprPtr& value = reading.only<Let>().items[0].value;
  EXPECT_EQ(reading.source.text(value->span), "(a + b) * c");
  EXPECT_EQ(reading.source.text(std::get<Arithmetic>(value->node).left->span), "(a + b)");
}

TEST(expressions, a_node_is_one_higher_than_those_below_it) {
  const Reading reading = read_let_of("a + b * (c - d)");
  EXPECT_EQ(reading.only<Let>().items[0].value->height, 4);
}

// ---- what is refused

TEST(expressions, what_stands_alone_needs_brackets_beside_anything) {
  for (const char* text :
       {"sum of a per year / 2", "2 * sum of a", "place of claim per year + 1", "match s: a 1 + sum of b",
        "a * 3 down to 10", "a down to 10 + 1", "steps of n: 1 if a else 2 to 5, 3 beyond"})
    EXPECT_THAT(mistakes(text), ElementsAre("needs-brackets")) << text;
}

TEST(expressions, not_and_if_have_their_places) {
  EXPECT_THAT(mistakes("a is not not b"), ElementsAre("needs-brackets"));
  EXPECT_THAT(mistakes("a + not b"), ElementsAre("needs-brackets"));
  EXPECT_EQ(read("a is (not b)"), "(is a (not b))");
  EXPECT_THAT(mistakes("if a 1 else 2"), ElementsAre("if-first"));
}

TEST(expressions, in_brackets_they_stand_anywhere) {
  EXPECT_EQ(read("2 * (sum of a per year)"), "(* 2 (sum a per year))");
  EXPECT_EQ(read("(1 if a else 2) + (match s: b 1, c 2)"), "(+ (if a 1 2) (match s b=1 c=2))");
}

TEST(expressions, comparisons_do_not_chain) {
  EXPECT_THAT(mistakes("a < b < c"), ElementsAre("chained-comparison"));
  EXPECT_THAT(mistakes("a is b is c"), ElementsAre("chained-comparison"));
  EXPECT_THAT(mistakes("a in b in c"), ElementsAre("chained-comparison"));
}

TEST(expressions, signs_of_other_languages_are_told_and_read) {
  for (const char* text : {"a = b", "a == b", "a != b", "a <> b", "a not in b", "a && b", "a || b", "!a", "[a]", "{a}"})
    EXPECT_THAT(mistakes(text), testing::Contains("foreign-operator")) << text;
}

TEST(expressions, an_expression_never_begins_with_a_minus) {
  EXPECT_THAT(mistakes("-5"), ElementsAre("negative-number"));
  EXPECT_THAT(mistakes("a * (-5)"), ElementsAre("negative-number"));
}

TEST(expressions, a_minus_has_spaces) {
  EXPECT_THAT(mistakes("a -5"), ElementsAre("minus-space"));
  EXPECT_THAT(mistakes("5-3"), ElementsAre("minus-space"));
  EXPECT_THAT(mistakes("a- b"), ElementsAre("minus-space"));
  EXPECT_THAT(mistakes("a -b"), ElementsAre("minus-space"));
  EXPECT_THAT(mistakes("a-b"), ElementsAre("hyphen-in-name"));
}

TEST(expressions, half_written_ones) {
  for (const char* text :
       {"a +",    "(a",         "a if b",      "least(a)",    "least a",    "sum a",         "years from a",
        "a as b", "start of a", "match s a 1", "match : a 1", "steps of n", "steps of n: 5", "place of claim",
        "03-31",  "a in",       "a in (b c)",  "a in ()",     "a.",         "a is",          "not"})
    EXPECT_EQ(mistakes(text).size(), 1U) << text << "\n" << read(text);
}

TEST(expressions, nesting_has_an_end) {
  const auto nested = [](int depth) { return std::string(depth, '(') + "1" + std::string(depth, ')'); };
  EXPECT_EQ(read(nested(150)), "1");
  EXPECT_THAT(mistakes(nested(250)), ElementsAre("too-deep"));
  EXPECT_THAT(mistakes(nested(100'000)), ElementsAre("too-deep"));
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(expressions, no_way_of_nesting_runs_out_of_stack) {
  for (const char* opening :
       {"not ", "- ", "sum of ", "steps of x: ", "start of ", "03-31 after ", "years from ", "least(", "a if b else ",
        "match s: a (", "place of c where (", "a + (", "x in (", "any of "})
    EXPECT_FALSE(mistakes(repeated(opening, 4'000)).empty()) << opening;
  for (const char* chain : {"a + ", "a * ", "a and ", "a or ", "a as of "})
    EXPECT_FALSE(mistakes(repeated(chain, 4'000) + "a").empty()) << chain;
}

TEST(expressions, a_long_list_is_not_deep) {
  EXPECT_THAT(mistakes("code in (" + repeated("\"A01\", ", 5'000) + "\"Z\")"), testing::IsEmpty());
}

}  // namespace
}  // namespace nuan::policy::syntax
