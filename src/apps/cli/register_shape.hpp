// What a policy's members, claims and statuses look like, for commands that take rows of them into the register.
#pragma once

#include <string>
#include <vector>

#include "aid/register.hpp"
#include "claims/shape.hpp"

namespace nuan::apps {

// The files of members, or of statuses: `names` are columns of periods that come apart from the members, or that the
// file of statuses brings. Claims are of the first fact table. Fails with usage where there is none, and where a name
// is no column of periods.
[[nodiscard]] Result<claims::Shape> register_shape(const policy::Plan& plan, aid::Kind kind,
                                                   const std::vector<std::string>& names);
// The shape of an intake that was taken in under this header (see flow/import.hpp).
[[nodiscard]] Result<claims::Shape> register_shape_of(const policy::Plan& plan, aid::Kind kind,
                                                      const std::string& header);

}  // namespace nuan::apps
