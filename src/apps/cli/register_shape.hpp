// What a policy's members and claims look like, for commands that take rows of them into the register.
#pragma once

#include "aid/register.hpp"
#include "claims/shape.hpp"

namespace nuan::apps {

// Of the first fact table. Fails with usage where there is none.
[[nodiscard]] inline Result<claims::Shape> register_shape(const policy::Plan& plan, aid::Kind kind) {
  if (kind == aid::Kind::members) return claims::members_shape(plan);
  for (std::size_t table = 0; table < plan.tables.size(); ++table) {
    if (!plan.tables[table].is_subject) return claims::facts_shape(plan, static_cast<policy::Index>(table), "claims");
  }
  return fail(Code::usage, {}, {"这份规则没有事实表", "the policy has no fact table"});
}

}  // namespace nuan::apps
