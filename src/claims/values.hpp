// Values: one field of a small table as an exact value of the policy. Adjudication packs rows instead (row_reader.hpp);
// here a number keeps all its decimals.
#pragma once

#include <string_view>

#include "claims/shape.hpp"

namespace nuan::claims {

// `field` is UTF-8. A negative amount, count or number of days is a flaw unless the row undoes another.
[[nodiscard]] Flaw read_value(const ShapeColumn& column, std::string_view field, bool may_be_negative,
                              policy::Value& value);

}  // namespace nuan::claims
