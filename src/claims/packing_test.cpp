// Packing: every number comes back, the quick road writes the same bytes as the plain one, and equal values are equal
// bytes.
#include "claims/packing.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <limits>

namespace nuan::claims {
namespace {

using Room = std::array<Byte, 32>;

void expect_back(std::uint64_t value) {
  Room room{};
  const Byte* const end = put_number(room.data(), value);
  EXPECT_LE(end, room.data() + number_bytes_max);
  room[static_cast<std::size_t>(end - room.data())] = 0xFF;  // what follows does not matter
  std::uint64_t taken = 0;
  EXPECT_EQ(take_number(room.data(), taken), end);
  EXPECT_EQ(taken, value);
}

TEST(Packing, numbers_at_every_edge) {
  for (unsigned bits = 0; bits < 64; ++bits) {
    const std::uint64_t edge = std::uint64_t{1} << bits;
    for (const std::uint64_t value : {edge - 1, edge, edge + 1}) expect_back(value);
  }
  expect_back(std::numeric_limits<std::uint64_t>::max());
}

RC_GTEST_PROP(Packing, any_number, ()) {
  expect_back(*rc::gen::arbitrary<std::uint64_t>() >> *rc::gen::inRange(0U, 64U));
}

RC_GTEST_PROP(Packing, any_number_of_either_sign, ()) {
  const auto value = *rc::gen::arbitrary<std::int64_t>() >> *rc::gen::inRange(0U, 64U);
  Room room{};
  const Byte* const end = put_signed(room.data(), value);
  std::int64_t taken = 0;
  RC_ASSERT(take_signed(room.data(), taken) == end);
  RC_ASSERT(taken == value);
}

RC_GTEST_PROP(Packing, numbers_are_as_short_as_they_can_be, ()) {
  const std::uint64_t value = *rc::gen::arbitrary<std::uint64_t>() >> *rc::gen::inRange(0U, 64U);
  Room room{};
  const auto size = put_number(room.data(), value) - room.data();
  const int bits = static_cast<int>(std::bit_width(value));
  RC_ASSERT(size == (bits > 56 ? 9 : std::max(1, (bits + 6) / 7)));
}

void expect_back(const std::string& text) {
  const std::string padded = std::string(8, ' ') + text + std::string(8, ' ');
  Room room{};
  const Byte* const end = put_text(room.data(), pack(std::string_view(padded).substr(8, text.size())));
  EXPECT_EQ(skip_text(room.data()), end);
  PackedText taken;
  EXPECT_EQ(take_text(room.data(), taken), end);
  EXPECT_EQ(to_text(taken), text);
}

TEST(Packing, texts_at_every_edge) {
  for (std::size_t digits = 0; digits <= 22; ++digits) {
    expect_back(std::string(digits, '0'));
    expect_back(std::string(digits, '9'));
    if (digits > 0) expect_back(std::string(digits - 1, '9') + 'X');
  }
  for (const char* first : {"0001", "1023", "1024", "9999"}) {
    expect_back(first + std::string(16, '0'));
    expect_back(first + std::string(16, '9'));
  }
}

}  // namespace
}  // namespace nuan::claims
