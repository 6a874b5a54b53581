// Bounds: how large the whole numbers of a vector can become. Computed once, when a plan is compiled, from the bounds
// of the columns; what is proved here needs no check while running.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>

namespace nuan::policy::columnar {

__extension__ using Wide = __int128;

// Every number in a vector stays inside, so that two of them can be added, doubled or told apart without a thought.
inline constexpr std::int64_t farthest = std::int64_t{1} << 60;

// Where a database has wider whole numbers, of 128 bits or more: the same, and short of where bounds stop growing.
inline constexpr Wide farthest_in_wide = Wide{1} << 118;

// Far beyond anything that is held, and still room to add: bounds stop growing here, so that proving never overflows.
inline constexpr Wide boundless = Wide{1} << 120;
[[nodiscard]] inline Wide stopped(Wide value) { return std::clamp(value, -boundless, boundless); }
[[nodiscard]] inline Wide product(Wide a, Wide b) {
  Wide value = 0;
  if (!__builtin_mul_overflow(a, b, &value)) return stopped(value);
  return (a < 0) == (b < 0) ? boundless : -boundless;
}

struct Bounds {
  Wide low = 0;
  Wide high = 0;

  [[nodiscard]] bool held() const { return held(farthest); }
  [[nodiscard]] bool held(Wide within) const { return low >= -within && high <= within; }
  [[nodiscard]] static Bounds around(std::initializer_list<Wide> points) {
    return {std::min(points), std::max(points)};
  }
  friend Bounds operator+(Bounds a, Bounds b) { return {stopped(a.low + b.low), stopped(a.high + b.high)}; }
  friend Bounds operator-(Bounds a, Bounds b) { return {stopped(a.low - b.high), stopped(a.high - b.low)}; }
  friend Bounds operator*(Bounds a, Bounds b) {
    return around({product(a.low, b.low), product(a.low, b.high), product(a.high, b.low), product(a.high, b.high)});
  }
  // Both.
  friend Bounds operator|(Bounds a, Bounds b) { return {std::min(a.low, b.low), std::max(a.high, b.high)}; }
};

inline constexpr Bounds flag_bounds{0, 1};

}  // namespace nuan::policy::columnar
