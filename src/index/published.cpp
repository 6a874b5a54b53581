// A number as it is printed.
#include <array>
#include <charconv>

#include "index/refuse.hpp"
#include "index/series.hpp"

namespace nuan::index {
namespace {

// The shortest decimal text that reads back as the value, without an exponent.
std::string shortest(double value) {
  std::array<char, 400> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  return {text.data(), end.ptr};
}

void add_one(std::string& digits) {
  for (std::size_t i = digits.size(); i > 0; --i) {
    if (digits[i - 1] != '9') {
      ++digits[i - 1];
      return;
    }
    digits[i - 1] = '0';
  }
  digits.insert(0, 1, '1');
}

}  // namespace

Result<std::string> published(double value, int decimals) {
  if (!std::isfinite(value) || decimals < 0 || decimals > 15)
    return refuse(Code::index_method, "只有数可以公布,小数 0 到 15 位",
                  "only numbers are published, with 0 to 15 decimals");
  const auto places = static_cast<std::size_t>(decimals);
  const std::string text = shortest(std::abs(value));
  const auto point = std::min(text.find('.'), text.size());
  std::string digits = text.substr(0, point);
  std::string fraction = point < text.size() ? text.substr(point + 1) : "";
  const bool up = fraction.size() > places && fraction[places] >= '5';
  fraction.resize(places, '0');
  digits += fraction;
  if (up) add_one(digits);
  const bool nothing = digits.find_first_not_of('0') == std::string::npos;
  if (places > 0) digits.insert(digits.size() - places, 1, '.');
  return (value < 0 && !nothing ? "-" : "") + digits;
}

}  // namespace nuan::index
