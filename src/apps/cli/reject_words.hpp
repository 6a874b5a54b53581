// The sentence of a rejected row in the reader's language: rejects.csv holds it in that of whoever settled.
#pragma once

#include <string>
#include <string_view>

#include "base/words.hpp"
#include "policy/plan.hpp"

namespace nuan::apps {

// As it stands there, where the code is a feed's or a policy's own: then only one language was written.
[[nodiscard]] std::string reject_words(std::string_view code, std::string_view written, const policy::Plan& plan,
                                       Language language);

}  // namespace nuan::apps
