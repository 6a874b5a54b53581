// Reads the text of a policy into a tree. What cannot be read is told in `out`; the rest is still returned, so that
// one go tells several mistakes. The tree is fit for check/ only when `out` stayed empty.
#pragma once

#include "policy/diagnostic.hpp"
#include "policy/syntax/ast.hpp"

namespace nuan::policy::syntax {

[[nodiscard]] File parse(const Source& source, Diagnostics& out);

}  // namespace nuan::policy::syntax
