#include "claims/unpack/cell_values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <optional>

#include "base/date.hpp"

namespace nuan::claims {
namespace {

constexpr std::size_t digits_shown = 15;

// 0.DIGITS times ten to the `point`; no zero in front or behind.
struct Decimal {
  bool negative = false;
  std::string digits;
  long point = 0;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<Decimal> read_decimal(std::string_view text) {
  Decimal number;
  number.negative = text.starts_with('-');
  if (number.negative) text.remove_prefix(1);
  bool beyond_point = false;
  bool any = false;
  while (!text.empty() && (is_digit(text.front()) || (text.front() == '.' && !beyond_point))) {
    if (text.front() == '.') {
      beyond_point = true;
    } else {
      any = true;
      const bool leading = number.digits.empty() && text.front() == '0';
      if (!leading) number.digits += text.front();
      if (!leading && !beyond_point) ++number.point;
      if (leading && beyond_point) --number.point;
    }
    text.remove_prefix(1);
  }
  if (!any) return std::nullopt;
  if (!text.empty()) {
    if (text.front() != 'e' && text.front() != 'E') return std::nullopt;
    text.remove_prefix(1);
    if (text.starts_with('+')) text.remove_prefix(1);
    int exponent = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), exponent);
    if (error != std::errc{} || end != text.data() + text.size() || exponent > 999 || exponent < -999)
      return std::nullopt;
    number.point += exponent;
  }
  while (number.digits.ends_with('0')) number.digits.pop_back();
  return number;
}

void round(Decimal& number) {
  if (number.digits.size() <= digits_shown) return;
  const bool up = number.digits[digits_shown] >= '5';
  number.digits.resize(digits_shown);
  std::size_t at = digits_shown;
  while (up && at > 0 && number.digits[at - 1] == '9') number.digits[--at] = '0';
  if (up && at > 0) ++number.digits[at - 1];
  if (up && at == 0) {
    number.digits = "1";
    ++number.point;
  }
  while (number.digits.ends_with('0')) number.digits.pop_back();
}

std::string plain(const Decimal& number) {
  std::string text = number.negative ? "-" : "";
  if (number.point <= 0) return text + "0." + std::string(static_cast<std::size_t>(-number.point), '0') + number.digits;
  const auto whole = static_cast<std::size_t>(number.point);
  if (whole >= number.digits.size()) return text + number.digits + std::string(whole - number.digits.size(), '0');
  return text + number.digits.substr(0, whole) + '.' + number.digits.substr(whole);
}

}  // namespace

std::string number_text(std::string_view stored) {
  std::optional<Decimal> number = read_decimal(stored);
  if (!number) return std::string(stored);
  if (number->digits.empty()) return "0";
  round(*number);
  if (number->point < -30) return std::string(stored);
  if (number->point <= static_cast<long>(digits_shown)) return plain(*number);
  std::string text = number->negative ? "-" : "";
  text += number->digits.front();
  if (number->digits.size() > 1) text += '.' + number->digits.substr(1);
  return text + "E+" + std::to_string(number->point - 1);
}

std::string day_text(std::string_view stored, bool counts_from_1904) {
  constexpr std::int64_t first = 61;  // below, the old count has a 29 February 1900
  constexpr std::int64_t last = 2'958'465;
  std::optional<Decimal> number = read_decimal(stored);
  if (!number || number->negative || number->point < 1 || number->point > 7) return number_text(stored);
  round(*number);
  std::string digits = number->digits;
  const auto whole = static_cast<std::size_t>(number->point);
  if (digits.size() < whole + 9) digits.append(whole + 9 - digits.size(), '0');
  const auto part = [&digits](std::size_t from, std::size_t size) {
    std::int64_t value = 0;
    std::from_chars(digits.data() + from, digits.data() + from + size, value);
    return value;
  };
  std::int64_t day = part(0, whole) + (counts_from_1904 ? 1462 : 0);
  const std::int64_t second = (part(whole, 9) * 86'400 + 500'000'000) / 1'000'000'000;
  if (second == 86'400) ++day;
  if (day < first || day > last) return number_text(stored);
  std::string text = to_text(Date::from_days(static_cast<std::int32_t>(day - 25'569)));
  if (second == 0 || second == 86'400) return text;
  std::array<char, 16> time{};
  std::snprintf(time.data(), time.size(), " %02d:%02d:%02d", static_cast<int>(second / 3600),
                static_cast<int>(second / 60 % 60), static_cast<int>(second % 60));
  return text + time.data();
}

bool shows_days(unsigned format) {
  return (format >= 14 && format <= 17) || format == 22 || (format >= 27 && format <= 36) ||
         (format >= 50 && format <= 58);
}

// y or d outside of quotes, brackets and escapes.
bool shows_days(std::string_view format) {
  for (std::size_t at = 0; at < format.size(); ++at) {
    const char c = format[at];
    if (c == '\\' || c == '_' || c == '*') {
      ++at;
    } else if (c == '"' || c == '[') {
      at = std::min(format.find(c == '"' ? '"' : ']', at + 1), format.size());
    } else if (c == 'y' || c == 'Y' || c == 'd' || c == 'D') {
      return true;
    }
  }
  return false;
}

}  // namespace nuan::claims
