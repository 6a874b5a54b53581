// Figure words: what pages call the figures of forms and the words that stand in them.
#pragma once

#include <string_view>

#include "base/words.hpp"

namespace nuan::policy {

// Of a column such as `pace`, or of a word in one such as `refuse`; the word itself where it has no other.
[[nodiscard]] Words figure_words(std::string_view word);

}  // namespace nuan::policy
