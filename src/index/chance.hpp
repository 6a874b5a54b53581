// Chance: numbers that look random and are the same everywhere for the same seed: xoshiro256** (Blackman and Vigna
// 2018), started by SplitMix64. The sequence is part of what is published; it never changes.
#pragma once

#include <array>
#include <cstdint>

#include "base/split_mix.hpp"

namespace nuan::index {

class Chance {
 public:
  // One stream for each run, so that no run depends on which thread did the one before.
  constexpr Chance(std::uint64_t seed, std::uint64_t stream) {
    std::uint64_t start = seed;
    std::uint64_t state = split_mix(start) ^ (stream * 0xD1B54A32D192ED03U);
    for (std::uint64_t& word : words_) word = split_mix(state);
  }
  explicit constexpr Chance(const std::array<std::uint64_t, 4>& words) : words_(words) {}

  [[nodiscard]] constexpr std::uint64_t next() {
    const std::uint64_t result = rotated(words_[1] * 5, 7) * 9;
    const std::uint64_t shifted = words_[1] << 17;
    words_[2] ^= words_[0];
    words_[3] ^= words_[1];
    words_[1] ^= words_[2];
    words_[0] ^= words_[3];
    words_[2] ^= shifted;
    words_[3] = rotated(words_[3], 45);
    return result;
  }
  // From 0 up to, not including, 1, in steps of 2^-53.
  [[nodiscard]] constexpr double share() { return static_cast<double>(next() >> 11) * 0x1p-53; }

 private:
  static constexpr std::uint64_t rotated(std::uint64_t word, int by) { return (word << by) | (word >> (64 - by)); }
  std::array<std::uint64_t, 4> words_{};
};

}  // namespace nuan::index
