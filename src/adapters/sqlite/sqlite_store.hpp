// A store in an SQLite file: written ahead (WAL) and flushed to the disk at every commit (synchronous = full).
#pragma once

#include <memory>
#include <string>

#include "store/database.hpp"

namespace nuan::adapters {

// `create`: make the file where there is none; else that is store_not_made.
[[nodiscard]] Result<std::unique_ptr<store::Database>> open_sqlite_store(const std::string& path, bool create);

}  // namespace nuan::adapters
