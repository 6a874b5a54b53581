// QuickFields: the usual spellings of amounts and days, a 64-bit word at a time. What these do not know may still be
// right in another spelling: fields.hpp decides.
#pragma once

#include <array>
#include <cstdint>
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

// Ten bytes, `2021-09-12`.
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
  const unsigned day = tens * 10U + ones - 1U;
  if (!right || year >= years || month >= 12 || day >= 31) return false;
  const std::int32_t* const start = &month_starts[year * 12 + month];
  days = start[0] + static_cast<std::int32_t>(day);
  return days < start[1];
}

}  // namespace nuan::claims::quick
