// The arithmetic that everything stands on, against exact fractions.
#include "policy/columnar/kernels.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/rational.hpp"
#include "policy/columnar/running.hpp"

namespace nuan::policy::columnar {
namespace {

rc::Gen<std::int64_t> sized() {
  return rc::gen::apply([](std::int64_t number, int bits) { return number >> bits; },
                        rc::gen::arbitrary<std::int64_t>(), rc::gen::inRange(3, 62));
}

RC_GTEST_PROP(Divider, DividesAsDivisionDoes, ()) {
  const std::int64_t divisor = *rc::gen::suchThat(sized(), [](std::int64_t n) { return n > 0; });
  const std::int64_t number = *rc::gen::suchThat(sized(), [](std::int64_t n) { return n >= 0; });
  RC_ASSERT(Divider(divisor).quotient(number) == number / divisor);
}

TEST(Divider, AtItsEdges) {
  for (const std::int64_t divisor :
       {std::int64_t{1}, std::int64_t{2}, std::int64_t{3}, std::int64_t{200}, (std::int64_t{1} << 51) - 1}) {
    const Divider by(divisor);
    for (std::int64_t times : {std::int64_t{0}, std::int64_t{1}, ((std::int64_t{1} << 62) - 1) / divisor}) {
      EXPECT_EQ(by.quotient(times * divisor), times);
      EXPECT_EQ(by.quotient(times * divisor + divisor - 1 < (std::int64_t{1} << 62) ? times * divisor + divisor - 1
                                                                                    : times * divisor),
                times);
      if (times > 0) {
        EXPECT_EQ(by.quotient(times * divisor - 1), times - 1);
      }
    }
  }
}

RC_GTEST_PROP(FloorQuotient, RoundsDown, ()) {
  const std::int64_t divisor = *rc::gen::suchThat(sized(), [](std::int64_t n) { return n > 0; });
  const std::int64_t number = *sized();
  const std::int64_t quotient = floor_quotient(number, divisor);
  RC_ASSERT(Wide{quotient} * divisor <= number);
  RC_ASSERT(Wide{quotient + 1} * divisor > number);
}

// One operation over one vector.
class Bench {
 public:
  Bench() : program_(plan_of(), {}, {}) {
    program_.registers = 4;
    program_.spaces = 1;
  }
  std::vector<std::int64_t> run(const Operation& operation, const std::vector<std::int64_t>& in) {
    program_.operations = {operation};
    batch_.subjects = in.size();
    Machine machine(program_, batch_, memory_, out_);
    machine.look_at(0, in.data());
    machine.run();
    return {machine.numbers(1), machine.numbers(1) + in.size()};
  }

 private:
  static Plan plan_of() { return {}; }
  Program program_;
  Batch batch_;
  Memory memory_;
  BatchOutcome out_;
};

RC_GTEST_PROP(RoundedQuotient, IsTheRoundingOfMoney, ()) {
  const std::int64_t divisor = 1 + *rc::gen::inRange<std::int64_t>(0, 1'000'000);
  const auto numbers = *rc::gen::container<std::vector<std::int64_t>>(sized());
  std::vector<std::int64_t> held;
  for (const std::int64_t number : numbers) {
    if (number >= -farthest && number <= farthest) held.push_back(number);
  }
  const std::vector<std::int64_t> rounded = Bench().run(RoundedQuotient{1, 0, 0, divisor, false}, held);
  for (std::size_t i = 0; i < held.size(); ++i) {
    Rational exact(static_cast<long>(held[i]), static_cast<unsigned long>(divisor));
    exact.canonicalize();
    RC_ASSERT(rounded[i] == round_to_fen(exact)->fen());
  }
}

TEST(RoundedQuotient, GoesAwayFromZeroAtTheHalf) {
  EXPECT_EQ(Bench().run(RoundedQuotient{1, 0, 0, 200, false}, {100, 99, -100, -99, 300, 0}),
            (std::vector<std::int64_t>{1, 0, -1, 0, 2, 0}));
  EXPECT_EQ(Bench().run(RoundedQuotient{1, 0, 0, 3, true}, {1, 2, 4, 5}), (std::vector<std::int64_t>{0, 1, 1, 2}));
}

TEST(DownTo, IsTheMultipleNotAbove) {
  EXPECT_EQ(Bench().run(DownTo{1, no_reg, 0, 0, {no_reg, 10}}, {0, 9, 10, 19, -1, -10, -11}),
            (std::vector<std::int64_t>{0, 0, 10, 10, -10, -10, -20}));
}

TEST(BoundsOfVectors, HoldEverySumAndProduct) {
  const Bounds a{-3, 5};
  const Bounds b{-7, 2};
  for (int x = -3; x <= 5; ++x) {
    for (int y = -7; y <= 2; ++y) {
      EXPECT_TRUE((a + b).low <= x + y && x + y <= (a + b).high);
      EXPECT_TRUE((a - b).low <= x - y && x - y <= (a - b).high);
      EXPECT_TRUE((a * b).low <= x * y && x * y <= (a * b).high);
    }
  }
}

}  // namespace
}  // namespace nuan::policy::columnar
