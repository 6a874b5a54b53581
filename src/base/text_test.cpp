// Text: UTF-8 as the standard has it, on any bytes, and what people see of it.
#include "base/text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace nuan {
namespace {

std::string encoded(char32_t value) {
  std::string text;
  append_character(text, value);
  return text;
}

TEST(Text, EveryCharacterIsWrittenAndRead) {
  for (char32_t value = 0; value <= 0x10FFFF; ++value) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    const std::string text = encoded(value);
    ASSERT_EQ(utf8_flaw(text), no_flaw) << std::uint32_t{value};
    const Character read = character_at(text, 0);
    ASSERT_TRUE(read.value == value && read.size == text.size()) << std::uint32_t{value};
  }
}

TEST(Text, WhatIsNotUtf8IsFoundByItsFirstByte) {
  const auto flaw = [](std::string_view text) { return utf8_flaw(text); };
  EXPECT_EQ(flaw("ab\x80"), 2U) << "a later byte without a first";
  EXPECT_EQ(flaw("\xC0\xAF"), 0U) << "longer than needed";
  EXPECT_EQ(flaw("a\xC1\xBF"), 1U);
  EXPECT_EQ(flaw("\xE0\x9F\xBF"), 0U);
  EXPECT_EQ(flaw("\xF0\x8F\xBF\xBF"), 0U);
  EXPECT_EQ(flaw("\xED\xA0\x80"), 0U) << "a surrogate";
  EXPECT_EQ(flaw("\xF4\x90\x80\x80"), 0U) << "beyond U+10FFFF";
  EXPECT_EQ(flaw("\xF5\x80\x80\x80"), 0U);
  EXPECT_EQ(flaw("\xFF"), 0U);
  EXPECT_EQ(flaw("王\xE7\x8E"), 3U) << "cut short";
  EXPECT_EQ(flaw("王\xE7\x8Ex"), 3U);
  EXPECT_EQ(flaw("\xF0\xA0\xAE"), 0U);
}

TEST(Text, AFlawIsFoundAtEveryPlaceOfALongText) {
  std::string text;
  while (text.size() < 200) text += "plain ascii, 王小明, \U00020BB7;";
  ASSERT_EQ(utf8_flaw(text), no_flaw);
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string broken = text;
    broken[i] = '\xFF';
    std::size_t begin = i;  // of the character that held this byte
    while ((static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
    ASSERT_EQ(utf8_flaw(broken), begin) << i;
  }
  const std::string plain(1000, 'a');
  for (std::size_t i = 0; i < plain.size(); ++i) {
    std::string broken = plain;
    broken[i] = '\x80';
    ASSERT_EQ(utf8_flaw(broken), i);
    ASSERT_EQ(plain_prefix(broken), i);
  }
}

TEST(Text, AnUnfinishedTailIsOneThatMoreBytesCouldComplete) {
  EXPECT_EQ(unfinished_tail(""), 0U);
  EXPECT_EQ(unfinished_tail("a"), 0U);
  EXPECT_EQ(unfinished_tail("王"), 0U);
  EXPECT_EQ(unfinished_tail("a\xE7"), 1U);
  EXPECT_EQ(unfinished_tail("a\xE7\x8E"), 2U);
  EXPECT_EQ(unfinished_tail("\xF0\xA0\xAE"), 3U);
  EXPECT_EQ(unfinished_tail("\xE0\x9F"), 0U) << "no third byte makes this a character";
  EXPECT_EQ(unfinished_tail("\x8E\x8E\x8E\x8E"), 0U);
  EXPECT_EQ(unfinished_tail("a\x8E"), 0U);
  EXPECT_EQ(unfinished_tail("\xFF"), 0U);
}

TEST(Text, Counting) {
  EXPECT_EQ(count_characters("暖 Nuan"), 6U);
  EXPECT_EQ(count_characters("a\xFF\xFE"), 3U) << "bytes that are not UTF-8 count one each";
  EXPECT_EQ(count_characters(""), 0U);
}

TEST(Text, Widths) {
  EXPECT_EQ(display_width("Nuan"), 4U);
  EXPECT_EQ(display_width("暖 Nuan"), 7U);
  EXPECT_EQ(display_width("１２，。"), 8U);
  EXPECT_EQ(display_width("e\u0301"), 1U) << "a combining accent";
  EXPECT_EQ(display_width("\U00020BB7"), 2U);
  EXPECT_EQ(display_width("a\u200Bb"), 2U);
  EXPECT_EQ(display_width("·"), 1U);
}

TEST(Text, Cutting) {
  EXPECT_EQ(first_characters("王小明", 2), "王小");
  EXPECT_EQ(first_characters("王小明", 9), "王小明");
  EXPECT_EQ(first_characters("", 1), "");
  EXPECT_EQ(first_bytes("王小明", 5), "王");
  EXPECT_EQ(first_bytes("王小明", 6), "王小");
  EXPECT_EQ(first_bytes("a\xE7\x8E", 2), "a\xE7") << "what no byte completes is cut anywhere";
  EXPECT_EQ(first_bytes("abc", 9), "abc");
}

TEST(Text, FoldingFullWidthForms) {
  EXPECT_EQ(fold_full_width("１１０Ｘｘ（甲）：；＝\u3000。"), "110Xx(甲):;= 。");
  EXPECT_EQ(fold_full_width("plain"), "plain");
  EXPECT_EQ(fold_full_width("\uFF00\uFF5F"), "\uFF00\uFF5F") << "just outside the range";
  EXPECT_EQ(fold_full_width("！～"), "!~");
}

TEST(Text, Trimming) {
  EXPECT_EQ(trim(" \t王 明\u3000\u00A0\r\n"), "王 明");
  EXPECT_EQ(trim("\uFEFF\u200Bx"), "x");
  EXPECT_EQ(trim(" \u3000 "), "");
  EXPECT_EQ(trim(""), "");
}

std::string some_bytes() {
  return *rc::gen::container<std::string>(rc::gen::element('a', ' ', '\xE7', '\x8E', '\x8B', '\xF0', '\xA0', '\xC2',
                                                           '\xE3', '\x80', '\xFF', '\xED', '\xEF', '\xBC', '\xF4',
                                                           '\x90'));
}

RC_GTEST_PROP(Text, AnyBytesAreSafeAndConsistent, ()) {
  const std::string text = some_bytes();
  std::string rebuilt;
  bool flawless = true;
  std::size_t first_flaw = no_flaw;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    const bool good = character.size > 1 || static_cast<unsigned char>(text[at]) < 0x80;
    if (!good && flawless) first_flaw = at, flawless = false;
    if (good)
      append_character(rebuilt, character.value);
    else
      rebuilt += text[at];
    at += character.size;
  }
  RC_ASSERT(rebuilt == text);
  RC_ASSERT(utf8_flaw(text) == first_flaw);
  RC_ASSERT(is_utf8(fold_full_width(text)) == flawless);
  const auto count = *rc::gen::inRange<std::size_t>(0, 10);
  RC_ASSERT(count_characters(first_characters(text, count)) == std::min(count, count_characters(text)));
  RC_ASSERT(first_bytes(text, count).size() <= count);
  RC_ASSERT(trim(trim(text)) == trim(text));
}

}  // namespace
}  // namespace nuan
