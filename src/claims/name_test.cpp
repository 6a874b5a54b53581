#include "claims/name.hpp"

#include <gtest/gtest.h>

namespace nuan::claims {
namespace {

TEST(Name, EveryDotBetweenItsPartsIsTheSame) {
  for (const std::string dot : {"·", "•", "‧", "∙", "⋅", "・", "・"})
    EXPECT_EQ(with_one_dot("买买提" + dot + "艾山" + dot), "买买提·艾山·") << dot;
}

TEST(Name, NothingElseIsTouched) {
  for (const std::string name : {"", "李先生", "王𬭎", "A. Smith", "。", "\xE2\x80", "…"})
    EXPECT_EQ(with_one_dot(name), name);
}

}  // namespace
}  // namespace nuan::claims
