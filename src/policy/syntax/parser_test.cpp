#include "policy/syntax/parser.hpp"

#include <gmock/gmock.h>

#include "policy/syntax/reading_test.hpp"
#include "policy/syntax/sample_policy_test.hpp"

namespace nuan::policy::syntax {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Reading sample() { return read_whole(std::string(sample_policy)); }

TEST(parser, reads_the_sample_policy_without_a_word) { EXPECT_EQ(sample().told(), ""); }

TEST(parser, keeps_declarations_in_the_order_of_the_text) {
  const Reading reading = sample();
  std::vector<std::size_t> kinds;
  for (const Declaration& declaration : reading.file.declarations) kinds.push_back(declaration.index());
  EXPECT_THAT(kinds, ElementsAre(1, 1, 3, 3, 3, 3, 4, 5, 5, 5, 6, 6, 7, 7, 8));
  EXPECT_THAT(reading.file.spans, SizeIs(15));
  EXPECT_TRUE(reading.source.text(reading.file.spans[6]).starts_with("cover claim"));
  EXPECT_TRUE(reading.source.text(reading.file.spans[6]).ends_with("\"结算当日不在保障期间内\""));
}

TEST(parser, reads_the_head) {
  const Header header = sample().file.header;
  EXPECT_EQ(header.name.text, "mutual-aid");
  EXPECT_EQ(header.titles.zh->text, "在职职工医疗互助保障计划 · 二次报销");
  EXPECT_FALSE(header.issuer);
  EXPECT_EQ(header.from_whom->text, "北京市总工会");
  EXPECT_EQ(header.edition->text, "BJ-R1");
  EXPECT_EQ(header.edition_from, Date::from_ymd(2012, 5, 1));
  EXPECT_EQ(header.standing, Standing::reconstructed);
  EXPECT_EQ(header.money, "CNY");
  EXPECT_EQ(header.year.kind, YearWord::Kind::calendar);
}

}  // namespace
}  // namespace nuan::policy::syntax
