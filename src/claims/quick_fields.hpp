// QuickFields: the usual spellings of amounts and days, a 64-bit word at a time. What these do not know may still be
// right in another spelling: fields.hpp decides.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "claims/digits.hpp"

namespace nuan::claims::quick {

// `d.dd` to `ddddd.dd`: the eight bytes that end with the field, the point taken out and what stands before the field
// blanked.
[[nodiscard]] inline bool read_amount(std::string_view field, std::int64_t& fen) {
  if (field.size() - 4 > 4 || field[field.size() - 3] != '.') return false;
  const std::uint64_t word = digits::load(field.data() + field.size() - 8);
  const std::uint64_t joined = (word & 0xFFFF000000000000U) | (word << 8U & 0x0000FFFFFFFFFF00U);
  const std::uint64_t values = digits::values(joined) & (~std::uint64_t{0} << (8 * (9 - field.size())));
  fen = static_cast<std::int64_t>(digits::number(values));
  return digits::is_digits(values);
}

[[nodiscard]] inline bool is_zero(std::string_view field) {
  constexpr std::uint32_t zero = 0x30302E30;  // `0.00`
  std::uint32_t word = 0;
  std::memcpy(&word, field.data(), sizeof word);  // beyond a shorter one, too
  return field.size() == 4 && word == zero;
}

inline constexpr int first_year = 1900;
inline constexpr int years = 300;

// First days of months since 1970-01-01, so that a date is one look-up and one comparison.
inline constexpr auto month_starts = [] {
  constexpr std::array<int, 12> lengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  std::array<std::int32_t, years * 12 + 1> table{};
  std::int32_t day = -25567;  // 1900-01-01
  for (int i = 0; i <= years * 12; ++i) {
    table[static_cast<std::size_t>(i)] = day;
    const int year = first_year + i / 12;
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    day += lengths[static_cast<std::size_t>(i % 12)] + (i % 12 == 1 && leap ? 1 : 0);
  }
  return table;
}();

// Year and month as one number, counted from January of first_year, and the day from 1; false where there is no such
// day.
[[nodiscard]] inline bool find_day(unsigned month, unsigned day, std::int32_t& days) {
  if (month >= years * 12) return false;
  const std::int32_t* const start = &month_starts[month];
  days = start[0] + static_cast<std::int32_t>(day) - 1;
  return day >= 1 && days < start[1];
}

// Ten bytes, `2021-09-12`; six behind them may be read.
#if defined(__SSE4_1__)
[[nodiscard]] inline bool read_day(const char* at, std::int32_t& days) {
  const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  // The eight digits, the two hyphens, and nothing.
  const __m128i sorted = _mm_shuffle_epi8(text, _mm_setr_epi8(0, 1, 2, 3, 5, 6, 8, 9, 4, 7, -1, -1, -1, -1, -1, -1));
  const __m128i values =
      _mm_xor_si128(sorted, _mm_setr_epi8('0', '0', '0', '0', '0', '0', '0', '0', '-', '-', 0, 0, 0, 0, 0, 0));
  const __m128i most = _mm_setr_epi8(9, 9, 9, 9, 9, 9, 9, 9, 0, 0, 0, 0, 0, 0, 0, 0);
  const bool right = _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(values, most), most)) == 0xFFFF;
  const __m128i pairs = _mm_maddubs_epi16(values, _mm_setr_epi8(10, 1, 10, 1, 10, 1, 10, 1, 0, 0, 0, 0, 0, 0, 0, 0));
  const auto words = static_cast<std::uint64_t>(_mm_cvtsi128_si64(pairs));
  const auto century = static_cast<unsigned>(words & 0xFFFFU);
  const auto year = static_cast<unsigned>(words >> 16U & 0xFFFFU);
  const auto month = static_cast<unsigned>(words >> 32U & 0xFFFFU) - 1;
  const bool found =
      find_day((century * 100 + year - first_year) * 12 + month, static_cast<unsigned>(words >> 48U), days);
  return right && month < 12 && found;
}
#else
[[nodiscard]] inline bool read_day(const char* at, std::int32_t& days) {
  const std::uint64_t word = digits::load(at);  // 2021-09-
  constexpr std::uint64_t hyphens = 0xFF0000FF00000000U;
  const std::uint64_t values = digits::values(word) & ~hyphens;
  const auto tens = static_cast<unsigned char>(at[8] - '0');
  const auto ones = static_cast<unsigned char>(at[9] - '0');
  const bool right =
      ((word ^ 0x2D00002D00000000U) & hyphens) == 0 && digits::is_digits(values) && tens <= 9 && ones <= 9;
  const auto pair = [values](unsigned i) {
    return static_cast<unsigned>(values >> (8 * i) & 0xFFU) * 10 + static_cast<unsigned>(values >> (8 * i + 8) & 0xFFU);
  };
  const unsigned year = pair(0) * 100 + pair(2) - first_year;
  const unsigned month = pair(5) - 1;
  return right && month < 12 && find_day(year * 12 + month, tens * 10U + ones, days);
}
#endif

}  // namespace nuan::claims::quick
