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

struct Bounds {
  Wide low = 0;
  Wide high = 0;

  [[nodiscard]] bool held() const { return low >= -farthest && high <= farthest; }
  [[nodiscard]] static Bounds around(std::initializer_list<Wide> points) {
    return {std::min(points), std::max(points)};
  }
  friend Bounds operator+(Bounds a, Bounds b) { return {a.low + b.low, a.high + b.high}; }
  friend Bounds operator-(Bounds a, Bounds b) { return {a.low - b.high, a.high - b.low}; }
  friend Bounds operator*(Bounds a, Bounds b) {
    return around({a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high});
  }
  // Both.
  friend Bounds operator|(Bounds a, Bounds b) { return {std::min(a.low, b.low), std::max(a.high, b.high)}; }
};

inline constexpr Bounds flag_bounds{0, 1};

}  // namespace nuan::policy::columnar
