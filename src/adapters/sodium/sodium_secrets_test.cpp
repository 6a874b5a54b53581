#include "adapters/sodium/sodium_secrets.hpp"

#include <gtest/gtest.h>

namespace nuan::adapters {
namespace {

TEST(SodiumSecrets, open_only_in_their_place_and_with_their_key) {
  const auto secrets = *sodium_secrets(new_key(), "key");
  const std::string hidden = secrets->hide("990101196503120011", "person 7");
  EXPECT_EQ(hidden.find("990101"), std::string::npos);
  EXPECT_EQ(secrets->open(hidden, "person 7").value(), "990101196503120011");
  EXPECT_EQ(secrets->open(hidden, "person 8").error().code, Code::key_wrong);
  EXPECT_EQ((*sodium_secrets(new_key(), "key"))->open(hidden, "person 7").error().code, Code::key_wrong);
  for (std::size_t i = 0; i < hidden.size(); ++i) {
    std::string changed = hidden;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_FALSE(secrets->open(changed, "person 7")) << i;
    EXPECT_FALSE(secrets->open(hidden.substr(0, i), "person 7")) << i;
  }
  EXPECT_NE(secrets->hide("a", "p"), secrets->hide("a", "p"));
}

TEST(SodiumSecrets, look_up_the_same_text_alike_and_with_another_key_otherwise) {
  const std::string key = new_key();
  EXPECT_EQ((*sodium_secrets(key, "key"))->lookup("a"), (*sodium_secrets(key, "key"))->lookup("a"));
  EXPECT_NE((*sodium_secrets(key, "key"))->lookup("a"), (*sodium_secrets(key, "key"))->lookup("b"));
  EXPECT_NE((*sodium_secrets(key, "key"))->lookup("a"), (*sodium_secrets(new_key(), "key"))->lookup("a"));
}

TEST(SodiumSecrets, refuse_what_is_no_key) {
  for (const std::string& wrong : {std::string(), std::string("abc"), std::string(64, 'x'), std::string(66, 'a')})
    EXPECT_EQ(sodium_secrets(wrong, "key").error().code, Code::key_unreadable) << wrong;
}

}  // namespace
}  // namespace nuan::adapters
