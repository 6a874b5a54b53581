#include "flow/forms/moments.hpp"

#include <gtest/gtest.h>

namespace nuan::flow {
namespace {

TEST(Moments, OfAFewAnswers) {
  Moments moments;
  moments.add(4);
  EXPECT_EQ(moments.mean(), 4);
  EXPECT_EQ(moments.variance(), 0);
  moments.add(6);
  EXPECT_EQ(moments.mean(), 5);
  EXPECT_EQ(moments.variance(), 2);
}

// In doubles the squares would swallow the difference.
TEST(Moments, OfLargeAnswersThatHardlyDiffer) {
  Moments moments;
  for (const int more : {0, 1, 2}) moments.add(Rational(mpz_class("1000000000000")) + more);
  EXPECT_EQ(moments.variance(), 1);
}

}  // namespace
}  // namespace nuan::flow
