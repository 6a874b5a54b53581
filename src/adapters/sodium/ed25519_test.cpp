#include "adapters/sodium/ed25519.hpp"

#include <gtest/gtest.h>

namespace nuan::adapters {
namespace {

// The first test of RFC 8032, 7.1: the empty text.
TEST(Ed25519, signs_as_the_standard_says) {
  const SecretKey seed =
      read_secret_key("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "seed").value();
  const auto signer = ed25519_signer(seed);
  EXPECT_EQ(signer->public_key(), "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  EXPECT_EQ(
      signer->sign(""),
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595"
      "bbe24655141438e7a100b");
}

TEST(Ed25519, holds_for_its_own_text_and_key_alone) {
  const auto signer = ed25519_signer(SecretKey(std::string(32, 'a'))),
             other = ed25519_signer(SecretKey(std::string(32, 'b')));
  const std::string signature = signer->sign("text"), key = signer->public_key();
  EXPECT_TRUE(holds_ed25519("text", signature, key));
  EXPECT_FALSE(holds_ed25519("texT", signature, key));
  EXPECT_FALSE(holds_ed25519("text", signature, other->public_key()));
  EXPECT_FALSE(holds_ed25519("text", other->sign("text"), key));
  for (const std::string& none : {std::string(), std::string("ab"), key, signature + "00", std::string(128, 'x')})
    EXPECT_FALSE(holds_ed25519("text", none, key)) << none;
  EXPECT_FALSE(holds_ed25519("text", signature, ""));
}

}  // namespace
}  // namespace nuan::adapters
