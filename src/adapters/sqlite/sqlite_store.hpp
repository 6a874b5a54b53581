// A store in an SQLite file: written ahead (WAL) and flushed to the disk at every commit (synchronous = full).
#pragma once

#include <memory>
#include <string>

#include "store/database.hpp"

namespace nuan::adapters {

// `create`: make the file where there is none; else that is store_not_made.
[[nodiscard]] Result<std::unique_ptr<store::Database>> open_sqlite_store(const std::string& path, bool create);
// Of a file that nobody writes any more: nothing in it is changed, not even how it would be written.
[[nodiscard]] Result<std::unique_ptr<store::Database>> read_sqlite_store(const std::string& path);

}  // namespace nuan::adapters
