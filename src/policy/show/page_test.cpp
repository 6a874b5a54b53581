// Texts put together, and pages printed.
#include "policy/show/page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policy/show/print.hpp"

namespace nuan::policy {
namespace {

TEST(Text, FillsAPatternInAnyOrder) {
  EXPECT_EQ(print(fill("{1} of {0}{1}", {Text("a"), Text("b")}), Language::en), "b of ab");
}
TEST(Text, KeepsMarksApartFromWords) {
  const Text text = Text("20%") + Text::ours() + " + 5%" + Text::footnote(1);
  EXPECT_EQ(print(text, Language::zh), "20%（自拟）+ 5%[1]");
  EXPECT_EQ(print(text, Language::en), "20% (ours) + 5%[1]");
}
TEST(Text, JoinsWordsIntoOneRun) { EXPECT_EQ((Text("a") + "b").runs.size(), 1U); }
TEST(TextDeathTest, RefusesAPatternThatNamesWhatIsNotGiven) {
  EXPECT_EXIT(static_cast<void>(fill("{1}", {Text("a")})), testing::ExitedWithCode(70), "promise");
}

TEST(Print, PutsAmountsAtTheRightEdgeUnderChineseAndEnglishAlike) {
  Page page;
  page.blocks = {Entry{0, "累计", "1.00", {}}, Entry{1, "sum", "20.00", {}}};
  const std::string blanks(page_width, ' ');
  EXPECT_EQ(print(page), "累计" + blanks.substr(0, page_width - 8) + "1.00\n" + "   sum" +
                             blanks.substr(0, page_width - 11) + "20.00\n");
}

TEST(Print, AlignsTables) {
  Page page;
  Grid grid;
  grid.columns = {{"待遇", false}, {"金额", true}};
  grid.rows = {{{"门诊", {}}, {"653.00", {}}}, {{"a", {}}, {"1.00", {}}}};
  page.blocks = {grid};
  EXPECT_EQ(print(page),
            "待遇    金额\n"
            "----  ------\n"
            "门诊  653.00\n"
            "a       1.00\n");
}

TEST(Print, PutsFootnotesLast) {
  Page page;
  page.ours = "（自拟）：x";
  page.notes = {"y"};
  page.blocks = {Line{0, "z"}};
  EXPECT_EQ(print(page), "z\n\n（自拟）：x\n[1] y\n");
}

}  // namespace
}  // namespace nuan::policy
