// Words: one sentence in the two languages every person-facing text is written in.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

namespace nuan {

enum class Language : std::uint8_t { zh, en };

struct Words {
  std::string zh;
  std::string en;

  [[nodiscard]] const std::string& in(Language language) const { return language == Language::zh ? zh : en; }
  [[nodiscard]] bool empty() const { return zh.empty() && en.empty(); }
  friend bool operator==(const Words&, const Words&) = default;
};

}  // namespace nuan
