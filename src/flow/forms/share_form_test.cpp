#include <gmock/gmock.h>

#include "flow/forms/applied_for_tests.hpp"

namespace nuan::flow {
namespace {

const std::string states = R"(
input seats money
table state key name
  people  count  "people"
  before  money  "before"
)";

// 44 and 43 seats, as fen, in the README of the package `apportionment`: one more seat takes one away elsewhere.
const std::string alabama = R"(
  state name a people 21878
  state name b people 9713
  state name c people 4167
  state name d people 3252
  state name e people 1065
)";

std::string fen_of_all(const ToldForms& told) {
  std::string all;
  for (const char* name : {"a", "b", "c", "d", "e"}) all += told.figure("split", name, "amount").substr(2) + " ";
  return all;
}

std::string split(const std::string& more = "") {
  return states + "share split of state pot seats by people / (sum of people) " + more + " ties by name\n";
}

TEST(share_form, largest_remainder_has_the_alabama_paradox) {
  EXPECT_EQ(fen_of_all(tell_forms(split(), "set seats 0.44" + alabama)), "24 11 05 03 01 ");
  EXPECT_EQ(fen_of_all(tell_forms(split(), "set seats 0.43" + alabama)), "24 10 04 04 01 ");
}

TEST(share_form, webster_divides_by_odd_numbers) {
  EXPECT_EQ(fen_of_all(tell_forms(split("divide webster"), "set seats 0.43" + alabama)), "24 10 04 04 01 ");
}

TEST(share_form, equal_thirds_give_the_odd_fen_to_the_first_key) {
  const ToldForms told = tell_forms(split(), R"(set seats 1,000,000
    state name c people 1
    state name a people 1
    state name b people 1)");
  EXPECT_EQ(told.figure("split", "a", "amount"), "333333.34");
  EXPECT_EQ(told.figure("split", "b", "amount"), "333333.33");
  EXPECT_EQ(told.figure("split", "c", "amount"), "333333.33");
  EXPECT_EQ(told.figure("split", "b", "quota"), "1000000/3");
}

TEST(share_form, weight_zero_gets_nothing) {
  const ToldForms told = tell_forms(split(), "set seats 1 state name a people 0 state name b people 5");
  EXPECT_EQ(told.figure("split", "a", "amount"), "0.00");
  EXPECT_EQ(told.figure("split", "b", "amount"), "1.00");
}

TEST(share_form, bounds_are_kept_and_the_rest_is_shared_again) {
  const ToldForms told = tell_forms(split("at least before at most 2 * before"), R"(set seats 100
    state name a people 1  before 20
    state name b people 1  before 1
    state name c people 8  before 45)");
  EXPECT_EQ(told.figure("split", "a", "amount"), "20.00");
  EXPECT_EQ(told.figure("split", "b", "amount"), "2.00");
  EXPECT_EQ(told.figure("split", "c", "amount"), "78.00");
}

TEST(share_form, bounds_that_cannot_be_met_fail_with_the_arithmetic) {
  const ToldForms told = tell_forms(split("at least before"),
                                    "set seats 10 state name a people 1 before 6 state name b people 1 before 6");
  ASSERT_FALSE(told.applied);
  EXPECT_EQ(info(told.applied.error().code).name, "share_bounds");
  EXPECT_EQ(told.applied.error().sentence.en, "the floors make 12.00 yuan, the pot is 10.00: 2.00 short");
}

TEST(share_form, a_weight_that_cannot_be_worked_out_fails_the_whole) {
  const ToldForms told = tell_forms(split(), "set seats 10 state name a people 0");
  ASSERT_FALSE(told.applied);
  EXPECT_EQ(info(told.applied.error().code).name, "share_weights");
}

TEST(share_form, what_is_paid_in_comes_out_again) {
  const ToldForms told = tell_forms(states + R"(
    share river of state pot seats by people paid by before / (sum of before) ties by name)",
                                    R"(set seats 200,000,000
    state name gz people 4 before 5
    state name sc people 3 before 4
    state name yn people 3 before 1)");
  EXPECT_EQ(told.figure("river", "yn", "net"), "40000000.00");
  EXPECT_EQ(told.figure("river", "gz", "net"), "-20000000.00");
  EXPECT_EQ(told.figure("river", "sc", "net"), "-20000000.00");
}

}  // namespace
}  // namespace nuan::flow
