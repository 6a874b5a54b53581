// Certificate numbers: one spelling for one person. Resident numbers (GB 11643), also of holders of residence permits
// from Hong Kong, Macao and Taiwan (81, 82, 83), have 18 characters; every other certificate is `TYPE:number`.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace nuan::claims {

// In order of precedence: the first that applies is told.
enum class IdentityFlaw : std::uint8_t {
  none,
  as_number,    // 1.10101E+17, or the last three digits became 000: lost for good, never repaired
  type,         // the word before the colon is not capital letters, digits and hyphens, beginning with a letter
  character,    // something such a number cannot hold
  length,       // neither 18 nor 15 characters; for other types none, or too long
  birth_date,   // no such day, or a year outside 1800 to 2199
  check_digit,  // the last character does not follow from the others
};

// A normalised number. Small, without a heap, ordered as its text is.
class Certificate {
 public:
  static constexpr std::size_t type_length_max = 10;
  static constexpr std::size_t number_length_max = 20;

  Certificate() = default;
  [[nodiscard]] std::string_view text() const { return {room_.data(), size_}; }
  [[nodiscard]] bool is_resident() const { return size_ == 18 && text().find(':') == std::string_view::npos; }

  friend auto operator<=>(const Certificate& a, const Certificate& b) { return a.text() <=> b.text(); }
  friend bool operator==(const Certificate& a, const Certificate& b) { return a.text() == b.text(); }

 private:
  friend struct CertificateWriter;
  std::array<char, type_length_max + 1 + number_length_max> room_{};
  std::uint8_t size_ = 0;
};

struct ReadCertificate {
  Certificate value;
  IdentityFlaw flaw = IdentityFlaw::none;
};

// Normalises and checks. Accepted: surrounding blanks, a leading ' or TAB, ="...", full-width characters, x for X,
// 15 digits (born in 19xx; they become 18), and small letters or spaces inside the number of another type.
// An area code is never judged: withdrawn ones live on in the numbers of the living.
[[nodiscard]] ReadCertificate read_certificate(std::string_view text);

// The fast road for millions of rows: exactly 18 bytes, already in their one spelling (capital X, no blanks).
// What is not valid here may still be a certificate in another spelling: ask read_certificate.
struct ResidentNumber {
  std::uint64_t digits = 0;  // the first 17, which decide the 18th; meaningless unless valid
  bool valid = false;
};
[[nodiscard]] ResidentNumber read_resident_number(const char* eighteen_bytes);

// The way back. `digits` must have come from a valid number.
void write_resident_number(std::uint64_t digits, char* eighteen_bytes);
[[nodiscard]] char check_digit(std::uint64_t digits);

// `110101********1239`: what may be shown where numbers must not be read by others.
[[nodiscard]] std::string masked(std::string_view certificate);

[[nodiscard]] Code code_of(IdentityFlaw flaw);  // not for `none`
// What is wrong with `text`, which had this flaw, in sentences that show the number only masked.
[[nodiscard]] Error identity_error(IdentityFlaw flaw, std::string_view text, Place place);

}  // namespace nuan::claims
