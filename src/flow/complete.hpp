// Complete: whether the facts of some years can tell what a policy asks for.
#pragma once

#include "flow/adjudicate.hpp"

namespace nuan::flow {

// What is due for life cannot be told from the facts of some years: fails with facts_of_every_year_needed, unless the
// wish says that the files hold them all.
[[nodiscard]] Result<void> check_complete(const Wish& wish);

}  // namespace nuan::flow
