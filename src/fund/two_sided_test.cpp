#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "fund/fund.hpp"

namespace nuan::fund {
namespace {

Money yuan(std::int64_t value) { return Money::from_fen(value * 100); }
Money million(std::int64_t value) { return yuan(value * 1'000'000); }

const std::vector<Side> chishui{{"云南", 1, 3}, {"贵州", 5, 4}, {"四川", 4, 3}};

std::vector<Money> nets(const std::vector<Position>& positions) {
  std::vector<Money> list;
  for (const Position& one : positions) list.push_back(one.net());
  return list;
}

TEST(TwoSided, chishui) {
  const auto positions = two_sided(million(200), chishui, Divide::largest_remainder).value();
  EXPECT_EQ(nets(positions), (std::vector<Money>{million(40), million(-20), million(-20)}));
  EXPECT_EQ(positions[1].paid, million(100));
  EXPECT_EQ(positions[1].received, million(80));
}

TEST(TwoSided, a_section_that_fails_cuts_one_in_favour_of_the_others) {
  const auto positions = two_sided(million(200), chishui, Divide::largest_remainder).value();
  const std::vector<Heir> halves{{"贵州", 1}, {"四川", 1}};
  const auto all = cut(positions, "云南", 1, halves).value();
  EXPECT_EQ(nets(all), (std::vector<Money>{million(-20), million(10), million(10)}));
  const auto half = cut(positions, "云南", Rational(1, 2), halves).value();
  EXPECT_EQ(nets(half), (std::vector<Money>{million(10), million(-5), million(-5)}));
}

TEST(TwoSided, a_cut_without_heirs_or_of_nobody_is_refused) {
  const auto positions = two_sided(million(200), chishui, Divide::largest_remainder).value();
  const std::vector<Heir> self{{"云南", 1}};
  const std::vector<Heir> stranger{{"重庆", 1}};
  const std::vector<Heir> fine{{"四川", 1}};
  EXPECT_EQ(cut(positions, "云南", 1, self).error().code, Code::share_parties);
  EXPECT_EQ(cut(positions, "云南", 1, stranger).error().code, Code::share_parties);
  EXPECT_EQ(cut(positions, "重庆", 1, fine).error().code, Code::share_parties);
  EXPECT_EQ(cut(positions, "云南", Rational(3, 2), fine).error().code, Code::share_steps);
  EXPECT_EQ(cut(positions, "云南", 1, {}).error().code, Code::share_weights);
}

RC_GTEST_PROP(TwoSided, nets_sum_to_zero_before_and_after_a_cut, ()) {
  const Money pot = Money::from_fen(*rc::gen::inRange<std::int64_t>(0, 1'000'000'007));
  std::vector<Side> sides;
  const std::size_t count = *rc::gen::inRange<std::size_t>(2, 8);
  for (std::size_t i = 0; i < count; ++i)
    sides.push_back({std::to_string(i), *rc::gen::inRange(1, 9), *rc::gen::inRange(1, 9)});
  const auto positions = two_sided(pot, sides, Divide::webster).value();
  const std::vector<Heir> heirs{{"1", 1}};
  const auto after = cut(positions, "0", Rational(*rc::gen::inRange(0, 101)) / 100, heirs).value();
  Money before_sum;
  Money after_sum;
  for (const Money net : nets(positions)) before_sum += net;
  for (const Money net : nets(after)) after_sum += net;
  RC_ASSERT(before_sum == Money{} && after_sum == Money{});
}

}  // namespace
}  // namespace nuan::fund
