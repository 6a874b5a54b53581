// OneRow: a single row that an officer wrote, read as an import would read it.
#pragma once

#include "aid/register.hpp"
#include "base/files.hpp"
#include "claims/shape.hpp"

namespace nuan::flow {

// `text` has the person's column and then those of `header` (see register_header), as CSV. Fails with
// quarantine_flawed, which tells what an import would have put it aside for.
[[nodiscard]] Result<aid::FileRow> read_one_row(const claims::Shape& shape, const std::string& header,
                                                const std::string& text, Files& files);

}  // namespace nuan::flow
