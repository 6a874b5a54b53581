// Digits: reading runs of decimal digits eight at a time inside one 64-bit word. For the inner loops of field reading.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE4_1__)
#include <immintrin.h>
#endif

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

#if defined(__SSE4_1__)

// Sixteen ASCII digits as one number, one multiplication each for pairs, fours and eights; false when one is none.
[[nodiscard]] inline bool read_sixteen(const char* at, std::uint64_t& out) {
  const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  const __m128i values = _mm_xor_si128(text, _mm_set1_epi8('0'));
  const __m128i nine = _mm_set1_epi8(9);
  const __m128i pairs = _mm_maddubs_epi16(values, _mm_set1_epi16(10 | 1 << 8));
  const __m128i fours = _mm_madd_epi16(pairs, _mm_set1_epi32(100 | 1 << 16));
  const __m128i eights = _mm_madd_epi16(_mm_packs_epi32(fours, fours), _mm_set1_epi32(10'000 | 1 << 16));
  const auto both = static_cast<std::uint64_t>(_mm_cvtsi128_si64(eights));
  out = (both & 0xFFFFFFFFU) * 100'000'000 + (both >> 32U);
  return _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(values, nine), nine)) == 0xFFFF;
}

#else

[[nodiscard]] inline bool read_sixteen(const char* at, std::uint64_t& out) {
  const std::uint64_t first = values(load(at));
  const std::uint64_t last = values(load(at + 8));
  out = number(first) * 100'000'000 + number(last);
  return is_digits(first) && is_digits(last);
}

#endif

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
