// SplitMix64 (Steele, Lea, Flood 2014): spreads numbers that are close to each other, or follows one seed.
#pragma once

#include <cstdint>

namespace nuan {

// The next state and what it yields.
[[nodiscard]] constexpr std::uint64_t split_mix(std::uint64_t& state) {
  std::uint64_t mixed = state += 0x9E3779B97F4A7C15U;
  mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
  return mixed ^ (mixed >> 31U);
}

}  // namespace nuan
