// Certificate numbers: the published samples, each flaw, and what every spelling must come to.
#include "claims/identity.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstring>
#include <vector>

#include "base/date.hpp"
#include "claims/resident_number.hpp"

namespace nuan::claims {
namespace {

std::string normalised(std::string_view text) {
  const ReadCertificate read = read_certificate(text);
  return read.flaw == IdentityFlaw::none ? std::string(read.value.text()) : "refused";
}

IdentityFlaw flaw(std::string_view text) { return read_certificate(text).flaw; }

// A number of an area that does not exist.
std::string made_up(Date birth, unsigned sequence) {
  std::string digits = "990000" + to_text(birth);
  std::erase(digits, '-');
  digits += std::to_string(1000 + sequence % 1000).substr(1);
  return digits + check_digit(std::stoull(digits));
}

TEST(Identity, PublishedSamplesAreValid) {
  for (const std::string_view sample :
       {"11010519491231002X", "110101198003071239", "110108199202290011", "360426199101010071", "810000199408230021",
        "830000199201300022", "911124198108030024"})
    EXPECT_EQ(normalised(sample), sample);
}

TEST(Identity, WithdrawnAndUnknownAreasAreAccepted) {
  EXPECT_EQ(normalised("110226197506150041"), "110226197506150041");
  EXPECT_EQ(normalised("130103198808080817"), "130103198808080817");
  const std::string nowhere = made_up(*Date::from_ymd(1990, 1, 1), 7);
  EXPECT_EQ(normalised(nowhere), nowhere);
}

TEST(Identity, OldNumbersOfFifteenDigitsBecomeEighteen) {
  EXPECT_EQ(normalised("110105491231002"), "11010519491231002X");
  EXPECT_EQ(flaw("110105490231002"), IdentityFlaw::birth_date);
  EXPECT_EQ(flaw("11010549123100X"), IdentityFlaw::character);
}

TEST(Identity, OneSpellingForEveryWayOfWriting) {
  for (const std::string_view spelling :
       {"11010519491231002x", " 11010519491231002X ", "\t11010519491231002X", "'11010519491231002X",
        "=\"11010519491231002X\"", "１１０１０５１９４９１２３１００２Ｘ", "１１０１０５１９４９１２３１００２ｘ",
        "\u300011010519491231002X\u00A0", "\uFEFF11010519491231002X", "' 11010519491231002x"})
    EXPECT_EQ(normalised(spelling), "11010519491231002X") << spelling;
}

TEST(Identity, WrongCheckDigitIsRefused) {
  EXPECT_EQ(flaw("440304198001010015"), IdentityFlaw::check_digit);
  EXPECT_EQ(normalised("440304198001010017"), "440304198001010017");
  EXPECT_EQ(flaw("110105194912310021"), IdentityFlaw::check_digit);
}

TEST(Identity, BirthDateMustExist) {
  EXPECT_EQ(flaw("110108199302290011"), IdentityFlaw::birth_date);
  EXPECT_EQ(flaw("990000190002290010"), IdentityFlaw::birth_date) << "1900 was no leap year";
  EXPECT_EQ(flaw("990000199013010010"), IdentityFlaw::birth_date);
  EXPECT_EQ(flaw("990000199000010010"), IdentityFlaw::birth_date);
  EXPECT_EQ(flaw("990000199001000010"), IdentityFlaw::birth_date);
  EXPECT_EQ(flaw("990000199004310010"), IdentityFlaw::birth_date);
  EXPECT_EQ(flaw("990000179912310010"), IdentityFlaw::birth_date);
  EXPECT_EQ(flaw("990000220001010010"), IdentityFlaw::birth_date);
}

TEST(Identity, NumbersThatASpreadsheetRuinedAreNeverRepaired) {
  EXPECT_EQ(flaw("1.10101E+17"), IdentityFlaw::as_number);
  EXPECT_EQ(flaw("1.10101198003071e+17"), IdentityFlaw::as_number);
  EXPECT_EQ(flaw("110101198003071000"), IdentityFlaw::as_number);
  EXPECT_EQ(flaw("110101198003071232"), IdentityFlaw::check_digit);
}

TEST(Identity, LengthsAndCharacters) {
  EXPECT_EQ(flaw(""), IdentityFlaw::length);
  EXPECT_EQ(flaw("  "), IdentityFlaw::length);
  EXPECT_EQ(flaw("12345678"), IdentityFlaw::length);
  EXPECT_EQ(flaw("1101011980030712390"), IdentityFlaw::length);
  EXPECT_EQ(flaw("X"), IdentityFlaw::character);
  EXPECT_EQ(flaw("1101011980X3071239"), IdentityFlaw::character);
  EXPECT_EQ(flaw("11010119800307123O"), IdentityFlaw::character);
  EXPECT_EQ(flaw("110101 19800307123"), IdentityFlaw::character);
  EXPECT_EQ(flaw("李先生"), IdentityFlaw::character);
  EXPECT_EQ(flaw(std::string_view("11010119800307123\0", 18)), IdentityFlaw::character);
}

TEST(Identity, OtherTypes) {
  EXPECT_EQ(normalised("PASSPORT:e 1234 5678"), "PASSPORT:E12345678");
  EXPECT_EQ(normalised("HKMO：H12345678"), "HKMO:H12345678") << "full-width colon";
  EXPECT_EQ(normalised("TWN:12345678"), "TWN:12345678");
  EXPECT_EQ(normalised("HKID:C000000(0)"), "HKID:C000000(0)");
  EXPECT_EQ(normalised("A123456789:12345678901234567890"), "A123456789:12345678901234567890") << "the longest";
  EXPECT_EQ(flaw("passport:E12345678"), IdentityFlaw::type);
  EXPECT_EQ(flaw(":E12345678"), IdentityFlaw::type);
  EXPECT_EQ(flaw("1A:E12345678"), IdentityFlaw::type);
  EXPECT_EQ(flaw("A1234567890:1"), IdentityFlaw::type) << "eleven characters";
  EXPECT_EQ(flaw("PASSPORT:"), IdentityFlaw::length);
  EXPECT_EQ(flaw("PASSPORT:123456789012345678901"), IdentityFlaw::length);
  EXPECT_EQ(flaw("PASSPORT:E1234*"), IdentityFlaw::character);
  EXPECT_EQ(flaw("A:B:C"), IdentityFlaw::character);
  EXPECT_FALSE(read_certificate("PASSPORT:E12345678").value.is_resident()) << "also 18 characters";
  EXPECT_TRUE(read_certificate("11010519491231002X").value.is_resident());
}

TEST(Identity, OrderIsThatOfTheText) {
  EXPECT_LT(read_certificate("110101198003071239").value, read_certificate("11010519491231002X").value);
  EXPECT_LT(read_certificate("11010519491231002X").value, read_certificate("TWN:12345678").value);
  EXPECT_EQ(read_certificate("110105491231002").value, read_certificate("11010519491231002x").value);
}

TEST(Identity, ErrorsShowTheNumberOnlyMasked) {
  const Error error = identity_error(IdentityFlaw::check_digit, "440304198001010015", {"claims.csv", 7, 1});
  EXPECT_EQ(error.code, Code::identity_check_digit);
  EXPECT_NE(error.sentence.zh.find("440304********0015"), std::string::npos);
  EXPECT_NE(error.sentence.en.find("440304********0015"), std::string::npos);
  EXPECT_EQ(error.sentence.zh.find("440304198001010015"), std::string::npos);
  for (const IdentityFlaw each : {IdentityFlaw::as_number, IdentityFlaw::type, IdentityFlaw::character,
                                  IdentityFlaw::length, IdentityFlaw::birth_date, IdentityFlaw::check_digit}) {
    const Error one = identity_error(each, "12345678", {});
    EXPECT_FALSE(one.sentence.zh.empty() || one.sentence.en.empty() || one.advice.zh.empty() || one.advice.en.empty());
    EXPECT_TRUE(info(one.code).name.starts_with("identity_"));
  }
}

TEST(Identity, Masking) {
  EXPECT_EQ(masked("110101198003071239"), "110101********1239");
  EXPECT_EQ(masked("PASSPORT:E12345678"), "PASSPORT:*****5678");
  EXPECT_EQ(masked("12345"), "***45");
  EXPECT_EQ(masked("李先生"), "***");
  EXPECT_EQ(masked("110101198003071239:"), "110101*********239:") << "a number before a colon is no type";
  EXPECT_EQ(masked("A:B:12345678"), "A:******5678") << "only the first colon ends a type";
}

// What GB 11643 says, one character at a time.
bool valid_by_the_book(const std::string& text) {
  for (int i = 0; i < 17; ++i)
    if (text[i] < '0' || text[i] > '9') return false;
  const int year = std::stoi(text.substr(6, 4));
  if (year < 1800 || year > 2199) return false;
  if (!Date::from_ymd(year, std::stoi(text.substr(10, 2)), std::stoi(text.substr(12, 2)))) return false;
  int power = 1, sum = 0;  // the weight of place i, from the right, is 2^i modulo 11
  for (int i = 16; i >= 0; --i) sum += (power = power * 2 % 11) * (text[i] - '0');
  const int check = (12 - sum % 11) % 11;
  return text[17] == (check == 10 ? 'X' : static_cast<char>('0' + check));
}

RC_GTEST_PROP(Identity, FastReadingAgreesWithTheBook, ()) {
  const auto birth = Date::from_days(*rc::gen::inRange(-65000, 90000));
  std::string text = made_up(birth, *rc::gen::inRange(0U, 1000U));
  if (*rc::gen::arbitrary<bool>())
    text[*rc::gen::inRange(0, 18)] = *rc::gen::element('0', '1', '2', '3', '9', 'X', ':', '/', '\0', '\xB1');
  const ResidentNumber read = read_resident_number(text.data());
  RC_ASSERT(read.valid == valid_by_the_book(text));
  const ResidentNumber by_words = resident_number_by_words(text.data());
  RC_ASSERT(by_words.valid == read.valid && (!read.valid || by_words.digits == read.digits));
  if (!read.valid) return;
  RC_ASSERT(read.digits == std::stoull(text.substr(0, 17)));
  std::string back(18, '?');
  write_resident_number(read.digits, back.data());
  RC_ASSERT(back == text);
}

TEST(Identity, EveryDayAndEveryWrongCharacter) {
  for (int days = -25567; days < 30000; days += 181) {
    std::string text = made_up(Date::from_days(days), static_cast<unsigned>(days + 25567));
    ASSERT_TRUE(read_resident_number(text.data()).valid) << text;
    for (int place = 0; place < 18; ++place) {
      const char right = text[place];
      for (int byte = 0; byte < 256; byte += days % 2 == 0 ? 1 : 7) {
        text[place] = static_cast<char>(byte);
        ASSERT_EQ(read_resident_number(text.data()).valid, valid_by_the_book(text)) << text << " at " << place;
        ASSERT_EQ(resident_number_by_words(text.data()).valid, valid_by_the_book(text)) << text << " at " << place;
      }
      text[place] = right;
    }
  }
}

RC_GTEST_PROP(Identity, NormalisingTwiceChangesNothing, ()) {
  const std::string text = *rc::gen::oneOf(
      rc::gen::arbitrary<std::string>(),
      rc::gen::container<std::string>(rc::gen::element('A', 'z', '0', '9', ':', '-', ' ', '\'', '=', '"', '(', '.')));
  const ReadCertificate once = read_certificate(text);
  if (once.flaw != IdentityFlaw::none) return;
  const ReadCertificate twice = read_certificate(once.value.text());
  RC_ASSERT(twice.flaw == IdentityFlaw::none);
  RC_ASSERT(twice.value == once.value);
}

}  // namespace
}  // namespace nuan::claims
