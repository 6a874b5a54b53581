// Filling: a batch as the rows of the tables that a query reads.
#pragma once

#include "policy/sql.hpp"

namespace nuan::policy::sql {

[[nodiscard]] Result<void> fill(const SqlTable& table, const Batch& batch, SqlDatabase& database);

}  // namespace nuan::policy::sql
