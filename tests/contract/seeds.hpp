// Seeds of tests that make things up: the same ones in every run, unless NUAN_SEED says where to begin and NUAN_SWEEP
// how many to try. A failure names its seed, and NUAN_SEED=THAT NUAN_SWEEP=1 plays it again.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>

namespace nuan::contract {

[[nodiscard]] inline std::uint64_t seed_setting(const char* name, std::uint64_t usual) {
  const char* value = std::getenv(name);
  return value == nullptr ? usual : std::strtoull(value, nullptr, 10);
}

[[nodiscard]] inline std::uint64_t first_seed() { return seed_setting("NUAN_SEED", 20'210'913); }

template <class Try>
void for_each_seed(std::uint64_t usual, Try&& one) {
  const std::uint64_t count = seed_setting("NUAN_SWEEP", usual);
  for (std::uint64_t seed = first_seed(); seed < first_seed() + count; ++seed) {
    SCOPED_TRACE("NUAN_SEED=" + std::to_string(seed) + " NUAN_SWEEP=1");
    one(seed);
    if (testing::Test::HasFatalFailure()) return;
  }
}

}  // namespace nuan::contract
