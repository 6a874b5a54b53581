// Result: how errors read, and how they leave a function.
#include "base/result.hpp"

#include <gtest/gtest.h>

namespace nuan {
namespace {

Failure lost() { return fail(Code::input_missing, {"claims.csv"}, {"找不到", "not found"}, {"找一找", "look for it"}); }
Result<int> three() { return 3; }
Result<int> none() { return lost(); }
Result<void> nothing() { return lost(); }

Result<int> sum() {
  TRY_LET(const int a, three());
  TRY_LET(const int b, three());
  return a + b;
}

Result<int> sum_of_none() {
  TRY_LET(const int a, three());
  TRY_LET(const int b, none());
  return a + b;
}

Result<int> after_nothing() {
  TRY(nothing());
  return 1;
}

TEST(Result, TryGivesTheValueOrLeavesWithTheError) {
  EXPECT_EQ(sum().value(), 6);
  EXPECT_EQ(sum_of_none().error().code, Code::input_missing);
  EXPECT_EQ(after_nothing().error().sentence.en, "not found");
}

TEST(Result, AnErrorReadsAsPlaceCodeSentenceAndAdvice) {
  const Error error = lost().error();
  EXPECT_EQ(to_text(error, Language::en), "claims.csv: input_missing: not found\n  look for it");
  EXPECT_EQ(to_text(error, Language::zh), "claims.csv: input_missing: 找不到\n  找一找");
  const Error placed{Code::usage, {"a.csv", 3, 7}, {"错", "wrong"}, {}};
  EXPECT_EQ(to_text(placed, Language::en), "a.csv:3:7: usage: wrong");
  EXPECT_EQ(to_text(Error{Code::usage, {}, {"错", "wrong"}, {}}, Language::en), "usage: wrong");
}

TEST(ResultDeathTest, ABrokenPromiseStopsWithItsPlace) {
  EXPECT_EXIT(ENSURE(1 + 1 == 3), testing::ExitedWithCode(70), "result_test.cpp:[0-9]+: 1 \\+ 1 == 3");
}

}  // namespace
}  // namespace nuan
