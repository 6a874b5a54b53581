// Chance: numbers that look random and are the same on every machine, from one seed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/result.hpp"
#include "base/split_mix.hpp"

namespace nuan::policy {

// SplitMix64.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}

  [[nodiscard]] std::uint64_t next() { return split_mix(state_); }
  // From 0 to count - 1; nearly even, which is enough for attacks.
  [[nodiscard]] std::size_t below(std::size_t count) {
    ENSURE(count > 0);
    return static_cast<std::size_t>(next() % count);
  }
  [[nodiscard]] bool one_in(std::size_t count) { return below(count) == 0; }
  // -1, 0 or 1.
  [[nodiscard]] int nudge() { return static_cast<int>(below(3)) - 1; }
  template <class Item>
  [[nodiscard]] const Item& pick(const std::vector<Item>& items) {
    return items[below(items.size())];
  }

 private:
  std::uint64_t state_;
};

}  // namespace nuan::policy
