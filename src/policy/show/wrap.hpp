// Lines broken where both Chinese and English may be broken, measured in columns of a terminal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nuan::policy {

// At least one line. No line is wider than `width` unless it is one unbreakable word; no line begins with a closing
// mark or ends with an opening one.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width);

}  // namespace nuan::policy
