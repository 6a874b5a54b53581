// Folding: many values to one, as aggregates over rows and over subjects do it.
#pragma once

#include <expected>
#include <vector>

#include "policy/interpret/stops.hpp"

namespace nuan::policy {

// Values in the order of their rows. What has no answer where there is no value stops.
[[nodiscard]] std::expected<Value, StopReason> fold_values(Fold fold, bool distinct, std::vector<Value> values);

}  // namespace nuan::policy
