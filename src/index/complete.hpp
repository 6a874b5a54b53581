// Complete: what columns must be before weights are made of them.
#pragma once

#include <span>

#include "index/table.hpp"

namespace nuan::index {

// At least `least` columns of one length, two units or more, nothing missing.
[[nodiscard]] Result<void> check_complete(std::span<const Column> columns, std::size_t least);
[[nodiscard]] Result<void> check_spread(std::span<const Column> columns);

}  // namespace nuan::index
