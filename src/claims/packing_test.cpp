// Packing: every number comes back, the quick road writes the same bytes as the plain one, and equal values are equal
// bytes.
#include "claims/packing.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <limits>
#include <string>

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

// Texts stand in buffers with something readable behind them.
PackedText packed(const std::string& padded, std::size_t size) { return pack({padded.data(), size}); }

void expect_text_back(const std::string& text) {
  const std::string padded = text + "12345678";
  const PackedText one = packed(padded, text.size());
  EXPECT_EQ(to_text(one), text);
  std::string room(text.size() + text_bytes_more + 1, '\xFF');
  auto* const bytes = reinterpret_cast<Byte*>(room.data());
  const Byte* const end = put_text(bytes, one);
  EXPECT_LE(end, bytes + text.size() + text_bytes_more);
  EXPECT_EQ(skip_text(bytes), end);
  PackedText taken;
  EXPECT_EQ(take_text(bytes, taken), end);
  EXPECT_EQ(to_text(taken), text);
  EXPECT_TRUE(taken == one);
}

// Of 16 and 20 digits, as cards and settlements have them, there is a quick road; a letter anywhere leaves every road.
TEST(Packing, texts_of_every_length_with_and_without_a_letter) {
  const std::string digits = "09876543210123456789012345";
  for (std::size_t size = 0; size <= digits.size(); ++size) {
    expect_text_back(digits.substr(0, size));
    expect_text_back(std::string(size, '9'));
    for (std::size_t at = 0; at < size; ++at) {
      std::string text = digits.substr(0, size);
      text[at] = at % 2 == 0 ? 'x' : ' ';
      expect_text_back(text);
    }
  }
}

// The first four of 20 digits are kept in two parts.
TEST(Packing, twenty_digits_at_every_edge) {
  for (const char* first : {"0000", "0001", "1023", "1024", "9999"}) {
    expect_text_back(first + std::string(16, '0'));
    expect_text_back(first + std::string(16, '9'));
  }
}

RC_GTEST_PROP(Packing, texts_compare_as_their_bytes, ()) {
  const auto digits = rc::gen::container<std::string>(rc::gen::inRange('0', ':'));
  const auto left = *rc::gen::oneOf(digits, rc::gen::string<std::string>());
  const auto right = *rc::gen::oneOf(digits, rc::gen::string<std::string>());
  const std::string padded_left = left + "12345678", padded_right = right + "12345678";
  const int found = compare(packed(padded_left, left.size()), packed(padded_right, right.size()));
  RC_ASSERT((found < 0) == (left < right) && (found > 0) == (left > right));
  RC_ASSERT((packed(padded_left, left.size()) == packed(padded_right, right.size())) == (left == right));
}

}  // namespace
}  // namespace nuan::claims
