// What every way of hiding promises, each through the same tests.
#include <gtest/gtest.h>

#include "adapters/sm/sm_secrets.hpp"
#include "adapters/sodium/sodium_secrets.hpp"

namespace nuan::contract {
namespace {

struct Way {
  Cipher cipher;
  std::int64_t number;
};

class EverySecrets : public testing::TestWithParam<Way> {
 protected:
  static std::unique_ptr<Secrets> made(const SecretKey& key) { return made(key, GetParam().number); }
  static std::unique_ptr<Secrets> made(const SecretKey& key, std::int64_t number) {
    if (GetParam().cipher == Cipher::xchacha20) return adapters::sodium_secrets(key, number);
    return std::move(*adapters::sm_secrets(key, number));
  }
  const SecretKey key_{std::string(32, 'k')}, other_{std::string(32, 'o')};
};

TEST_P(EverySecrets, OpenOnlyInTheirPlaceAndWithTheirKey) {
  const auto secrets = made(key_);
  const std::string text = "990101196503120011";
  const std::string hidden = secrets->hide(text, "person 7");
  EXPECT_EQ(hidden.find("990101"), std::string::npos);
  EXPECT_EQ(secrets->open(hidden, "person 7").value(), text);
  EXPECT_EQ(made(key_)->open(hidden, "person 7").value(), text);
  for (const std::string place : {"person 8", "person 77", "person", ""})
    EXPECT_EQ(secrets->open(hidden, place).error().code, Code::key_wrong) << place;
  EXPECT_EQ(made(other_)->open(hidden, "person 7").error().code, Code::key_wrong);
  EXPECT_EQ(made(key_, GetParam().number + 1)->open(hidden, "person 7").error().code, Code::key_wrong);
}

TEST_P(EverySecrets, NoChangedByteAndNoPartOpens) {
  const auto secrets = made(key_);
  for (const std::string& text : {std::string(), std::string("一"), std::string(100, 'x')}) {
    const std::string hidden = secrets->hide(text, "p");
    EXPECT_EQ(secrets->open(hidden, "p").value(), text);
    for (std::size_t i = 0; i < hidden.size(); ++i) {
      std::string changed = hidden;
      changed[i] = static_cast<char>(changed[i] ^ 1);
      EXPECT_FALSE(secrets->open(changed, "p")) << i;
      EXPECT_FALSE(secrets->open(hidden.substr(0, i), "p")) << i;
    }
  }
}

TEST_P(EverySecrets, NeverHideTheSameTextAlike) {
  const auto secrets = made(key_);
  EXPECT_NE(secrets->hide("a", "p"), secrets->hide("a", "p"));
}

TEST_P(EverySecrets, SayHowAndWithWhichKeyAValueIsHidden) {
  const HiddenBy expected{GetParam().cipher, GetParam().number};
  EXPECT_EQ(hidden_by(made(key_)->hide("a", "p")), expected);
  EXPECT_EQ(made(key_)->key_number(), GetParam().number);
}

TEST_P(EverySecrets, LookUpTheSameTextAlikeAndWithAnotherKeyOtherwise) {
  EXPECT_EQ(made(key_)->lookup("a").size(), 32U);
  EXPECT_EQ(made(key_)->lookup("a"), made(key_)->lookup("a"));
  EXPECT_NE(made(key_)->lookup("a"), made(key_)->lookup("b"));
  EXPECT_NE(made(key_)->lookup("a"), made(other_)->lookup("a"));
}

INSTANTIATE_TEST_SUITE_P(Ways, EverySecrets,
                         testing::Values(Way{Cipher::xchacha20, 0}, Way{Cipher::xchacha20, 3}, Way{Cipher::sm4, 0},
                                         Way{Cipher::sm4, 3}),
                         [](const testing::TestParamInfo<Way>& info) {
                           return std::string(name_of(info.param.cipher)) + "_" + std::to_string(info.param.number);
                         });

// A value of a store that an older program wrote: version 1, by the key of zeros.
TEST(OldSecrets, StillOpen) {
  const auto secrets = adapters::sodium_secrets(SecretKey(std::string(32, '\0')), 0);
  const std::string hidden = secrets->hide("990101196503120011", "person.certificate 1");
  EXPECT_EQ(hidden[0], 1);
  EXPECT_EQ(hidden.size(), 1U + 24 + 18 + 16);
}

}  // namespace
}  // namespace nuan::contract
