#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "fund/fund.hpp"

namespace nuan::fund {
namespace {

Money yuan(std::int64_t value) { return Money::from_fen(value * 100); }
Money fen(std::int64_t value) { return Money::from_fen(value); }
Rational fen_text(const char* yuan_text) { return *read_decimal(yuan_text) * 100; }

std::vector<std::int64_t> fens(const Result<std::vector<Share>>& shares) {
  std::vector<std::int64_t> list;
  if (shares)
    for (const Share& one : *shares) list.push_back(one.amount.fen());
  return list;
}

TEST(Share, ties_go_to_the_smaller_key_wherever_it_stands) {
  const std::vector<Party> parties{{"丙", 1, {}, {}}, {"a", 1, {}, {}}, {"b", 1, {}, {}}};
  EXPECT_EQ(fens(share(fen(100'000'000), parties, Divide::largest_remainder)),
            (std::vector<std::int64_t>{33333333, 33333334, 33333333}));
}

TEST(Share, floors_and_caps_of_half_fens_are_kept_in_whole_fen) {
  const std::vector<Party> parties{{"a", 1, fen_text("0.305"), {}}, {"b", 9, {}, fen_text("0.645")}, {"c", 1, {}, {}}};
  // 31 and at most 64 fen: a is fixed first (lacks 21.9), then 69 by 9:1 gives b 62.1.
  const auto shares = share(fen(100), parties, Divide::largest_remainder);
  EXPECT_EQ(fens(shares), (std::vector<std::int64_t>{31, 62, 7}));
  EXPECT_EQ(shares->at(0).held, Held::at_least);
}

TEST(Share, bounds_that_cannot_be_met_are_refused_with_the_arithmetic) {
  const std::vector<Party> floors{{"a", 1, fen_text("70"), {}}, {"b", 1, fen_text("50.5"), {}}};
  const auto above = share(yuan(100), floors, Divide::largest_remainder);
  ASSERT_FALSE(above);
  EXPECT_EQ(above.error().code, Code::share_bounds);
  EXPECT_EQ(above.error().sentence.en, "the floors make 120.50 yuan, the pot is 100.00: 20.50 short");
  EXPECT_EQ(above.error().sentence.zh, "各方保底合计 120.50 元,总额只有 100.00 元,差 20.50 元");
  const std::vector<Party> caps{{"a", 1, {}, fen_text("30")}, {"b", 1, {}, fen_text("20")}};
  const auto below = share(yuan(100), caps, Divide::webster);
  ASSERT_FALSE(below);
  EXPECT_EQ(below.error().sentence.en, "the caps make 50.00 yuan, the pot is 100.00: 50.00 goes nowhere");
}

TEST(Share, what_is_wrong_with_a_party_names_it) {
  const auto code_of = [](std::vector<Party> parties, Money pot) {
    const auto shares = share(pot, parties, Divide::largest_remainder);
    return shares ? Code::bug : shares.error().code;
  };
  EXPECT_EQ(code_of({{"a", 1, {}, {}}, {"a", 1, {}, {}}}, yuan(1)), Code::share_parties);
  EXPECT_EQ(code_of({{"a", -1, {}, {}}}, yuan(1)), Code::share_weights);
  EXPECT_EQ(code_of({{"a", 0, {}, {}}}, yuan(1)), Code::share_weights);
  EXPECT_EQ(code_of({{"a", 1, {}, {}}}, yuan(-1)), Code::share_range);
  EXPECT_EQ(code_of({{"a", 1, fen_text("0.001"), fen_text("0.009")}}, fen(1)), Code::share_bounds);
  EXPECT_EQ(code_of({{"a", 1, {}, fen_text("-0.01")}}, fen(0)), Code::share_bounds);
  const std::vector<Party> weightless{{"a", 1, {}, {}}, {"云", 0, fen_text("5"), {}}};
  const auto refused = share(yuan(9), weightless, Divide::largest_remainder);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().sentence.zh, testing::HasSubstr("“云”权重为 0,却至少要得 5.00 元"));
}

std::vector<Party> some_parties() {
  const std::size_t count = *rc::gen::inRange<std::size_t>(1, 9);
  std::vector<Party> parties;
  for (std::size_t i = 0; i < count; ++i)
    parties.push_back({"p" + std::to_string(i), *rc::gen::inRange(1, 50), {}, {}});
  return parties;
}

RC_GTEST_PROP(Share, permuting_the_parties_permutes_the_shares, ()) {
  std::vector<Party> parties = some_parties();
  const Money pot = fen(*rc::gen::inRange<std::int64_t>(0, 12'345'678'901));
  const Divide divide = *rc::gen::element(Divide::largest_remainder, Divide::webster);
  std::map<std::string, Money> before;
  const auto straight = share(pot, parties, divide).value();
  for (const Share& one : straight) before[one.key] = one.amount;
  Money sum;
  std::ranges::reverse(parties);
  const auto reversed = share(pot, parties, divide).value();
  for (const Share& one : reversed) {
    RC_ASSERT(one.amount == before.at(one.key));
    sum += one.amount;
  }
  RC_ASSERT(sum == pot);
}

}  // namespace
}  // namespace nuan::fund
