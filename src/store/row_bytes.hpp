// The bytes of a row, for digests: the same in every database, and no two rows have the same.
#pragma once

#include <string>

#include "store/database.hpp"

namespace nuan::store {

// Every value is its kind (n i t b) and, but for null, its text's or number's size and bytes.
void append_row_bytes(const Row& row, std::string& bytes);

}  // namespace nuan::store
