// Places of values in a statement: written `?`, as SQLite has them; PostgreSQL numbers them.
#pragma once

#include <string>
#include <string_view>

namespace nuan::store {

// `a = ? and b = '?'` becomes `a = $1 and b = '?'`.
[[nodiscard]] std::string with_numbered_places(std::string_view text);

}  // namespace nuan::store
