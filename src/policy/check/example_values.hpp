// Values as examples write them: literals read by the type of the column, input or result they are for.
#pragma once

#include <optional>

#include "policy/check/reading.hpp"

namespace nuan::policy::check {

// The value, or nothing after saying what is wrong. `what` names what it is for.
[[nodiscard]] std::optional<Value> example_value(Reading& reading, const syntax::Expr& expr, const Type& type,
                                                 const Words& what);
// Whether an example may leave it out; dates and choices have no zero that means nothing.
[[nodiscard]] bool may_be_left_out(const Type& type);

}  // namespace nuan::policy::check
