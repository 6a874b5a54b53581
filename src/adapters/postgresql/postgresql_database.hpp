// A PostgreSQL server, so that a query printed for it can be held against the other engines. Only tests use it: a
// program that runs a policy there sends the query itself.
#pragma once

#include <memory>
#include <string>

#include "policy/sql.hpp"

namespace nuan::adapters {

// `where` is a connection string of libpq. What the query reads is made as temporary tables of the connection.
[[nodiscard]] Result<std::unique_ptr<policy::SqlDatabase>> open_postgresql(const std::string& where);

}  // namespace nuan::adapters
