// Known answers of the standards.
#include "adapters/sm/sm.hpp"

#include <gtest/gtest.h>

#include "base/secrets.hpp"

namespace nuan::adapters::sm {
namespace {

const Library& library() {
  static const Library one = *Library::open();
  return one;
}

std::string hex(std::string_view bytes) {
  std::string text;
  for (const char one : bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(one);
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
  }
  return text;
}

const std::string standard_key = "\x01\x23\x45\x67\x89\xab\xcd\xef\xfe\xdc\xba\x98\x76\x54\x32\x10";

TEST(Sm3, is_that_of_the_standard) {
  EXPECT_EQ(hex(library().sm3("abc")), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  std::string longer;
  for (int i = 0; i < 16; ++i) longer += "abcd";
  EXPECT_EQ(hex(library().sm3(longer)), "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
}

// The standard's block, key and text alike: what a counter of that value gives to zeros.
TEST(Sm4, is_that_of_the_standard) {
  EXPECT_EQ(hex(library().sm4_ctr(standard_key, standard_key, std::string(16, '\0'))),
            "681edf34d206965e86b3e94f536e4246");
}

TEST(Sm4, counts_as_the_published_example_does) {
  std::string counter, text;
  for (char i = 0; i < 16; ++i) counter += i;
  for (const char* eight : {"\xaa", "\xbb", "\xcc", "\xdd", "\xee", "\xff", "\xaa", "\xbb"})
    text += std::string(8, *eight);
  EXPECT_EQ(hex(library().sm4_ctr(standard_key, counter, text)),
            "ac3236cb970cc20791364c395a1342d1a3cbc1878c6f30cd074cce385cdd70c7"
            "f234bc0e24c11980fd1286310ce37b926e02fcd0faa0baf38b2933851d824514");
  EXPECT_EQ(library().sm4_ctr(standard_key, counter, library().sm4_ctr(standard_key, counter, text)), text);
}

// By the definition of RFC 2104, out of plain digests.
TEST(HmacSm3, is_what_the_definition_says) {
  for (const std::string& key : {std::string("k"), std::string(64, 'k'), std::string(100, 'k')}) {
    std::string block = key.size() > 64 ? library().sm3(key) : key;
    block.resize(64, '\0');
    std::string inner = block, outer = block;
    for (char& one : inner) one = static_cast<char>(one ^ 0x36);
    for (char& one : outer) one = static_cast<char>(one ^ 0x5c);
    EXPECT_EQ(library().hmac_sm3(key, "text"), library().sm3(outer + library().sm3(inner + "text")));
  }
}

TEST(SameBytes, compares_all_of_them) {
  EXPECT_TRUE(same_bytes("abc", "abc"));
  EXPECT_FALSE(same_bytes("abc", "abd"));
  EXPECT_FALSE(same_bytes("abc", "ab"));
  EXPECT_NE(random_bytes(16), random_bytes(16));
}

}  // namespace
}  // namespace nuan::adapters::sm
