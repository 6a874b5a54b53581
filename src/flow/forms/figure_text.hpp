// A figure as a file carries it.
#pragma once

#include <string>

#include "policy/apply.hpp"

namespace nuan::flow {

[[nodiscard]] std::string figure_text(const policy::Figure& figure, Language language);

}  // namespace nuan::flow
