// Money: reading nothing but what it should, and writing what it can read.
#include "base/money.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <limits>
#include <regex>

namespace nuan {
namespace {

std::int64_t fen(std::string_view text) {
  const ReadMoney read = read_money(text);
  EXPECT_EQ(read.flaw, MoneyFlaw::none) << text;
  return read.value.fen();
}

MoneyFlaw flaw(std::string_view text) { return read_money(text).flaw; }

TEST(Money, ReadsYuanWithUpToTwoDecimals) {
  EXPECT_EQ(fen("0"), 0);
  EXPECT_EQ(fen("1234.50"), 123450);
  EXPECT_EQ(fen("1234.5"), 123450);
  EXPECT_EQ(fen("1234"), 123400);
  EXPECT_EQ(fen("-0.01"), -1);
  EXPECT_EQ(fen("-0"), 0);
  EXPECT_EQ(fen("000000000000000000000000000001.00"), 100);
}

TEST(Money, ReadsNothingElse) {
  for (const std::string_view text :
       {"",    "-",    "+1",    ".5", "1.",   "1.234", "1,234", "1 ",  " 1",  "1e3", "0x1",
        "--1", "1.-1", "1.2.3", "１", "1.2x", "x1.2",  "¥1",    "1\n", "-.1", "1..", "1.1-"})
    EXPECT_EQ(flaw(text), MoneyFlaw::malformed) << text;
  EXPECT_EQ(flaw(std::string_view("1\0", 2)), MoneyFlaw::malformed);
}

TEST(Money, HasALimit) {
  EXPECT_EQ(fen("10000000000000"), money_limit_fen);
  EXPECT_EQ(fen("-10000000000000.00"), -money_limit_fen);
  EXPECT_EQ(flaw("10000000000000.01"), MoneyFlaw::too_large);
  EXPECT_EQ(flaw("10000000000001"), MoneyFlaw::too_large);
  EXPECT_EQ(flaw("18446744073709551616"), MoneyFlaw::too_large);
  EXPECT_EQ(flaw("184467440737095516.17"), MoneyFlaw::too_large);
  EXPECT_EQ(flaw(std::string(5000, '9')), MoneyFlaw::too_large);
  EXPECT_EQ(flaw(std::string(5000, '9') + "x"), MoneyFlaw::malformed);
  EXPECT_EQ(flaw("99999999999999999999.123"), MoneyFlaw::malformed);
}

TEST(Money, Writes) {
  EXPECT_EQ(to_text(Money::from_fen(123450)), "1234.50");
  EXPECT_EQ(to_text(Money::from_fen(-5)), "-0.05");
  EXPECT_EQ(to_text(Money{}), "0.00");
  EXPECT_EQ(to_text(Money::from_fen(std::numeric_limits<std::int64_t>::min())), "-92233720368547758.08");
  EXPECT_EQ(to_grouped_text(Money::from_fen(123450)), "1,234.50");
  EXPECT_EQ(to_grouped_text(Money::from_fen(99999)), "999.99");
  EXPECT_EQ(to_grouped_text(Money::from_fen(-100000000)), "-1,000,000.00");
  EXPECT_EQ(to_grouped_text(Money::from_fen(std::numeric_limits<std::int64_t>::min())), "-92,233,720,368,547,758.08");
}

TEST(Money, AddsAndSubtracts) {
  Money sum = Money::from_fen(1) + Money::from_fen(2);
  sum += Money::from_fen(4);
  sum -= Money::from_fen(10);
  EXPECT_EQ(sum, Money::from_fen(-3));
  EXPECT_LT(sum, Money{});
}

TEST(MoneyDeathTest, SumsBeyond64BitsAreABug) {
  const Money most = Money::from_fen(std::numeric_limits<std::int64_t>::max());
  EXPECT_EXIT(static_cast<void>(most + Money::from_fen(1)), testing::ExitedWithCode(70), "money.hpp");
  EXPECT_EXIT(static_cast<void>(Money{} - most - most), testing::ExitedWithCode(70), "money.hpp");
}

RC_GTEST_PROP(Money, WhatIsWrittenIsRead, ()) {
  const Money money = Money::from_fen(*rc::gen::inRange(-money_limit_fen, money_limit_fen + 1));
  RC_ASSERT(read_money(to_text(money)).flaw == MoneyFlaw::none);
  RC_ASSERT(read_money(to_text(money)).value == money);
  std::string grouped = to_grouped_text(money);
  std::erase(grouped, ',');
  RC_ASSERT(grouped == to_text(money));
}

// The contract's own pattern, as a slow witness.
RC_GTEST_PROP(Money, AcceptsExactlyThePattern, ()) {
  static const std::regex pattern(R"(-?\d+(\.\d{1,2})?)");
  const auto text = *rc::gen::container<std::string>(rc::gen::weightedElement<char>(
      {{12, '0'}, {12, '5'}, {12, '9'}, {3, '.'}, {2, '-'}, {1, ','}, {1, '/'}, {1, ':'}}));
  const bool fits = std::regex_match(text, pattern);
  RC_ASSERT((read_money(text).flaw != MoneyFlaw::malformed) == fits);
}

// Numbers of every length, so that fast roads for common lengths meet the plain reading.
TEST(Money, EveryLengthIsReadDigitByDigit) {
  for (std::size_t length = 1; length <= 30; ++length)
    for (const char digit : {'0', '1', '9'})
      for (const std::string& fraction : {std::string(), std::string(".7"), std::string(".70"), std::string(".07")}) {
        const std::string text = std::string(length, digit) + fraction;
        std::uint64_t expected = 0;  // 16 digits of yuan are already far beyond the limit
        for (std::size_t i = 0; i < std::min<std::size_t>(length, 16); ++i)
          expected = expected * 10 + static_cast<std::uint64_t>(digit - '0');
        expected = expected * 100 + (fraction.empty() ? 0U : fraction == ".07" ? 7U : 70U);
        const bool fits = expected <= static_cast<std::uint64_t>(money_limit_fen);
        ASSERT_EQ(flaw(text), fits ? MoneyFlaw::none : MoneyFlaw::too_large) << text;
        if (fits) {
          ASSERT_EQ(fen(text), static_cast<std::int64_t>(expected)) << text;
          ASSERT_EQ(fen("-" + text), -static_cast<std::int64_t>(expected)) << text;
        }
        for (std::size_t i = 0; i < text.size(); ++i) {
          std::string broken = text;
          broken[i] = 'o';
          ASSERT_EQ(flaw(broken), MoneyFlaw::malformed) << broken;
        }
      }
}

}  // namespace
}  // namespace nuan
