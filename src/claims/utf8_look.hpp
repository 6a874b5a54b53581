// Utf8Look: whether a long stretch of text is UTF-8, 32 bytes at a time where the processor can.
#pragma once

#include <string_view>

namespace nuan::claims {

struct Utf8Look {
  bool valid = false;             // whole characters only
  bool beyond_two_bytes = false;  // some character has three bytes or more; no meaning unless valid
};
[[nodiscard]] Utf8Look look_at_utf8(std::string_view bytes);

// The same on any machine.
[[nodiscard]] Utf8Look look_at_utf8_plainly(std::string_view bytes);

}  // namespace nuan::claims
