// The feeds that come with the program: formats/*.feed, built in.
#pragma once

#include <span>
#include <string_view>

namespace nuan::claims {

struct Shipped {
  std::string_view name;  // of the file, without .feed
  std::string_view text;
};

[[nodiscard]] std::span<const Shipped> shipped_feeds();

}  // namespace nuan::claims
