#include "flow/forms/figure_text.hpp"

#include <array>
#include <charconv>

#include "base/rational.hpp"

namespace nuan::flow {
namespace {

// The shortest that reads back as the same number.
std::string real_text(double number) {
  std::array<char, 32> room{};
  const auto written = std::to_chars(room.data(), room.data() + room.size(), number);
  return {room.data(), written.ptr};
}

// The language asked for, else the other: better one language than nothing.
const std::string& either(const Words& words, Language language) {
  const std::string& wanted = words.in(language);
  return wanted.empty() ? words.in(language == Language::zh ? Language::en : Language::zh) : wanted;
}

}  // namespace

std::string figure_text(const policy::Figure& figure, Language language) {
  struct Spelling {
    Language language;
    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(const std::string& word) const { return word; }
    std::string operator()(const Words& words) const { return either(words, language); }
    std::string operator()(Money money) const { return to_text(money); }
    std::string operator()(const Rational& number) const { return to_text(number); }
    std::string operator()(double number) const { return real_text(number); }
  };
  return std::visit(Spelling{language}, figure);
}

}  // namespace nuan::flow
