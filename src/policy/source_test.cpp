#include "policy/source.hpp"

#include <gtest/gtest.h>

namespace nuan::policy {
namespace {

Place place_of(const Source& source, std::uint32_t offset) { return source.place({offset, offset}); }

TEST(source, counts_lines_and_columns_from_one) {
  const Source source("a.policy", "one\ntwo\n");
  EXPECT_EQ(place_of(source, 0).line, 1U);
  EXPECT_EQ(place_of(source, 0).column, 1U);
  EXPECT_EQ(place_of(source, 4).line, 2U);
  EXPECT_EQ(place_of(source, 6).column, 3U);
  EXPECT_EQ(place_of(source, 0).file, "a.policy");
}

TEST(source, counts_characters_and_not_bytes) {
  const Source source("a.policy", "门诊x\n");
  EXPECT_EQ(place_of(source, 6).column, 3U);
}

TEST(source, a_line_break_belongs_to_the_line_it_ends) {
  const Source source("a.policy", "one\ntwo");
  EXPECT_EQ(place_of(source, 3).line, 1U);
  EXPECT_EQ(place_of(source, 3).column, 4U);
}

TEST(source, the_end_of_a_file_that_ends_in_a_line_break_is_on_the_next_line) {
  const Source source("a.policy", "one\n");
  EXPECT_EQ(place_of(source, 4).line, 2U);
  EXPECT_EQ(source.line_of(4), "");
}

TEST(source, an_offset_beyond_the_text_is_its_end) {
  const Source source("a.policy", "one");
  EXPECT_EQ(place_of(source, 90).column, 4U);
  EXPECT_EQ(source.line_of(90), "one");
}

TEST(source, an_empty_text_has_one_empty_line) {
  EXPECT_EQ(place_of(Source("a.policy", ""), 0).line, 1U);
  EXPECT_EQ(place_of(Source(), 0).line, 1U);
}

TEST(source, a_line_comes_without_its_line_break) {
  const Source source("a.policy", "one\r\ntwo\n");
  EXPECT_EQ(source.line_of(1), "one");
  EXPECT_EQ(source.line_of(5), "two");
}

TEST(source, gives_the_words_of_a_span) {
  const Source source("a.policy", "let top = 5");
  EXPECT_EQ(source.text({4, 7}), "top");
}

}  // namespace
}  // namespace nuan::policy
