// The explanation of one person's year as a page (see page.hpp); explain.hpp prints it.
#pragma once

#include <vector>

#include "policy/settle.hpp"
#include "policy/show/page.hpp"

namespace nuan::policy {

[[nodiscard]] Page explain_page(const Plan& plan, const std::vector<Value>& inputs, const Subject& subject,
                                const Outcome& outcome, const Year& year, const std::vector<Money>& paid,
                                Language language);

// Histories with more facts than this show those that moved nothing in one line each.
inline constexpr std::size_t facts_shown_whole = 12;

}  // namespace nuan::policy
