#include "policy/show/wrap.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.hpp"

namespace nuan::policy {
namespace {

using testing::ElementsAre;

TEST(Wrap, BreaksEnglishBetweenWords) { EXPECT_THAT(wrap("one two three", 8), ElementsAre("one two", "three")); }
TEST(Wrap, BreaksChineseBetweenCharacters) { EXPECT_THAT(wrap("一二三四五", 6), ElementsAre("一二三", "四五")); }
TEST(Wrap, KeepsAClosingMarkWithItsWord) { EXPECT_THAT(wrap("一二三，四", 6), ElementsAre("一二", "三，四")); }
TEST(Wrap, KeepsAnOpeningMarkWithItsWord) { EXPECT_THAT(wrap("一二（三", 6), ElementsAre("一二", "（三")); }
TEST(Wrap, KeepsAFootnoteWithItsValue) { EXPECT_THAT(wrap("五个百分点[1]", 10), ElementsAre("五个百分", "点[1]")); }
TEST(Wrap, KeepsANumberWhole) { EXPECT_THAT(wrap("累计 1,234.50 元", 10), ElementsAre("累计", "1,234.50", "元")); }
TEST(Wrap, LeavesAWordThatIsTooLongWhole) { EXPECT_THAT(wrap("unbreakable", 4), ElementsAre("unbreakable")); }
TEST(Wrap, HasALineForNothing) { EXPECT_THAT(wrap("", 4), ElementsAre("")); }

RC_GTEST_PROP(Wrap, LosesNothingButBlanks, ()) {
  std::string text;
  const auto words = *rc::gen::container<std::vector<std::string>>(
      rc::gen::element<std::string>("一", "，", "（", "ab", " ", "1.00", "[1]", "）"));
  for (const std::string& word : words) text += word;
  std::string joined;
  for (const std::string& line : wrap(text, 10)) {
    joined += line;
    RC_ASSERT(line.empty() || line.back() != ' ');
  }
  const auto bare = [](std::string with) {
    std::erase(with, ' ');
    return with;
  };
  RC_ASSERT(bare(joined) == bare(text));
}

}  // namespace
}  // namespace nuan::policy
