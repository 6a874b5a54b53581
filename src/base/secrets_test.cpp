#include "base/secrets.hpp"

#include <gtest/gtest.h>

namespace nuan {
namespace {

TEST(SecretKey, is_read_from_hexadecimal_text_alone) {
  const std::string text = std::string(62, '0') + "fF";
  EXPECT_EQ(read_secret_key(text, "key").value().bytes(), std::string(31, '\0') + "\xff");
  EXPECT_TRUE(read_secret_key(text + "\n", "key"));
  for (const std::string& wrong : {std::string(), std::string("abc"), std::string(64, 'x'), std::string(66, 'a'),
                                   std::string(63, 'a'), text + "\n\n", text + " "}) {
    const auto read = read_secret_key(wrong, "some.key");
    ASSERT_FALSE(read) << wrong;
    EXPECT_EQ(read.error().code, Code::key_unreadable);
    EXPECT_EQ(read.error().place.file, "some.key");
  }
}

TEST(HiddenBy, stands_at_the_beginning_of_every_hidden_value) {
  EXPECT_EQ(header_of({Cipher::xchacha20, 0}), "\x01");
  EXPECT_EQ(header_of({Cipher::xchacha20, 258}), "\x02\x01\x02");
  EXPECT_EQ(header_of({Cipher::sm4, 7}), std::string("\x03\0\x07", 3));
  for (const HiddenBy& by : {HiddenBy{}, HiddenBy{Cipher::xchacha20, 1}, HiddenBy{Cipher::xchacha20, 65535},
                             HiddenBy{Cipher::sm4, 0}, HiddenBy{Cipher::sm4, 300}})
    EXPECT_EQ(hidden_by(header_of(by) + "rest"), by);
  for (const std::string_view none : {std::string_view(""), std::string_view("\x02\x01"), std::string_view("abc")})
    EXPECT_EQ(hidden_by(none), std::nullopt);
}

TEST(Cipher, has_a_name) {
  EXPECT_EQ(cipher_named(name_of(Cipher::xchacha20)), Cipher::xchacha20);
  EXPECT_EQ(cipher_named(name_of(Cipher::sm4)), Cipher::sm4);
  EXPECT_EQ(cipher_named("rot13"), std::nullopt);
}

}  // namespace
}  // namespace nuan
