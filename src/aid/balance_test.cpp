#include "aid/balance.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace nuan::aid {
namespace {

Money fen(std::int64_t value) { return Money::from_fen(value); }

TEST(Balance, what_is_due_is_paid_once) {
  EXPECT_EQ(balance_of(fen(65300), fen(24000)), (Balance{fen(41300), fen(0)}));
  EXPECT_EQ(balance_of(fen(65300), fen(65300)), (Balance{fen(0), fen(0)}));
}

// T6: 600.00 was paid, a refund leaves 460.00 due: nothing is paid, 140.00 is carried; then 653.00 is due and 53.00
// paid.
TEST(Balance, paid_too_much_is_carried_and_made_up_by_what_falls_due_later) {
  EXPECT_EQ(balance_of(fen(46000), fen(60000)), (Balance{fen(0), fen(-14000)}));
  EXPECT_EQ(balance_of(fen(65300), fen(60000)), (Balance{fen(5300), fen(0)}));
}

RC_GTEST_PROP(Balance, pay_and_carry_add_up_to_the_difference_and_never_both_stand, ()) {
  const auto due = *rc::gen::inRange<std::int64_t>(0, 100'000'000);
  const auto paid = *rc::gen::inRange<std::int64_t>(0, 100'000'000);
  const Balance balance = balance_of(fen(due), fen(paid));
  RC_ASSERT(balance.pay.fen() + balance.carry.fen() == due - paid);
  RC_ASSERT(balance.pay.fen() >= 0 && balance.carry.fen() <= 0);
  RC_ASSERT(balance.pay.fen() == 0 || balance.carry.fen() == 0);
}

}  // namespace
}  // namespace nuan::aid
