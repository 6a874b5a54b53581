#include "policy/syntax/lexer.hpp"

#include <gmock/gmock.h>

#include "policy/syntax/codes.hpp"

namespace nuan::policy::syntax {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Cut {
  std::vector<Token> tokens;  // without the end
  std::vector<std::string> codes;
  Diagnostics diagnostics;
};

Cut cut(const std::string& text) {
  const Source source("plan.policy", text);
  Cut result;
  Mistakes mistakes(result.diagnostics);
  result.tokens = read_tokens(source, mistakes);
  EXPECT_EQ(result.tokens.back().kind, TokenKind::end);
  result.tokens.pop_back();
  for (const Diagnostic& one : result.diagnostics.items()) result.codes.emplace_back(one.code);
  return result;
}

std::vector<std::string> texts(const std::string& text) {
  std::vector<std::string> all;
  for (const Token& token : cut(text).tokens) all.push_back(token.text);
  return all;
}

std::vector<TokenKind> kinds(const std::string& text) {
  std::vector<TokenKind> all;
  for (const Token& token : cut(text).tokens) all.push_back(token.kind);
  return all;
}

std::vector<std::string> codes(const std::string& text) { return cut(text).codes; }

Token only(const std::string& text) {
  const Cut result = cut(text);
  EXPECT_THAT(result.codes, IsEmpty()) << text;
  EXPECT_EQ(result.tokens.size(), 1U) << text;
  return result.tokens.at(0);
}

Rational number(const std::string& text) { return std::get<Rational>(only(text).value); }

// ---- words

TEST(lexer, names_are_chinese_or_english_with_digits_and_underscores) {
  EXPECT_THAT(texts("self_pay 自付一 x1 _a über"), ElementsAre("self_pay", "自付一", "x1", "_a", "über"));
  EXPECT_THAT(codes("self_pay 自付一 x1 _a über"), IsEmpty());
}

TEST(lexer, a_hyphen_between_letters_belongs_to_the_name) {
  EXPECT_THAT(texts("over-cap a - b"), ElementsAre("over-cap", "a", "-", "b"));
  EXPECT_EQ(only("not-covered").word, Word::none);
}

TEST(lexer, words_of_the_grammar_are_known) {
  EXPECT_EQ(only("benefit").word, Word::benefit);
  EXPECT_EQ(only("benefits").word, Word::benefits);
  EXPECT_TRUE(only("benefit_1").is_name());
}

TEST(lexer, a_comment_reaches_to_the_end_of_its_line) {
  EXPECT_THAT(texts("a # b \"c\" １\nd#e"), ElementsAre("a", "d"));
  EXPECT_THAT(codes("a # b \"c\" １\nd#e"), IsEmpty());
}

TEST(lexer, line_breaks_of_any_system) {
  const Cut result = cut("a\r\nb\nc d");
  std::vector<bool> first;
  for (const Token& token : result.tokens) first.push_back(token.first_on_line);
  EXPECT_THAT(first, ElementsAre(true, true, true, false));
  EXPECT_THAT(result.codes, IsEmpty());
}

TEST(lexer, a_byte_order_mark_is_passed_over) { EXPECT_THAT(texts("\uFEFFpolicy"), ElementsAre("policy")); }

// ---- texts

TEST(lexer, a_text_is_what_stands_between_quotes) {
  EXPECT_EQ(only("\"保障期间(参保、在职)，“同时”\"").text, "保障期间(参保、在职)，“同时”");
  EXPECT_EQ(only("\"\"").text, "");
}

TEST(lexer, a_text_ends_on_its_line) {
  const Cut result = cut("\"门诊\nper year");
  EXPECT_THAT(result.codes, ElementsAre("text-not-closed"));
  EXPECT_TRUE(result.tokens.at(0).broken);
  EXPECT_EQ(result.tokens.at(0).text, "门诊");
  EXPECT_EQ(result.tokens.size(), 3U);
}

TEST(lexer, a_text_in_chinese_quotes_is_told_and_read) {
  const Cut result = cut("“门诊” x");
  EXPECT_THAT(result.codes, ElementsAre("full-width"));
  EXPECT_EQ(result.tokens.at(0).text, "门诊");
  EXPECT_EQ(result.tokens.size(), 2U);
}

// ---- numbers

TEST(lexer, numbers) {
  EXPECT_EQ(number("1800"), 1800);
  EXPECT_EQ(number("1,800"), 1800);
  EXPECT_EQ(number("1,234,567.89"), Rational("123456789/100"));
  EXPECT_EQ(number("0.1"), Rational(1, 10));
  EXPECT_EQ(number("20%"), Rational(1, 5));
  EXPECT_EQ(number("0.5%"), Rational(1, 200));
  EXPECT_EQ(only("20%").kind, TokenKind::percent);
}

TEST(lexer, a_comma_with_a_space_behind_it_separates) {
  EXPECT_THAT(texts("40% to 50,000, 50% to 100,000"), ElementsAre("40%", "to", "50,000", ",", "50%", "to", "100,000"));
  EXPECT_THAT(texts("50,000,\n60"), ElementsAre("50,000", ",", "60"));
  EXPECT_THAT(codes("40% to 50,000, 50% to 100,000,\n60"), IsEmpty());
}

TEST(lexer, a_comma_in_a_number_has_exactly_three_digits_behind_it) {
  for (const char* text : {"1,80", "1,2", "1,8000", "1800,200", "1,800,20", "0.5,600"})
    EXPECT_THAT(codes(text), ElementsAre("number-comma")) << text;
}

TEST(lexer, numbers_have_digits_on_both_sides_of_the_point) {
  EXPECT_THAT(codes(".5"), ElementsAre("number-form"));
  EXPECT_THAT(codes("5. "), ElementsAre("number-form"));
  EXPECT_THAT(codes(std::string(41, '9')), ElementsAre("number-form"));
  EXPECT_THAT(codes(std::string(40, '9')), IsEmpty());
}

TEST(lexer, a_word_does_not_stick_to_a_number) {
  for (const char* text : {"5points", "30天", "5万", "500元", "2020年11月20日", "2e5", "1a"})
    EXPECT_THAT(codes(text), ElementsAre("number-unit")) << text;
  EXPECT_THAT(texts("5points"), ElementsAre("5", "points"));
}

TEST(lexer, a_percent_sign_sticks_to_its_number) { EXPECT_THAT(codes("20 %"), ElementsAre("unknown-character")); }

// ---- dates and periods

TEST(lexer, dates) {
  EXPECT_EQ(std::get<Date>(only("2020-11-20").value), Date::from_ymd(2020, 11, 20));
  const auto month_day = std::get<MonthDayLiteral>(only("02-29").value);
  EXPECT_EQ(month_day.month, 2);
  EXPECT_EQ(month_day.day, 29);
}

TEST(lexer, days_that_do_not_exist) {
  for (const char* text : {"2021-02-29", "2020-13-01", "2020-00-10", "02-30", "13-01"})
    EXPECT_THAT(codes(text), ElementsAre("date-impossible")) << text;
}

TEST(lexer, dates_in_other_forms) {
  for (const char* text :
       {"2020-1-5", "2020-11", "2020/11/20", "2020.11.20", "2020-11-20T08:30", "2020-11-20-01", "10-5"})
    EXPECT_THAT(codes(text), ElementsAre("date-form")) << text;
  EXPECT_EQ(std::get<Date>(cut("2020/11/20").tokens.at(0).value), Date::from_ymd(2020, 11, 20));
}

TEST(lexer, a_division_with_spaces_is_no_date) { EXPECT_EQ(texts("2020 / 11 / 20").size(), 5U); }

TEST(lexer, a_period_is_one_word) {
  EXPECT_EQ(nuan::to_text(std::get<Periods>(only("2015-01-01..2021-08-15;2021-10-01..").value)),
            "2015-01-01..2021-08-15;2021-10-01..");
  EXPECT_EQ(nuan::to_text(std::get<Periods>(only("..2020-07-01").value)), "..2020-07-01");
  EXPECT_THAT(kinds("covered 2010-01-01.. 2020-01-01"),
              ElementsAre(TokenKind::word, TokenKind::periods, TokenKind::date));
}

TEST(lexer, periods_that_are_none) {
  for (const char* text : {"2020-01-01...2020-12-31", "2020-01-01.2020-12-31..", "2020..2021",
                           "2020-01-01 .. 2020-12-31", "2020-01-01..;2021-01-01....;"})
    EXPECT_THAT(codes(text), testing::Contains(testing::AnyOf("period-form", "date-form"))) << text;
  EXPECT_THAT(codes("2020-12-31..2020-01-01"), ElementsAre("period-reversed"));
  EXPECT_THAT(codes("2020-01-01..2020-02-30"), ElementsAre("date-impossible"));
  EXPECT_THAT(codes("2020-1-1..2020-12-31"), ElementsAre("date-form"));
}

// ---- signs

TEST(lexer, signs) {
  EXPECT_THAT(texts("( ) + * / : < <= > >= = . ,"),
              ElementsAre("(", ")", "+", "*", "/", ":", "<", "<=", ">", ">=", "=", ".", ","));
  EXPECT_THAT(codes("( ) + * / : < <= > >= = . ,"), IsEmpty());
}

TEST(lexer, a_separating_comma_has_a_space_behind_it) {
  EXPECT_THAT(codes("a,b"), ElementsAre("comma-space"));
  EXPECT_THAT(codes("20%,30%"), ElementsAre("comma-space"));
  EXPECT_THAT(codes("a,\nb, c"), IsEmpty());
}

TEST(lexer, characters_without_a_use) {
  for (const char* text : {";", "@", "￥", "$5", "'", "。", "😀", "\\", "·", "кот"})
    EXPECT_THAT(codes(text), testing::Contains("unknown-character")) << text;
}

// ---- what a Chinese keyboard puts in

TEST(lexer, full_width_is_told_with_the_right_spelling_and_read_as_meant) {
  EXPECT_THAT(texts("１，８００"), ElementsAre("1,800"));
  EXPECT_THAT(codes("1，800"), ElementsAre("full-width"));
  EXPECT_THAT(texts("80，90"), ElementsAre("80", ",", "90"));
  EXPECT_THAT(texts("１８００ ２０％ ａｂ （ ） ：＜＝"), ElementsAre("1800", "20%", "ab", "(", ")", ":", "<="));
  EXPECT_THAT(codes("１８００"), ElementsAre("full-width"));
  EXPECT_THAT(texts("a ≥ b ≤ c × d ÷ e"), ElementsAre("a", ">=", "b", "<=", "c", "*", "d", "/", "e"));
  EXPECT_THAT(codes("2015-01-01～2015-12-31"), ElementsAre("full-width"));
  EXPECT_THAT(codes("a　　b"), ElementsAre("full-width"));
}

TEST(lexer, inside_a_text_full_width_is_text) { EXPECT_THAT(codes("\"１，８００。\""), IsEmpty()); }

TEST(lexer, invisible_characters_are_told) {
  EXPECT_THAT(codes("a\u00A0b"), ElementsAre("invisible-character"));
  EXPECT_THAT(codes("a \u200B b"), ElementsAre("invisible-character"));
  EXPECT_THAT(codes("# a\u202Eb"), ElementsAre("invisible-character"));
  EXPECT_THAT(codes("\"a\u202Eb\""), ElementsAre("invisible-character"));
  EXPECT_THAT(texts("self\u200B_pay"), ElementsAre("self_pay"));
}

TEST(lexer, control_characters_are_told_once_a_run) {
  EXPECT_THAT(codes(std::string(1000, '\0')), ElementsAre("control-character"));
  EXPECT_THAT(codes("\"a\x01\""), ElementsAre("control-character"));
}

TEST(lexer, letters_in_two_parts_are_told) {
  EXPECT_THAT(codes("cafe\u0301"), ElementsAre("not-composed"));
  EXPECT_THAT(codes("\uF900"), ElementsAre("not-composed"));
  EXPECT_THAT(codes("caf\u00E9"), IsEmpty());
}

// ---- whole files

TEST(lexer, a_file_that_is_not_utf8_is_told_once_and_not_read) {
  const Cut result = cut("policy \xC4\xE3\xBA\xC3 \xFF");
  EXPECT_THAT(result.codes, ElementsAre("not-utf8"));
  EXPECT_THAT(result.tokens, IsEmpty());
}

TEST(lexer, a_file_over_a_mebibyte_is_not_read) {
  EXPECT_THAT(codes(std::string(file_bytes_max, ' ')), IsEmpty());
  const Cut result = cut(std::string(file_bytes_max + 1, 'a'));
  EXPECT_THAT(result.codes, ElementsAre("file-too-large"));
  EXPECT_THAT(result.tokens, IsEmpty());
}

TEST(lexer, tells_no_more_than_a_person_can_work_through) {
  std::string text;
  for (int i = 0; i < 5'000; ++i) text += "@ ";
  const Cut result = cut(text);
  EXPECT_EQ(result.codes.size(), static_cast<std::size_t>(Mistakes::most) + 1);
  EXPECT_EQ(result.codes.back(), "too-many-mistakes");
}

}  // namespace
}  // namespace nuan::policy::syntax
