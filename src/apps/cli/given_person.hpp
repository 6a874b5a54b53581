// A person as a command is given one: a certificate number, or `-` for the first line of standard input, so that
// numbers stay out of shell histories.
#pragma once

#include <string>

#include "base/result.hpp"

namespace nuan::apps {

// The normalised number. Fails with the flaw of the number, which it shows only masked.
[[nodiscard]] Result<std::string> given_certificate(std::string person);

}  // namespace nuan::apps
