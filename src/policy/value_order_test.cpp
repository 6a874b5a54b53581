// The order of values that no other test meets: what is missing comes first.
#include "policy/value_order.hpp"

#include <gtest/gtest.h>

namespace nuan::policy {
namespace {

TEST(ValueOrder, PutsMissingMeasurementsFirst) {
  const Value missing = Measured{}, two = Measured{Rational(2)}, three = Measured{Rational(3)};
  EXPECT_EQ(order_of(missing, missing), std::strong_ordering::equal);
  EXPECT_EQ(order_of(missing, two), std::strong_ordering::less);
  EXPECT_EQ(order_of(two, missing), std::strong_ordering::greater);
  EXPECT_EQ(order_of(two, three), std::strong_ordering::less);
}

}  // namespace
}  // namespace nuan::policy
