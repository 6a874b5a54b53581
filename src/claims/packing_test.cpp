// Packing: every number comes back, the quick road writes the same bytes as the plain one, and equal values are equal
// bytes.
#include "claims/packing.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <limits>

namespace nuan::claims {
namespace {

using Room = std::array<Byte, 32>;

void expect_same(std::uint64_t value) {
  Room plain{};
  Room quick{};
  const auto size = static_cast<std::size_t>(put_number(plain.data(), value) - plain.data());
  EXPECT_EQ(static_cast<std::size_t>(put_number_quickly(quick.data(), value) - quick.data()), size) << value;
  for (std::size_t i = 0; i < size; ++i) EXPECT_EQ(quick[i], plain[i]) << value << " byte " << i;
  std::uint64_t taken = 0;
  EXPECT_EQ(take_number(plain.data(), taken), plain.data() + size);
  EXPECT_EQ(taken, value);
  EXPECT_EQ(take_number_quickly(quick.data(), taken), quick.data() + size);
  EXPECT_EQ(taken, value);
}

TEST(Packing, numbers_at_every_edge) {
  for (unsigned bits = 0; bits < 64; ++bits) {
    const std::uint64_t edge = std::uint64_t{1} << bits;
    for (const std::uint64_t value : {edge - 1, edge, edge + 1}) expect_same(value);
  }
  expect_same(std::numeric_limits<std::uint64_t>::max());
}

RC_GTEST_PROP(Packing, any_number, ()) {
  expect_same(*rc::gen::arbitrary<std::uint64_t>() >> *rc::gen::inRange(0U, 64U));
}

RC_GTEST_PROP(Packing, any_number_of_either_sign, ()) {
  const auto value = *rc::gen::arbitrary<std::int64_t>() >> *rc::gen::inRange(0U, 64U);
  Room room{};
  const Byte* const end = put_signed_quickly(room.data(), value);
  std::int64_t taken = 0;
  RC_ASSERT(take_signed(room.data(), taken) == end);
  RC_ASSERT(taken == value);
  RC_ASSERT(take_signed_quickly(room.data(), taken) == end);
  RC_ASSERT(taken == value);
}

}  // namespace
}  // namespace nuan::claims
