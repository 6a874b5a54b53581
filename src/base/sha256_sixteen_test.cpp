#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/digest.hpp"

namespace nuan {
namespace {

RC_GTEST_PROP(Sha256Each, every_digest_is_that_of_its_text, ()) {
  const std::string text = *rc::gen::resize(3000, rc::gen::container<std::string>(rc::gen::arbitrary<char>()));
  const auto cuts = *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, text.size() + 1));
  std::vector<std::string_view> texts;
  for (const std::size_t cut : cuts) texts.push_back(std::string_view(text).substr(cut));
  const auto digests = sha256_each(texts);
  RC_ASSERT(digests.size() == texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) RC_ASSERT(digests[i] == sha256(texts[i]));
}

TEST(Sha256Each, many_long_texts_of_other_lengths) {
  std::string text;
  for (std::uint32_t i = 0; text.size() < 20'000; ++i) text += std::to_string(i * 2654435761U);
  for (const std::size_t count : {1U, 2U, 3U, 15U, 16U, 17U, 40U}) {
    std::vector<std::string_view> texts;
    for (std::size_t i = 0; i < count; ++i) texts.push_back(std::string_view(text).substr(i * 7, 10'000 + i % 16 * 13));
    const auto digests = sha256_each(texts);
    for (std::size_t i = 0; i < count; ++i) EXPECT_EQ(digests[i], sha256(texts[i])) << count << ' ' << i;
  }
}

}  // namespace
}  // namespace nuan
