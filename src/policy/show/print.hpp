// A page as plain text for a terminal or a sheet of paper: under 100 columns, Chinese counted as two.
#pragma once

#include <string>

#include "policy/show/page.hpp"

namespace nuan::policy {

inline constexpr std::size_t page_width = 94;

[[nodiscard]] std::string print(const Page& page);
[[nodiscard]] std::string print(const Text& text, Language language);

}  // namespace nuan::policy
