// nearest: what somebody surely meant who wrote a word that is none.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace nuan {

// The one candidate the text was surely meant to be, by its place: few letters off, counted with neighbours swapped as
// one, and nearer than every other candidate. Capital letters count as small ones.
[[nodiscard]] std::optional<std::size_t> nearest(std::string_view text, std::span<const std::string_view> candidates);

}  // namespace nuan
