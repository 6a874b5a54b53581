#include "policy/syntax/words.hpp"

#include <gtest/gtest.h>

#include <array>

namespace nuan::policy::syntax {
namespace {

TEST(words, every_word_is_found_by_its_spelling) {
  for (int i = 1; i < static_cast<int>(Word::count_of_words); ++i) {
    const Word word = static_cast<Word>(i);
    EXPECT_FALSE(spelling(word).empty());
    EXPECT_EQ(word_of(spelling(word)), word) << spelling(word);
  }
  EXPECT_EQ(spelling(Word::benefit), "benefit");
  EXPECT_EQ(spelling(Word::points), "points");
  EXPECT_EQ(spelling(Word::refused), "refused");
}

TEST(words, other_texts_are_no_words) {
  EXPECT_EQ(word_of("self_pay"), Word::none);
  EXPECT_EQ(word_of("Benefit"), Word::none);
  EXPECT_EQ(word_of(""), Word::none);
}

TEST(words, that_have_a_meaning_in_one_place_alone_stay_free) {
  for (const char* text : {"sample", "published", "reconstructed", "calendar", "listed", "facts", "does", "matter",
                           "total", "reverses", "pot", "scale"})
    EXPECT_EQ(word_of(text), Word::none) << text;
}

std::string_view meant(std::string_view text) {
  const auto word = nearest_word(text, declaration_words());
  return word ? spelling(*word) : "";
}

TEST(words, a_misspelt_word_is_recognised) {
  EXPECT_EQ(meant("benifit"), "benefit");
  EXPECT_EQ(meant("tabel"), "table");
  EXPECT_EQ(meant("exmaple"), "example");
  EXPECT_EQ(meant("Limit"), "limit");
  EXPECT_EQ(meant("lt"), "");
}

TEST(words, what_is_far_from_all_is_not_guessed) {
  EXPECT_EQ(meant("self_pay"), "");
  EXPECT_EQ(meant("门诊"), "");
  EXPECT_EQ(meant(""), "");
  EXPECT_EQ(meant(std::string(100'000, 'b')), "");
}

TEST(words, what_is_as_near_to_two_is_not_guessed) {
  constexpr std::array<std::string_view, 2> names = {"self_pay", "self_say"};
  EXPECT_FALSE(nearest_name("self_ray", names));
  EXPECT_EQ(nearest_name("self_pai", names), "self_pay");
}

TEST(words, chinese_names_are_compared_by_character) {
  constexpr std::array<std::string_view, 2> names = {"住院自付金额", "门诊"};
  EXPECT_EQ(nearest_name("住院自负金额", names), "住院自付金额");
}

}  // namespace
}  // namespace nuan::policy::syntax
