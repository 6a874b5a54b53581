// The shape of the lists of diagnostic codes. Each folder that finds mistakes keeps its list in a `codes.hpp`; the
// museum of wrong files shows every code at least once, and docs/reference/diagnostics.md has a heading for each.
#pragma once

#include <string_view>

namespace nuan::policy {

// What a code stands for, in half a sentence. A code is for ever: new ones are added, old ones never renamed.
struct DiagnosticCode {
  std::string_view code;
  std::string_view zh;
  std::string_view en;
};

}  // namespace nuan::policy
