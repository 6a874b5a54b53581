// SQLite in memory, for `--engine sql`: the facts of one batch at a time, and the query over them.
#pragma once

#include <memory>

#include "policy/sql.hpp"

namespace nuan::adapters {

[[nodiscard]] Result<std::unique_ptr<policy::SqlDatabase>> open_sqlite_in_memory();

}  // namespace nuan::adapters
