// Saying one sentence in both languages from one list of arguments. An argument that is itself Words speaks the
// language of the sentence it stands in.
#pragma once

#include <fmt/format.h>

#include <string_view>
#include <type_traits>
#include <utility>

#include "base/words.hpp"

namespace nuan::policy::check {

// An argument as it stands in a sentence of that language.
template <class T>
[[nodiscard]] auto spoken(const T& value, [[maybe_unused]] Language language) {
  if constexpr (std::is_same_v<T, Words>)
    return std::string_view(value.in(language));
  else if constexpr (std::is_convertible_v<const T&, std::string_view>)
    return std::string_view(value);
  else
    return value;
}
template <class T>
using Spoken = decltype(spoken(std::declval<const T&>(), Language::zh));

template <class... Args>
[[nodiscard]] Words say(fmt::format_string<Spoken<Args>...> zh, fmt::format_string<Spoken<Args>...> en,
                        const Args&... args) {
  return {fmt::format(zh, spoken(args, Language::zh)...), fmt::format(en, spoken(args, Language::en)...)};
}

// A whole sentence: a capital and a full stop in English, a full stop in Chinese. Empty words stay empty.
[[nodiscard]] Words sentence(Words words);

}  // namespace nuan::policy::check
