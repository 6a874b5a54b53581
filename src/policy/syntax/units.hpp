// Units people write behind a number, and what a policy writes instead.
#pragma once

#include <optional>
#include <string_view>

#include "base/words.hpp"

namespace nuan::policy::syntax {

// Nothing when the word is no unit. `digits` is the number before it, as written.
[[nodiscard]] std::optional<Words> advice_for_unit(std::string_view unit, std::string_view digits);

}  // namespace nuan::policy::syntax
