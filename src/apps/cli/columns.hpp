// Columns of a table on a terminal, in which a Chinese character is as wide as two letters.
#pragma once

#include <string>

#include "base/text.hpp"

namespace nuan::apps {

[[nodiscard]] inline std::string blanks_for(const std::string& text, std::size_t width) {
  const std::size_t wide = display_width(text);
  return std::string(wide < width ? width - wide : 0, ' ');
}
[[nodiscard]] inline std::string padded(const std::string& text, std::size_t width) {
  return text + blanks_for(text, width);
}
[[nodiscard]] inline std::string right(const std::string& text, std::size_t width) {
  return blanks_for(text, width) + text;
}

// A line without blanks at its end.
[[nodiscard]] inline std::string trimmed_line(const std::string& line) {
  return line.substr(0, line.find_last_not_of(' ') + 1);
}

}  // namespace nuan::apps
