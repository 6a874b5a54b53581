#include "policy/source.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace nuan::policy {

Source::Source(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {
  for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1))
    line_starts_.push_back(static_cast<std::uint32_t>(at + 1));
}

Place Source::place(Span span) const {
  const auto offset = std::min(span.begin, static_cast<std::uint32_t>(text_.size()));
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const std::uint32_t line_start = *(after - 1);
  const auto before = std::string_view(text_).substr(line_start, offset - line_start);
  return {name_, static_cast<std::uint64_t>(after - line_starts_.begin()), count_characters(before) + 1};
}

std::string_view Source::line_of(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const std::uint32_t start = *(std::upper_bound(line_starts_.begin(), line_starts_.end(), offset) - 1);
  std::string_view line = std::string_view(text_).substr(start);
  line = line.substr(0, line.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace nuan::policy
