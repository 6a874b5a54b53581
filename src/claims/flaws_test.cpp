// Every reject has a code of its own, for ever, and a sentence in both languages.
#include "claims/flaws.hpp"

#include <gtest/gtest.h>

#include <set>

namespace nuan::claims {
namespace {

TEST(Flaws, EachHasItsOwnCode) {
  std::set<std::string_view> codes;
  for (int each = 1; each < static_cast<int>(Flaw::end_of_flaws); ++each) {
    const auto flaw = static_cast<Flaw>(each);
    EXPECT_TRUE(codes.insert(code_of(flaw)).second) << code_of(flaw);
    const Words words = words_of(flaw, "cost");
    EXPECT_FALSE(words.zh.empty());
    EXPECT_FALSE(words.en.empty());
    EXPECT_EQ(words.zh.find("{}"), std::string::npos) << words.zh;
    EXPECT_EQ(words.en.find("{}"), std::string::npos) << words.en;
  }
  EXPECT_EQ(codes.size(), static_cast<std::size_t>(Flaw::end_of_flaws) - 1);
}

TEST(Flaws, NameTheColumn) {
  EXPECT_EQ(words_of(Flaw::amount_malformed, "cost").en, "cost is not an amount such as 1234.50");
  EXPECT_EQ(words_of(Flaw::amount_malformed, "费用").zh, "费用 不是金额, 应如 1234.50");
}

}  // namespace
}  // namespace nuan::claims
