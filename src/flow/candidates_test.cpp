// Candidates are the keys that were given, and nothing else however alike it is.
#include "flow/candidates.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace nuan::flow {
namespace {

TEST(Candidates, hold_what_was_given_and_nothing_else) {
  std::mt19937_64 dice(11);
  for (const unsigned bits : {0U, 3U, 9U}) {
    for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{5}, std::size_t{3000}}) {
      const Partitions ids{.bits = bits};
      std::vector<std::uint64_t> hashes;
      std::vector<std::uint64_t> keys;
      for (std::size_t i = 0; i < count; ++i) {
        hashes.push_back(dice());
        keys.push_back(Candidates::key_of(ids, hashes.back()));
        if (i % 3 == 0) keys.push_back(keys.back());
      }
      const std::set<std::uint64_t> plain(keys.begin(), keys.end());
      const Candidates candidates(ids, keys);
      EXPECT_EQ(candidates.size(), plain.size());
      for (const std::uint64_t hash : hashes) EXPECT_TRUE(candidates.hold(hash));
      for (int i = 0; i < 20'000; ++i) {
        // Half of them differ from one that was given in a single bit.
        const bool near = count > 0 && i % 2 == 0;
        const std::uint64_t hash = near ? hashes[dice() % count] ^ std::uint64_t{1} << dice() % 64 : dice();
        EXPECT_EQ(candidates.hold(hash), plain.contains(Candidates::key_of(ids, hash)));
      }
    }
  }
}

TEST(Candidates, none_hold_nothing) { EXPECT_FALSE(Candidates().hold(0x0123456789ABCDEFU)); }

}  // namespace
}  // namespace nuan::flow
