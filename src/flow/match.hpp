// Match: who of the register's members are likely one human being.
#pragma once

#include <span>
#include <vector>

#include "aid/match.hpp"
#include "aid/register.hpp"
#include "base/secrets.hpp"

namespace nuan::flow {

// By the name, card and phone of their latest file and the birth date in their certificate. Call it inside one reading
// of the store.
[[nodiscard]] Result<std::vector<aid::Match>> likely_same(aid::Register& rows, const Secrets& secrets,
                                                          std::span<const aid::PersonLink> links);

}  // namespace nuan::flow
