// Workbook: an .xlsx as CSV text, a row a line.
#pragma once

#include <memory>

#include "claims/unpack/archive.hpp"

namespace nuan::claims {

[[nodiscard]] bool is_workbook(const Archive& archive);

// The one sheet that has anything on it. Fails with archive_of_many where several have.
[[nodiscard]] Result<std::unique_ptr<InputFile>> read_workbook(const Archive& archive);

}  // namespace nuan::claims
