// What an example says when a form comes out otherwise than it expects.
#include <gmock/gmock.h>

#include "flow/forms/applied_for_tests.hpp"

namespace nuan::flow {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string shops = R"(
input pot money
table shop key name
  people  count  "people"
  happy   flag   "happy"
  floor_of money "floor"
  kind    text   "kind"
share split of shop pot pot by people at least floor_of ties by name
admission join of shop
  require people > 1 else small "太小" / "too small"
measure m of shop yes happy by kind interval wilson 95%
)";

// What checking the examples tells, in English.
std::string checked(const std::string& declarations, const std::string& example) {
  policy::Diagnostics reading;
  const policy::Plan plan = policy::read_plan(
      policy::Source("told", std::string(applied_header) + declarations + "example \"one\"\n" + example), reading);
  for (const policy::Diagnostic& each : reading.items())
    if (each.code != "unused") ADD_FAILURE() << policy::to_text(each, plan.source, Language::en);
  policy::Diagnostics out;
  policy::check_examples(plan, out, apply_forms);
  std::string told;
  for (const policy::Diagnostic& each : out.items()) told += each.sentence.en + "\n";
  return told;
}

const std::string two = "set pot 9 shop name a people 1 happy kind \"x\" shop name b people 2 kind \"x\"\n";

TEST(figures, that_come_out_as_expected_are_silent) {
  EXPECT_EQ(checked(shops, two + "expect \"a\" split 3 \"b\" split amount 6"), "");
}

TEST(figures, that_differ_are_told_with_both) {
  EXPECT_THAT(checked(shops, two + "expect \"a\" split 4"), HasSubstr("should be 4"));
  EXPECT_THAT(checked(shops, two + "expect \"x\" m 0.6"), HasSubstr("comes out as 0.5"));
  EXPECT_EQ(checked(shops, two + "expect \"x\" m 50%"), "");
  EXPECT_THAT(checked(shops, two + "expect \"a\" join reason \"none\""), HasSubstr("comes out as too small"));
}

TEST(figures, of_no_one_row_are_told_with_the_rows_there_are) {
  EXPECT_THAT(checked(shops, two + "expect split 9"), HasSubstr("`split` has 2 rows that could be meant"));
  const std::string fees = shops + "price fee of shop where people > 2 pay pot\n";
  EXPECT_THAT(checked(fees, two + "expect fee 9"), HasSubstr("`fee` has 0 rows that could be meant"));
}

TEST(figures, that_are_words_or_empty_are_told_as_such) {
  EXPECT_THAT(checked(shops, two + "expect \"a\" join admit"), HasSubstr("comes out as refuse"));
  const std::string fees = shops + "price fee of shop pay pot\n";
  EXPECT_THAT(checked(fees, two + "expect \"a\" fee full 3"), HasSubstr("`fee full` should be 3"));
}

TEST(figures, that_no_declaration_asked_for_are_told) {
  EXPECT_THAT(checked(shops, two + "expect \"a\" split paid 4"), HasSubstr("has no `paid`"));
}

TEST(figures, that_cannot_be_worked_out_are_told_by_their_code) {
  const std::string floors = "set pot 9 shop name a people 1 floor_of 10\n";
  EXPECT_THAT(checked(shops, floors + "expect \"a\" split 9"), HasSubstr("share_bounds: "));
  EXPECT_THAT(checked(shops, floors + "expect refused share_bounds"), Not(HasSubstr("share_bounds")));
  EXPECT_THAT(checked(shops, two + "expect refused share_bounds"),
              HasSubstr("It should fail with `share_bounds` and does not."));
}

}  // namespace
}  // namespace nuan::flow
