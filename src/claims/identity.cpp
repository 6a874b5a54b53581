#include "claims/identity.hpp"

#include <algorithm>
#include <cstring>

#include "base/text.hpp"

namespace nuan::claims {

// The one place that fills a Certificate.
struct CertificateWriter {
  static void put(Certificate& certificate, char c) { certificate.room_[certificate.size_++] = c; }
  static Certificate whole(std::string_view text) {
    Certificate certificate;
    std::memcpy(certificate.room_.data(), text.data(), text.size());
    certificate.size_ = static_cast<std::uint8_t>(text.size());
    return certificate;
  }
};

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
char capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

ReadCertificate refused(IdentityFlaw flaw) { return {Certificate{}, flaw}; }

// What spreadsheets and exports put around a number so that it stays text.
std::string_view unwrapped(std::string_view text) {
  text = trim(text);
  if (text.size() >= 3 && text.starts_with("=\"") && text.ends_with('"')) text = text.substr(2, text.size() - 3);
  text = trim(text);
  if (text.starts_with('\'')) text.remove_prefix(1);
  return trim(text);
}

// `1.10101E+17`, `1.10101198003071E+17`, `110101198003071000.00`: a number's spelling, not a certificate's.
bool is_spelled_as_number(std::string_view text) {
  const auto point = text.find('.');
  const auto exponent = text.find_first_of("Ee");
  const bool only_number_signs = text.find_first_not_of("0123456789.,Ee+") == std::string_view::npos;
  return only_number_signs && !text.empty() && is_digit(text.front()) &&
         (point != std::string_view::npos || exponent != std::string_view::npos);
}

bool is_type(std::string_view text) {
  const auto fits = [](char c) { return is_capital(c) || is_digit(c) || c == '-'; };
  return !text.empty() && text.size() <= Certificate::type_length_max && is_capital(text.front()) &&
         std::all_of(text.begin(), text.end(), fits);
}

ReadCertificate read_other_type(std::string_view type, std::string_view number) {
  if (!is_type(type)) return refused(IdentityFlaw::type);
  Certificate certificate = CertificateWriter::whole(type);
  CertificateWriter::put(certificate, ':');
  std::size_t length = 0;
  for (const char raw : number) {
    if (raw == ' ') continue;
    const char c = capital(raw);
    if (!is_capital(c) && !is_digit(c) && std::string_view("-/()").find(c) == std::string_view::npos)
      return refused(IdentityFlaw::character);
    if (++length <= Certificate::number_length_max) CertificateWriter::put(certificate, c);
  }
  if (length == 0 || length > Certificate::number_length_max) return refused(IdentityFlaw::length);
  return {certificate, IdentityFlaw::none};
}

// Why 18 characters of the right kind are not a valid number.
IdentityFlaw flaw_of_eighteen(const std::string& text) {
  std::string with_right_check = text;
  with_right_check[17] = check_digit(std::stoull(text.substr(0, 17)));
  if (!read_resident_number(with_right_check.data()).valid) return IdentityFlaw::birth_date;
  return text.ends_with("000") ? IdentityFlaw::as_number : IdentityFlaw::check_digit;
}

// Legacy numbers leave out the century and the check digit.
std::string lengthened(std::string_view fifteen) {
  std::string text = std::string(fifteen.substr(0, 6)) + "19" + std::string(fifteen.substr(6));
  return text + check_digit(std::stoull(text));
}

ReadCertificate read_resident(std::string_view number) {
  if (is_spelled_as_number(number)) return refused(IdentityFlaw::as_number);
  std::string text(number);
  if (!text.empty()) text.back() = capital(text.back());
  const bool last_is_x = text.size() == 18 && text.back() == 'X';
  if (!all_digits(std::string_view(text).substr(0, text.size() - (last_is_x ? 1 : 0))))
    return refused(IdentityFlaw::character);
  if (text.size() == 15) {
    text = lengthened(text);
    if (!read_resident_number(text.data()).valid) return refused(IdentityFlaw::birth_date);
  }
  if (text.size() != 18) return refused(IdentityFlaw::length);
  if (!read_resident_number(text.data()).valid) return refused(flaw_of_eighteen(text));
  return {CertificateWriter::whole(text), IdentityFlaw::none};
}

}  // namespace

ReadCertificate read_certificate(std::string_view text) {
  if (text.size() == 18 && read_resident_number(text.data()).valid)
    return {CertificateWriter::whole(text), IdentityFlaw::none};
  const std::string folded = fold_full_width(text);
  const std::string_view bare = unwrapped(folded);
  const auto colon = bare.find(':');
  if (colon == std::string_view::npos) return read_resident(bare);
  return read_other_type(trim(bare.substr(0, colon)), trim(bare.substr(colon + 1)));
}

std::string masked(std::string_view certificate) {
  // What stands before a colon is shown only where it is a type: a number pasted there is still a number.
  const auto colon = certificate.find(':');
  const bool typed = colon != std::string_view::npos && is_type(certificate.substr(0, colon));
  const std::string_view number = typed ? certificate.substr(colon + 1) : certificate;
  std::string shown(typed ? certificate.substr(0, colon + 1) : std::string_view());
  const std::size_t characters = count_characters(number);
  if (characters <= 4) return shown.append(characters, '*');
  const std::size_t front = characters >= 15 ? 6 : 0;
  const std::size_t back = characters >= 8 ? 4 : 2;
  shown.append(first_characters(number, front)).append(characters - front - back, '*');
  return shown.append(number.substr(first_characters(number, characters - back).size()));
}

}  // namespace nuan::claims
