// Where a store is: `sqlite:PATH` or `postgresql://…`, as --db and NUAN_DB say it.
#pragma once

#include <string>

#include "store/database.hpp"

namespace nuan::store {

struct Url {
  Dialect dialect = Dialect::sqlite;
  std::string where;  // the path of the file, or the whole URL as libpq takes it
};

inline constexpr const char* usual_url = "sqlite:nuan.db";

// Fails with store_url. A password in the URL is never repeated.
[[nodiscard]] Result<Url> read_url(const std::string& text);

}  // namespace nuan::store
