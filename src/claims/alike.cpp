#include "claims/alike.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "claims/name.hpp"

namespace nuan::claims {
namespace {

std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char c : fold_full_width(text)) {
    if (c >= '0' && c <= '9') digits += c;
  }
  return digits.find_first_not_of('0') == std::string::npos ? "" : digits;
}

}  // namespace

std::string alike_name(std::string_view name) {
  const std::string folded = fold_full_width(with_one_dot(name));
  std::string alike;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t size = character_at(folded, at).size;
    alike += trim(std::string_view(folded).substr(at, size));
    at += size;
  }
  for (char& c : alike) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return alike;
}

std::string alike_phone(std::string_view phone) {
  std::string digits = digits_of(phone);
  for (const std::string_view country : {"0086", "86"}) {
    if (digits.size() == country.size() + 11 && digits.starts_with(country)) return digits.substr(country.size());
  }
  return digits;
}

std::string alike_card(std::string_view card) { return digits_of(card); }

int birth_in(std::string_view certificate) {
  if (certificate.size() != 18 || certificate.find(':') != std::string_view::npos) return 0;
  int birth = 0;
  std::from_chars(certificate.data() + 6, certificate.data() + 14, birth);
  return birth;
}

}  // namespace nuan::claims
