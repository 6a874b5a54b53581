// Cuts the text of a policy into tokens. Whatever is written wrongly but can be understood (full-width digits,
// `5points`) is told and read as it was meant, so that the parser finds what else is wrong.
#pragma once

#include <vector>

#include "policy/syntax/mistakes.hpp"
#include "policy/syntax/token.hpp"

namespace nuan::policy::syntax {

inline constexpr std::size_t file_bytes_max = 1U << 20U;

// The tokens of the file, always closed by one of kind `end`. A file that is no text at all (too large, not UTF-8) is
// told and yields the end alone, marked broken.
[[nodiscard]] std::vector<Token> read_tokens(const Source& source, Mistakes& mistakes);

}  // namespace nuan::policy::syntax
