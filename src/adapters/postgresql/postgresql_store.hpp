// A store in PostgreSQL 15 or later, reached by libpq.
#pragma once

#include <memory>
#include <string>

#include "store/database.hpp"

namespace nuan::adapters {

// `where` is a URL or a connection string of libpq. Every commit is durable first (synchronous_commit = on), whatever
// the server's own setting.
[[nodiscard]] Result<std::unique_ptr<store::Database>> open_postgresql_store(const std::string& where);

}  // namespace nuan::adapters
