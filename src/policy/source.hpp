// Source: the text of one policy file, and places in it as people count them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace nuan::policy {

// Bytes [begin, end) of the source.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  [[nodiscard]] Span to(Span other) const { return {begin, other.end}; }
  friend bool operator==(Span, Span) = default;
};

class Source {
 public:
  Source() = default;
  Source(std::string name, std::string text);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view text(Span span) const {
    return std::string_view(text_).substr(span.begin, span.end - span.begin);
  }
  // Line and column count from 1; the column counts characters, so that a Chinese title shifts nothing.
  [[nodiscard]] Place place(Span span) const;
  // The whole line that holds the offset, without its line break.
  [[nodiscard]] std::string_view line_of(std::uint32_t offset) const;

 private:
  std::string name_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_{0};
};

}  // namespace nuan::policy
