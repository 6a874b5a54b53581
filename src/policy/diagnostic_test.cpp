#include "policy/diagnostic.hpp"

#include <gmock/gmock.h>

#include "base/text.hpp"

namespace nuan::policy {
namespace {

using testing::ElementsAre;

std::string told(const Source& source, Span span) {
  return to_text({"some-code", span, {"错了。", "It is wrong."}, {"改正。", "Mend it."}}, source, Language::en);
}

// The carets stand in the same columns of a terminal as the words above them.
void expect_carets_under(const std::string& text, std::string_view words) {
  const std::size_t first_break = text.find('\n');
  const std::size_t second_break = text.find('\n', first_break + 1);
  const std::size_t third_break = text.find('\n', second_break + 1);
  const std::string line = text.substr(first_break + 1, second_break - first_break - 1);
  const std::string carets = text.substr(second_break + 1, third_break - second_break - 1);
  const std::size_t at = line.find(words);
  ASSERT_NE(at, std::string::npos) << text;
  EXPECT_EQ(carets.find('^'), display_width(line.substr(0, at))) << text;
  EXPECT_EQ(display_width(carets) - carets.find('^'), display_width(words)) << text;
}

TEST(diagnostic, tells_place_code_sentence_line_carets_and_advice) {
  EXPECT_EQ(told(Source("a.policy", "let top = 5\n"), {4, 7}),
            "a.policy:1:5: some-code: It is wrong.\n"
            "  let top = 5\n"
            "      ^^^\n"
            "  Mend it.");
}

TEST(diagnostic, speaks_the_language_asked_for) {
  const Diagnostic one{"some-code", {0, 1}, {"错了。", "It is wrong."}, {}};
  EXPECT_EQ(to_text(one, Source("a.policy", "x"), Language::zh), "a.policy:1:1: some-code: 错了。\n  x\n  ^");
}

TEST(diagnostic, carets_align_under_chinese) {
  const std::string text = "benefit 门诊 \"门诊\" per yaer";
  const auto at = static_cast<std::uint32_t>(text.find("yaer"));
  expect_carets_under(told(Source("a.policy", text), {at, at + 4}), "yaer");
  const auto title = static_cast<std::uint32_t>(text.find("\"门诊\""));
  expect_carets_under(told(Source("a.policy", text), {title, title + 8}), "\"门诊\"");
}

TEST(diagnostic, a_tab_takes_one_column_in_both_lines) {
  EXPECT_THAT(told(Source("a.policy", "\tlet top"), {5, 8}), testing::HasSubstr("\n   let top\n       ^^^\n"));
}

TEST(diagnostic, a_span_over_several_lines_is_marked_to_the_end_of_the_first) {
  EXPECT_THAT(told(Source("a.policy", "one two\nthree"), {4, 13}), testing::HasSubstr("\n  one two\n      ^^^\n"));
}

TEST(diagnostic, an_empty_span_has_one_caret) {
  EXPECT_THAT(told(Source("a.policy", "let x ="), {7, 7}), testing::HasSubstr("\n  let x =\n         ^\n"));
}

TEST(diagnostic, a_blank_line_is_not_shown) {
  EXPECT_EQ(told(Source("a.policy", ""), {0, 0}), "a.policy:1:1: some-code: It is wrong.\n  Mend it.");
}

TEST(diagnostic, of_a_long_line_the_part_around_the_place_is_shown) {
  const std::string text = std::string(300, 'a') + " 门诊 " + std::string(300, 'b');
  const std::string shown = told(Source("a.policy", text), {301, 307});
  expect_carets_under(shown, "门诊");
  const std::size_t begin = shown.find('\n') + 1;
  EXPECT_LE(display_width(std::string_view(shown).substr(begin, shown.find('\n', begin) - begin)), 116U);
}

TEST(diagnostic, bytes_that_no_terminal_shows_are_replaced) {
  const std::string shown = told(Source("a.policy",
                                        "a\x01"
                                        "b\xFF"
                                        "c"),
                                 {4, 5});
  EXPECT_TRUE(is_utf8(shown));
  expect_carets_under(shown, "c");
}

TEST(diagnostics, are_told_in_the_order_of_the_text_and_once) {
  Diagnostics all;
  all.add("second", {5, 6}, {"乙", "b"});
  all.add("first", {1, 2}, {"甲", "a"});
  all.add("second", {5, 6}, {"乙", "b"});
  all.sort();
  std::vector<std::string_view> codes;
  for (const Diagnostic& one : all.items()) codes.push_back(one.code);
  EXPECT_THAT(codes, ElementsAre("first", "second"));
}

TEST(diagnostics, two_mistakes_in_one_place_are_both_told) {
  Diagnostics all;
  all.add("same", {1, 2}, {"甲", "a"});
  all.add("same", {1, 2}, {"乙", "b"});
  all.sort();
  EXPECT_EQ(all.items().size(), 2U);
}

}  // namespace
}  // namespace nuan::policy
