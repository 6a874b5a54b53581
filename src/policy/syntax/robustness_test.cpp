// Whatever the text, reading ends, tells what can be acted on, and points into the text.
#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "base/text.hpp"
#include "policy/syntax/reading_test.hpp"
#include "policy/syntax/sample_policy_test.hpp"
#include "policy/syntax/words.hpp"

namespace nuan::policy::syntax {
namespace {

// A person can act on everything that was told: place, both sentences, both advices.
void check_told(const Reading& reading) {
  RC_ASSERT(reading.diagnostics.items().size() <= 51U);
  for (const Diagnostic& one : reading.diagnostics.items()) {
    RC_ASSERT(one.span.begin <= one.span.end);
    RC_ASSERT(one.span.end <= reading.source.text().size());
    for (const Language language : {Language::zh, Language::en}) {
      RC_ASSERT(!one.sentence.in(language).empty());
      if (one.advice.in(language).empty()) RC_FAIL("no advice: " + std::string(one.code) + ": " + one.sentence.en);
      RC_ASSERT(is_utf8(to_text(one, reading.source, language)));
    }
  }
}

// Pieces a policy is made of, right ones and wrong ones.
rc::Gen<std::string> piece() {
  static const std::vector<std::string> names = {"claim",    "member", "self_pay", "over-cap", "自付一",
                                                 "x",        "total",  "benifit",  "wher",     "sample",
                                                 "calendar", "a1",     "claim_id", "reverses"};
  static const std::vector<std::string> values = {
      "1,800",      "20%",      "0.5", "2020-11-20", "03-31",   "2015-01-01..;..2014-01-01", "..", "1,80", "5points",
      "2020-02-30", "\"门诊\"", "\"",  "-5",         "１８００"};
  static const std::vector<std::string> signs = {",", ", ", ":",  "(", ")",  "+",  " - ",   "-",  "*",
                                                 "/", ".",  "=",  "<", ">=", "!=", ";",     "，", "（",
                                                 "“", "{",  "&&", "#", "\n", "\n", "\u200B"};
  const auto word = rc::gen::map(rc::gen::inRange(1, static_cast<int>(Word::count_of_words)),
                                 [](int i) { return std::string(spelling(static_cast<Word>(i))); });
  return rc::gen::oneOf(word, word, word, rc::gen::elementOf(names), rc::gen::elementOf(values),
                        rc::gen::elementOf(signs));
}

std::string join(const std::vector<std::string>& pieces) {
  std::string text;
  for (const std::string& one : pieces) text += one + " ";
  return text;
}

RC_GTEST_PROP(robustness, any_soup_of_words_is_read_to_its_end, ()) {
  check_told(read_whole(join(*rc::gen::container<std::vector<std::string>>(piece()))));
}

RC_GTEST_PROP(robustness, any_soup_behind_a_head_and_tables_is_read_to_its_end, ()) {
  const std::string tables =
      "table member key id born date hardship flag\ntable claim of member in order d d date s one of a, b\n";
  const std::string soup = join(*rc::gen::container<std::vector<std::string>>(piece()));
  const std::string opening = *rc::gen::element<std::string>(
      "", "let x = ", "benefit b on ", "example \"e\" claim ", "example \"e\" claim 2020-01-01 expect ",
      "law \"l\" always ", "cover claim require ", "limit l ", "table t of member ");
  check_told(read_behind_head(tables + opening + soup));
}

RC_GTEST_PROP(robustness, any_bytes_are_read_to_their_end, ()) {
  const auto bytes = *rc::gen::arbitrary<std::vector<char>>();
  check_told(read_whole(std::string(bytes.begin(), bytes.end())));
}

// One slip in a good policy: something left out, put twice or put elsewhere.
RC_GTEST_PROP(robustness, a_policy_with_a_slip_is_read_to_its_end, ()) {
  std::string text(sample_policy);
  const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
  const auto length = *rc::gen::inRange<std::size_t>(0, 30);
  const std::string cut = text.substr(at, length);
  const std::string put =
      *rc::gen::element<std::string>("", cut + cut, "(", ")", "\"", ",", " benefit ", " 5 ", "\n", "x");
  text.replace(at, length, put);
  check_told(read_whole(text));
}

TEST(robustness, every_beginning_of_the_sample_policy_is_read_to_its_end) {
  for (std::size_t size = 0; size <= sample_policy.size(); ++size) {
    const Reading reading = read_whole(std::string(sample_policy.substr(0, size)));
    for (const Diagnostic& one : reading.diagnostics.items()) {
      EXPECT_LE(one.span.end, size);
      EXPECT_FALSE(one.advice.zh.empty()) << one.code << one.sentence.zh;
      EXPECT_FALSE(one.advice.en.empty()) << one.code << one.sentence.en;
    }
  }
}

// A policy that is right stays right whatever its line breaks: they carry no meaning.
TEST(robustness, line_breaks_carry_no_meaning) {
  std::string text;
  bool comment = false;
  for (const char letter : sample_policy) {
    comment = letter != '\n' && (comment || letter == '#');
    if (!comment) text += letter == '\n' ? ' ' : letter;
  }
  const Reading on_one_line = read_whole(text);
  EXPECT_EQ(on_one_line.told(), "");
  EXPECT_EQ(on_one_line.file.declarations.size(), read_whole(std::string(sample_policy)).file.declarations.size());
}

}  // namespace
}  // namespace nuan::policy::syntax
