// What a feed must say before it can be used.
#pragma once

#include "claims/feed/feed.hpp"

namespace nuan::claims {

// Refuses a feed that lacks something. `let_places`: of each name that `let` adds to the amounts, where it was first
// said.
[[nodiscard]] Result<void> check_complete(const Feed& feed, const std::vector<Place>& let_places);

}  // namespace nuan::claims
