#include "base/nearest.hpp"

#include <gtest/gtest.h>

#include <array>

namespace nuan {
namespace {

constexpr std::array<std::string_view, 4> commands = {"adjudicate", "apply", "explain", "run"};

TEST(Nearest, IsFewLettersOff) {
  EXPECT_EQ(nearest("ajudicate", commands), 0U);
  EXPECT_EQ(nearest("Explian", commands), 2U);
  EXPECT_EQ(nearest("aply", commands), 1U);
}

TEST(Nearest, IsNothingFarOffOrAmongEquals) {
  EXPECT_FALSE(nearest("settle", commands));
  EXPECT_FALSE(nearest("ra", commands));
  constexpr std::array<std::string_view, 2> both = {"self_pay", "self_may"};
  EXPECT_FALSE(nearest("self_ray", both));
}

}  // namespace
}  // namespace nuan
