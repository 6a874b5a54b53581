// Made-up policies of forms that are applied to rows: admissions, prices, shares, targets, measures and indices.
#pragma once

#include <cstdint>
#include <string>

namespace nuan::policy::random {

// The same seed gives the same text. Some are refused for what happens to be steady or unreadable in them.
[[nodiscard]] std::string random_forms(std::uint64_t seed);

}  // namespace nuan::policy::random
