// A shape with some of its policy's columns only: what a file of members holds whose other columns come apart, or the
// file they come in.
#pragma once

#include <functional>

#include "claims/shape.hpp"

namespace nuan::claims {

// Of a shape of members or subjects, which keeps its columns in the policy's order.
[[nodiscard]] Shape with_some_columns(Shape shape, const std::function<bool(const ShapeColumn&)>& keep);

}  // namespace nuan::claims
