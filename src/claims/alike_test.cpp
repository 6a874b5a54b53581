#include "claims/alike.hpp"

#include <gtest/gtest.h>

namespace nuan::claims {
namespace {

TEST(Alike, NamesHaveOneDotNoBlanksAndCapitals) {
  EXPECT_EQ(alike_name("买买提\u2022艾山"), alike_name("买买提\u00B7艾山"));
  EXPECT_EQ(alike_name(" 王　女士 "), "王女士");
  EXPECT_EQ(alike_name("Ｌｉ Lei"), "LILEI");
  EXPECT_NE(alike_name("王女士"), alike_name("王先生"));
}

TEST(Alike, PhonesAreDigitsWithoutTheirCountry) {
  for (const char* phone : {"13800138000", "+86 138-0013-8000", "0086 13800138000", "１３８００１３８０００"})
    EXPECT_EQ(alike_phone(phone), "13800138000") << phone;
  EXPECT_EQ(alike_phone("8613"), "8613");
  EXPECT_EQ(alike_phone("00000000000"), "");
  EXPECT_EQ(alike_phone("无"), "");
}

TEST(Alike, CardsAreDigits) {
  EXPECT_EQ(alike_card("6029 6900 0000 0010"), "6029690000000010");
  EXPECT_EQ(alike_card("——"), "");
}

TEST(Alike, ResidentNumbersTellABirthDate) {
  EXPECT_EQ(birth_in("990101196503120011"), 19650312);
  EXPECT_EQ(birth_in("HK:E12345678901234"), 0);
  EXPECT_EQ(birth_in("HKMO:H12345678"), 0);
}

}  // namespace
}  // namespace nuan::claims
