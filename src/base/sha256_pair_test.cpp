#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/digest.hpp"

namespace nuan {
namespace {

RC_GTEST_PROP(Sha256Pair, both_digests_are_those_of_the_texts, ()) {
  const std::string text = *rc::gen::resize(2000, rc::gen::container<std::string>(rc::gen::arbitrary<char>()));
  const std::size_t cut = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
  const std::string_view first = std::string_view(text).substr(0, cut);
  const std::string_view second = std::string_view(text).substr(cut);
  const auto digests = sha256_pair(first, second);
  RC_ASSERT(digests[0] == sha256(first) && digests[1] == sha256(second));
}

TEST(Sha256Pair, every_length_around_the_ends_of_blocks) {
  const std::string text(300, 'x');
  for (std::size_t first = 0; first < text.size(); ++first) {
    for (const std::size_t second : {0U, 55U, 56U, 63U, 64U, 119U, 120U, 128U}) {
      const std::string_view a = std::string_view(text).substr(0, first);
      const std::string_view b = std::string_view(text).substr(0, second);
      const auto digests = sha256_pair(a, b);
      ASSERT_EQ(digests[0], sha256(a));
      ASSERT_EQ(digests[1], sha256(b));
    }
  }
}

}  // namespace
}  // namespace nuan
