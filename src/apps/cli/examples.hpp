// What a command looks like when it is used: one line to copy, shown under its options and in the manual.
#pragma once

#include <string>
#include <string_view>

namespace nuan::apps {

// Of a command by its path, `policy check`; empty where there is none.
[[nodiscard]] std::string_view example_of(std::string_view path);

}  // namespace nuan::apps
