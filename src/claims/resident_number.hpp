// Resident numbers as numbers, for millions of rows: sixteen digits at a time where the processor has vectors, eight
// elsewhere; no branch but for the leap day.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "claims/identity.hpp"

#if defined(__SSE4_1__)
#include <immintrin.h>
#endif

namespace nuan::claims {

namespace resident {

inline constexpr std::string_view check_characters = "10X98765432";  // by the weighted sum modulo 11
inline constexpr std::array<unsigned, 17> weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

[[nodiscard]] inline bool is_birth_date(unsigned year, unsigned month, unsigned day) {
  static constexpr std::array<std::uint8_t, 16> longest = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool exists = (day - 1 < longest[month & 15U]) & (month < 16) & (year - 1800 < 400);
  if ((month == 2) & (day == 29)) return exists && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return exists;
}

}  // namespace resident

// The first 17 digits of a number in its one spelling, or not valid (see identity.hpp). 18 bytes.
[[nodiscard]] ResidentNumber resident_number_by_words(const char* eighteen_bytes);

#if defined(__SSE4_1__)

// One multiplication each turns digits into pairs, pairs into fours, fours into eights, and digits into their weighted
// sum.
[[nodiscard]] inline ResidentNumber resident_number(const char* eighteen_bytes) {
  const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(eighteen_bytes));
  const __m128i digits = _mm_xor_si128(text, _mm_set1_epi8('0'));
  const __m128i nine = _mm_set1_epi8(9);
  const bool sixteen_digits = _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(digits, nine), nine)) == 0xFFFF;
  const __m128i products = _mm_maddubs_epi16(digits, _mm_setr_epi8(7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4));
  const __m128i total = _mm_sad_epu8(_mm_packus_epi16(products, products), _mm_setzero_si128());
  const __m128i pairs = _mm_maddubs_epi16(digits, _mm_set1_epi16(10 | 1 << 8));
  const __m128i fours = _mm_madd_epi16(pairs, _mm_set1_epi32(100 | 1 << 16));
  const __m128i eights = _mm_madd_epi16(_mm_packs_epi32(fours, fours), _mm_set1_epi32(10'000 | 1 << 16));
  const auto both = static_cast<std::uint64_t>(_mm_cvtsi128_si64(eights));
  const unsigned last = static_cast<unsigned char>(eighteen_bytes[16]) - unsigned{'0'};
  const unsigned sum = static_cast<unsigned>(_mm_cvtsi128_si32(total)) + last * resident::weights[16];
  const auto year = static_cast<unsigned>(_mm_extract_epi16(pairs, 3) * 100 + _mm_extract_epi16(pairs, 4));
  const auto month = static_cast<unsigned>(_mm_extract_epi16(pairs, 5));
  const auto day = static_cast<unsigned>(_mm_extract_epi16(pairs, 6));
  const bool born = resident::is_birth_date(year, month, day);
  const bool fits = eighteen_bytes[17] == resident::check_characters[sum % 11];
  return {(both & 0xFFFFFFFFU) * 1'000'000'000 + (both >> 32U) * 10 + last,
          sixteen_digits && last <= 9 && born && fits};
}

#else

[[nodiscard]] inline ResidentNumber resident_number(const char* eighteen_bytes) {
  return resident_number_by_words(eighteen_bytes);
}

#endif

}  // namespace nuan::claims
