#include "fund/water.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace nuan::fund {
namespace {

Rational number(const char* text) { return *read_decimal(text); }
// In lowest terms, which the constructor does not see to.
Rational over(int numerator, int denominator) { return Rational(numerator) / denominator; }
Money million(std::int64_t value) { return Money::from_fen(value * 100'000'000); }

// Made-up concentrations: permanganate index, ammonia-N, total P, total N.
std::vector<WaterIndicator> sampled(const std::vector<const char*>& weights) {
  return {{number(weights[0]), number("1.62"), number("1.80")},
          {number(weights[1]), number("0.09"), number("0.10")},
          {number(weights[2]), number("1.43"), number("1.30")},
          {number(weights[3]), number("0.0315"), number("0.035")}};
}

TEST(Water, the_index_of_three_rounds) {
  const auto equal = sampled({"0.25", "0.25", "0.25", "0.25"});
  EXPECT_EQ(water_index(number("0.85"), equal).value(), number("0.8075"));
  EXPECT_EQ(water_index(number("0.89"), equal).value(), number("0.8455"));
  EXPECT_EQ(water_index(number("0.90"), sampled({"0.22", "0.22", "0.28", "0.28"})).value(), number("0.8604"));
}

TEST(Water, a_base_of_zero_is_refused) {
  const std::vector<WaterIndicator> none{{1, 1, 0}};
  EXPECT_EQ(water_index(1, none).error().code, Code::share_weights);
}

WaterAgreement xinan() { return {"安徽", "浙江", million(100), {{{1, 1}}, -1}, "中央", million(300)}; }

TEST(Water, standard_met_downstream_pays_else_upstream_and_the_centre_either_way) {
  const auto amount_of = [](const std::vector<Net>& nets, const std::string& key) {
    for (const Net& net : nets)
      if (net.key == key) return net.amount;
    return Money{};
  };
  const auto met = nets_of(water_transfers(xinan(), number("0.8075")).value());
  EXPECT_EQ(amount_of(met, "安徽"), million(400));
  EXPECT_EQ(amount_of(met, "浙江"), million(-100));
  EXPECT_EQ(amount_of(met, "中央"), million(-300));
  EXPECT_EQ(amount_of(nets_of(water_transfers(xinan(), 1).value()), "浙江"), million(-100));
  const auto missed = nets_of(water_transfers(xinan(), number("1.0001")).value());
  EXPECT_EQ(amount_of(missed, "安徽"), million(200));
  EXPECT_EQ(amount_of(missed, "浙江"), million(100));
}

// With k0 = 0.90 the payment turns where the weighted ratio is 0.95 / 0.90 and 1 / 0.90.
TEST(Water, bands_full_part_and_reverse) {
  WaterAgreement agreement = xinan();
  agreement.turn = {{{number("0.95"), 1}, {1, number("0.5")}}, -1};
  const auto paid = [&](const Rational& ratio) {
    const std::vector<WaterIndicator> one{{1, ratio, 1}};
    return water_transfers(agreement, water_index(number("0.9"), one).value()).value().front();
  };
  EXPECT_EQ(paid(over(95, 90)).amount, million(100));
  EXPECT_EQ(paid(over(95, 90) + Rational(1, 1000)).amount, million(50));
  EXPECT_EQ(paid(Rational(10, 9)).amount, million(50));
  EXPECT_EQ(paid(Rational(10, 9) + Rational(1, 1000)).from, "安徽");
}

TEST(Water, agreements_that_make_no_sense_are_refused) {
  const auto code_of = [](const WaterAgreement& agreement) {
    const auto transfers = water_transfers(agreement, 1);
    return transfers ? Code::bug : transfers.error().code;
  };
  WaterAgreement agreement = xinan();
  agreement.turn.beyond = -2;
  EXPECT_EQ(code_of(agreement), Code::share_steps);
  agreement = xinan();
  agreement.turn.steps.push_back({1, 0});
  EXPECT_EQ(code_of(agreement), Code::share_steps);
  agreement = xinan();
  agreement.centre.clear();
  EXPECT_EQ(code_of(agreement), Code::share_parties);
  agreement = xinan();
  agreement.downstream = agreement.upstream;
  EXPECT_EQ(code_of(agreement), Code::share_parties);
  agreement = xinan();
  agreement.stake = million(-1);
  EXPECT_EQ(code_of(agreement), Code::share_range);
}

RC_GTEST_PROP(Water, the_base_gives_k0_and_all_concentrations_times_t_give_t_times_the_index, ()) {
  const Rational k0 = over(*rc::gen::inRange(1, 100), 100);
  const Rational t = over(*rc::gen::inRange(1, 500), 100);
  const Rational weight = over(*rc::gen::inRange(0, 101), 100);
  const Rational base = over(*rc::gen::inRange(1, 999), 1000);
  const std::vector<WaterIndicator> at_base{{weight, base, base}, {1 - weight, 2 * base, 2 * base}};
  const std::vector<WaterIndicator> scaled{{weight, t * base, base}, {1 - weight, 2 * t * base, 2 * base}};
  RC_ASSERT(water_index(k0, at_base).value() == k0);
  RC_ASSERT(water_index(k0, scaled).value() == Rational(k0 * t));
}

RC_GTEST_PROP(Water, money_is_zero_sum_with_the_centre, ()) {
  const Rational index = over(*rc::gen::inRange(0, 3000), 1000);
  WaterAgreement agreement = xinan();
  agreement.stake = Money::from_fen(*rc::gen::inRange<std::int64_t>(0, 1'000'000'001));
  agreement.turn = {{{over(95, 100), 1}, {1, Rational(1, 3)}}, -1};
  Money sum;
  const auto nets = nets_of(water_transfers(agreement, index).value());
  for (const Net& net : nets) sum += net.amount;
  RC_ASSERT(sum == Money{});
}

}  // namespace
}  // namespace nuan::fund
