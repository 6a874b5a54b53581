// The road by 64-bit words, and the way back.
#include "claims/resident_number.hpp"

#include <array>
#include <bit>
#include <cstring>
#include <string_view>

#include "claims/digits.hpp"

namespace nuan::claims {

using resident::check_characters;
using resident::is_birth_date;
using resident::weights;

namespace {

static_assert(std::endian::native == std::endian::little, "the first digit is expected in the lowest byte");

// Eight ASCII digits become eight bytes 0 to 9; anything else leaves a byte above 9, which not_digits() sees.
std::uint64_t eight_digits(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return word ^ 0x3030303030303030U;
}

std::uint64_t not_digits(std::uint64_t digits) {
  return ((digits + 0x7676767676767676U) | digits) & 0x8080808080808080U;
}

// Bytes 0, 2, 4 and 6 become the four pairs of digits as numbers 0 to 99.
std::uint64_t pairs_of(std::uint64_t digits) { return digits * 10 + (digits >> 8U); }

unsigned pair(std::uint64_t pairs, unsigned index) { return pairs >> (index * 16) & 0xFFU; }

std::uint64_t number_of(std::uint64_t pairs) {
  constexpr std::uint64_t lanes = 0x000000FF000000FFU;
  return ((pairs & lanes) * (100 + (1'000'000ULL << 32U)) + (pairs >> 16U & lanes) * (1 + (10'000ULL << 32U))) >> 32U;
}

// Each 16-bit lane times its weight, all added up in the highest lane of one product.
constexpr std::uint64_t lane_weights(std::size_t first) {
  std::uint64_t lanes = 0;
  for (std::size_t i = 0; i < 4; ++i) lanes = lanes << 16U | weights[first + 2 * i];
  return lanes;
}

template <std::size_t first>
unsigned weighted(std::uint64_t digits) {
  constexpr std::uint64_t lanes = 0x00FF00FF00FF00FFU;
  return static_cast<unsigned>((digits & lanes) * lane_weights(first) >> 48U) +
         static_cast<unsigned>((digits >> 8U & lanes) * lane_weights(first + 1) >> 48U);
}

}  // namespace

ResidentNumber read_resident_number(const char* eighteen_bytes) { return resident_number(eighteen_bytes); }

ResidentNumber resident_number_by_words(const char* eighteen_bytes) {
  const std::uint64_t front = eight_digits(eighteen_bytes);
  const std::uint64_t back = eight_digits(eighteen_bytes + 8);
  const unsigned last = static_cast<unsigned char>(eighteen_bytes[16]) - unsigned{'0'};
  const std::uint64_t front_pairs = pairs_of(front);
  const std::uint64_t back_pairs = pairs_of(back);
  const unsigned sum = weighted<0>(front) + weighted<8>(back) + last * weights[16];
  const bool all_digits = (not_digits(front) | not_digits(back)) == 0 && last <= 9;
  const bool born =
      is_birth_date(pair(front_pairs, 3) * 100 + pair(back_pairs, 0), pair(back_pairs, 1), pair(back_pairs, 2));
  const bool fits = eighteen_bytes[17] == check_characters[sum % 11];
  return {number_of(front_pairs) * 1'000'000'000 + number_of(back_pairs) * 10 + last, all_digits && born && fits};
}

void write_resident_number(std::uint64_t number, char* eighteen_bytes) {
  const std::uint64_t last = number % 10;
  const std::uint64_t front = digits::values_of(number / 1'000'000'000);
  const std::uint64_t back = digits::values_of(number / 10 % 100'000'000);
  const unsigned sum = weighted<0>(front) + weighted<8>(back) + static_cast<unsigned>(last) * weights[16];
  digits::write(front, eighteen_bytes);
  digits::write(back, eighteen_bytes + 8);
  eighteen_bytes[16] = static_cast<char>('0' + last);
  eighteen_bytes[17] = check_characters[sum % 11];
}

char check_digit(std::uint64_t digits) {
  std::array<char, 18> text{};
  write_resident_number(digits, text.data());
  return text.back();
}

}  // namespace nuan::claims
