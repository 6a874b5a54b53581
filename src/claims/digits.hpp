// Digits: reading runs of decimal digits eight at a time inside one 64-bit word. For the inner loops of field reading.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace nuan::claims::digits {

static_assert(std::endian::native == std::endian::little, "the first digit is expected in the lowest byte");

[[nodiscard]] inline std::uint64_t load(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

// ASCII digits become bytes 0 to 9; every other byte leaves a mark that is_digits() sees.
[[nodiscard]] inline std::uint64_t values(std::uint64_t word) { return word ^ 0x3030303030303030U; }
[[nodiscard]] inline bool is_digits(std::uint64_t values) {
  return (((values + 0x7676767676767676U) | values) & 0x8080808080808080U) == 0;
}

// Eight digit values, the first the most significant, as one number.
[[nodiscard]] inline std::uint64_t number(std::uint64_t values) {
  const std::uint64_t pairs = values * 10 + (values >> 8U);
  constexpr std::uint64_t lanes = 0x000000FF000000FFU;
  return ((pairs & lanes) * (100 + (1'000'000ULL << 32U)) + (pairs >> 16U & lanes) * (1 + (10'000ULL << 32U))) >> 32U;
}

// The inverse: the eight digit values of a number below 100,000,000. Divisions by 100 and by 10 are multiplications
// that are exact for four and for two digits.
[[nodiscard]] inline std::uint64_t values_of(std::uint64_t number) {
  const std::uint64_t fours = number / 10'000 | (number % 10'000) << 32U;
  const std::uint64_t hundreds = (fours * 10'486 >> 20U) & 0x0000007F0000007FU;
  const std::uint64_t pairs = hundreds | (fours - 100 * hundreds) << 16U;
  const std::uint64_t tens = (pairs * 103 >> 10U) & 0x000F000F000F000FU;
  return tens | (pairs - 10 * tens) << 8U;
}
// Eight characters.
inline void write(std::uint64_t values, char* at) {
  const std::uint64_t word = values ^ 0x3030303030303030U;
  std::memcpy(at, &word, sizeof word);
}

// All of `count` (at most 19) digits at `at`; false when one of them is none.
[[nodiscard]] inline bool read(const char* at, std::size_t count, std::uint64_t& out) {
  std::uint64_t value = 0;
  for (; count >= 8; count -= 8, at += 8) {
    const std::uint64_t eight = values(load(at));
    if (!is_digits(eight)) return false;
    value = value * 100'000'000 + number(eight);
  }
  for (; count > 0; --count, ++at) {
    const auto digit = static_cast<unsigned char>(*at - '0');
    if (digit > 9) return false;
    value = value * 10 + digit;
  }
  out = value;
  return true;
}

}  // namespace nuan::claims::digits
