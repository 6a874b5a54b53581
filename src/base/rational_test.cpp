// Rational: exact decimals, the one rounding, and how fractions read.
#include "base/rational.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <limits>

namespace nuan {
namespace {

Rational number(std::string_view text) {
  const auto read = read_decimal(text);
  EXPECT_TRUE(read.has_value()) << text;
  return read.value_or(Rational(0));
}

std::int64_t rounded(const Rational& fen) { return round_to_fen(fen).value().fen(); }

TEST(Rational, ReadsDecimalsExactly) {
  EXPECT_EQ(number("1800"), Rational(1800));
  EXPECT_EQ(number("0.05"), Rational(1, 20));
  EXPECT_EQ(number("-3"), Rational(-3));
  EXPECT_EQ(number("-0.0"), Rational(0));
  EXPECT_EQ(to_text(number("123456789012345678901234567890.123456789")), "123456789012345678901234567890.123456789");
  EXPECT_EQ(number("010"), Rational(10)) << "a leading zero does not make it octal";
}

TEST(Rational, ReadsNothingElse) {
  for (const std::string_view text :
       {"", "-", ".5", "5.", "1e3", "1,000", "+1", "--1", "1.2.3", " 1", "1/2", "0x10", "１"})
    EXPECT_FALSE(read_decimal(text).has_value()) << text;
  EXPECT_FALSE(read_decimal(std::string_view("1\0", 2)).has_value());
}

TEST(Rational, RoundsHalfAwayFromZero) {
  EXPECT_EQ(rounded(Rational(1, 2)), 1);
  EXPECT_EQ(rounded(Rational(-1, 2)), -1);
  EXPECT_EQ(rounded(Rational(3, 2)), 2);
  EXPECT_EQ(rounded(Rational(49, 100)), 0);
  EXPECT_EQ(rounded(Rational(-49, 100)), 0);
  EXPECT_EQ(rounded(Rational(5, 3)), 2);
  EXPECT_EQ(rounded(number("2000000.5")), 2000001) << "half-even would give one fen less";
}

TEST(Rational, RoundingKnowsThe64BitsOfMoney) {
  const Rational most(mpz_class("9223372036854775807"));
  EXPECT_EQ(rounded(most), std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(rounded(Rational(-most - 1)), std::numeric_limits<std::int64_t>::min());
  EXPECT_FALSE(round_to_fen(Rational(most + Rational(1, 2))).has_value());
  EXPECT_FALSE(round_to_fen(Rational(-most - Rational(3, 2))).has_value());
}

TEST(Rational, ReadsAsADecimalWhereOneExists) {
  EXPECT_EQ(to_text(Rational(1, 4)), "0.25");
  EXPECT_EQ(to_text(number("22500.011")), "22500.011");
  EXPECT_EQ(to_text(Rational(-1, 8)), "-0.125");
  EXPECT_EQ(to_text(Rational(1, 3)), "1/3");
  EXPECT_EQ(to_text(Rational(-2, 3)), "-2/3");
  EXPECT_EQ(to_text(Rational(1000)), "1000");
  EXPECT_EQ(to_text(Rational(0)), "0");
}

TEST(Rational, FenReadAsYuan) {
  EXPECT_EQ(fen_to_yuan_text(number("2250001.1")), "22,500.011");
  EXPECT_EQ(fen_to_yuan_text(number("0.5")), "0.005");
  EXPECT_EQ(fen_to_yuan_text(Rational(24000)), "240.00");
  EXPECT_EQ(fen_to_yuan_text(Rational(-123456789)), "-1,234,567.89");
  EXPECT_EQ(fen_to_yuan_text(Rational(0)), "0.00");
  EXPECT_EQ(fen_to_yuan_text(Rational(100, 3)), "1/3");
}

RC_GTEST_PROP(Rational, RoundingIsNearestAndSymmetric, ()) {
  const auto numerator = *rc::gen::inRange<std::int64_t>(-1'000'000'000'000, 1'000'000'000'000);
  const auto denominator = *rc::gen::inRange<std::int64_t>(1, 1000);
  Rational fen(mpz_class(static_cast<long>(numerator)), mpz_class(static_cast<long>(denominator)));
  fen.canonicalize();
  const std::int64_t result = rounded(fen);
  RC_ASSERT(rounded(Rational(-fen)) == -result);
  const Rational distance = abs(Rational(fen - Rational(mpz_class(static_cast<long>(result)))));
  RC_ASSERT(distance <= Rational(1, 2));
  if (distance == Rational(1, 2)) RC_ASSERT(std::abs(result) * 2 * denominator >= std::abs(numerator) * 2);
}

RC_GTEST_PROP(Rational, WhatIsWrittenIsRead, ()) {
  const auto fen = *rc::gen::inRange<std::int64_t>(-1'000'000'000, 1'000'000'000);
  Rational value(mpz_class(static_cast<long>(fen)), *rc::gen::element<mpz_class>(1, 2, 5, 8, 100, 125, 1'000'000));
  value.canonicalize();
  RC_ASSERT(read_decimal(to_text(value)) == value);
  RC_ASSERT(fen_to_yuan_text(fen_of(Money::from_fen(fen))) == to_grouped_text(Money::from_fen(fen)));
}

}  // namespace
}  // namespace nuan
