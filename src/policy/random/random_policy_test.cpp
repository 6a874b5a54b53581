// The generator uses what it promises to use: a form that it never writes would never be compared.
#include "policy/random/random_policy.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace nuan::policy::random {
namespace {

TEST(RandomPolicy, TheSameSeedGivesTheSameText) {
  EXPECT_EQ(random_policy(7), random_policy(7));
  EXPECT_NE(random_policy(7), random_policy(8));
}

TEST(RandomPolicy, EveryFormOverRowsIsWrittenBySomeSeed) {
  std::vector<std::string_view> missing = {
      "(place of ", "(count of distinct ", "(mean of ",    "(first of ", "(last of ",
      "(sum of ",   "(smallest of ",       "(largest of ", "(any of ",   "(every of "};
  for (std::uint64_t seed = 1; seed <= 3'000 && !missing.empty(); ++seed) {
    const std::string text = random_policy(seed);
    std::erase_if(missing, [&](std::string_view form) { return text.find(form) != std::string::npos; });
  }
  EXPECT_EQ(missing, std::vector<std::string_view>());
}

TEST(RandomPolicy, IdsAreComparedBySomeSeed) {
  std::uint64_t seed = 1;
  while (seed <= 3'000 && random_policy(seed).find("_id is not \"x\"") == std::string::npos) ++seed;
  EXPECT_LE(seed, 3'000U);
}

}  // namespace
}  // namespace nuan::policy::random
