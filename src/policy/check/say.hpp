// Saying one sentence in both languages from one list of arguments. An argument that is itself Words speaks the
// language of the sentence it stands in.
#pragma once

#include <fmt/format.h>

#include <string>
#include <type_traits>

#include "base/words.hpp"

namespace nuan::policy::check {

template <class T>
using Spoken = std::conditional_t<std::is_same_v<T, Words>, std::string, T>;

[[nodiscard]] inline const std::string& spoken(const Words& words, Language language) { return words.in(language); }
template <class T>
[[nodiscard]] const T& spoken(const T& value, Language) {
  return value;
}

template <class... Args>
[[nodiscard]] Words say(fmt::format_string<const Spoken<Args>&...> zh, fmt::format_string<const Spoken<Args>&...> en,
                        const Args&... args) {
  return {fmt::format(zh, spoken(args, Language::zh)...), fmt::format(en, spoken(args, Language::en)...)};
}

// A whole sentence: a capital and a full stop in English, a full stop in Chinese. Empty words stay empty.
[[nodiscard]] Words sentence(Words words);

}  // namespace nuan::policy::check
