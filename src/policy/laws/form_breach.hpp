// Tries one attempt on a law about a form.
#pragma once

#include "policy/laws/breach.hpp"

namespace nuan::policy {

// How the attempt breaks the law, or nothing; nothing, too, where the forms cannot be worked out.
[[nodiscard]] std::optional<Breach> form_breach_of(const Plan& plan, const Law& law, const Attempt& attempt,
                                                   Apply apply);

}  // namespace nuan::policy
