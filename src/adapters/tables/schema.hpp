// schema: whether the tables of a store still are as the migrations made them. Somebody who may write to a database may
// alter its tables, too; what is read out of a table of another form would mean nothing.
#pragma once

#include <string>
#include <vector>

#include "store/database.hpp"

namespace nuan::adapters::tables {

// The tables that lack a column, have one more, or one of another kind, and those that are gone; in the order of their
// making.
[[nodiscard]] Result<std::vector<std::string>> altered_tables(store::Database& database);

}  // namespace nuan::adapters::tables
