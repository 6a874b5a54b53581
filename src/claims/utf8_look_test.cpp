#include "claims/utf8_look.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

namespace nuan::claims {
namespace {

void expect_same(const std::string& text) {
  const Utf8Look quick = look_at_utf8(text);
  const Utf8Look plain = look_at_utf8_plainly(text);
  ASSERT_EQ(quick.valid, plain.valid);
  if (plain.valid) ASSERT_EQ(quick.beyond_two_bytes, plain.beyond_two_bytes);
}

// Every pair of bytes with what may follow, at every place where the vectors meet.
TEST(Utf8Look, says_of_all_pairs_of_bytes_what_the_plain_road_says) {
  for (unsigned first = 0x70; first < 256; ++first) {
    for (unsigned second = 0x70; second < 256; ++second) {
      for (const std::string_view tail : {"", "\x80", "\xBF\x80", "\xBF\xBF\xBF", "a"}) {
        std::string text = {static_cast<char>(first), static_cast<char>(second)};
        text += tail;
        for (const std::size_t pad : {0U, 29U, 30U, 31U, 32U})
          expect_same(std::string(pad, 'x') + text + std::string(pad, 'x'));
      }
    }
  }
}

RC_GTEST_PROP(Utf8Look, says_of_any_bytes_what_the_plain_road_says, ()) {
  std::string text;
  const int pieces = *rc::gen::inRange(0, 60);
  for (int i = 0; i < pieces; ++i)
    text +=
        *rc::gen::element<std::string>("a", "\n", "é", "王", "\U0002CB4E", "\u07FF", "\u0800", "\uFFFF", "\U0010FFFF");
  const bool broken = *rc::gen::inRange(0, 2) == 0;
  if (broken && !text.empty()) text[*rc::gen::inRange<std::size_t>(0, text.size())] = *rc::gen::arbitrary<char>();
  if (broken) text.resize(*rc::gen::inRange<std::size_t>(0, text.size() + 1));
  const Utf8Look quick = look_at_utf8(text);
  const Utf8Look plain = look_at_utf8_plainly(text);
  RC_ASSERT(quick.valid == plain.valid);
  if (plain.valid) RC_ASSERT(quick.beyond_two_bytes == plain.beyond_two_bytes);
}

}  // namespace
}  // namespace nuan::claims
