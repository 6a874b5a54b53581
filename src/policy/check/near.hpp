// Near names: which known name somebody probably meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/words.hpp"

namespace nuan::policy::check {

// "Did you mean …?", or else the list of what there is, at most a dozen; `there_is` introduces that list.
[[nodiscard]] Words suggest(std::string_view name, const std::vector<std::string>& known, const Words& there_is);

}  // namespace nuan::policy::check
