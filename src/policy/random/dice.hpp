// Dice: chance that repeats itself, the same on every machine. It may be told what to throw first, two bytes each time,
// so that a fuzzer that changes some bytes changes some decisions and leaves the others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

#include "base/split_mix.hpp"

namespace nuan::policy::random {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  Dice(std::uint64_t seed, std::span<const std::uint8_t> told) : state_(seed), told_(told.begin(), told.end()) {}

  // What was told, then SplitMix64.
  [[nodiscard]] std::uint64_t next() {
    if (at_ + 2 <= told_.size()) {
      at_ += 2;
      return told_[at_ - 2] + 256U * told_[at_ - 1];
    }
    return split_mix(state_);
  }
  // 0 to limit - 1; the limit is above 0.
  [[nodiscard]] std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() % limit); }
  [[nodiscard]] std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
  }
  [[nodiscard]] bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }
  template <class T>
  [[nodiscard]] T pick(std::initializer_list<T> items) {
    return *(items.begin() + below(items.size()));
  }
  template <class T>
  [[nodiscard]] const T& pick(const std::vector<T>& items) {
    return items[below(items.size())];
  }

 private:
  std::uint64_t state_;
  std::vector<std::uint8_t> told_;
  std::size_t at_ = 0;
};

}  // namespace nuan::policy::random
