#include "claims/name.hpp"

#include <array>

namespace nuan::claims {
namespace {

constexpr std::string_view dot = "\u00B7";
// Bullet, hyphenation point, bullet operator, dot operator, katakana middle dot and its half-width form.
constexpr std::array<std::string_view, 6> other_dots = {"\u2022", "\u2027", "\u2219", "\u22C5", "\u30FB", "\uFF65"};

}  // namespace

std::string with_one_dot(std::string_view utf8_name) {
  std::string name(utf8_name);
  for (const std::string_view other : other_dots) {
    for (std::size_t at = name.find(other); at != std::string::npos; at = name.find(other, at + dot.size()))
      name.replace(at, other.size(), dot);
  }
  return name;
}

}  // namespace nuan::claims
