// Unpacking: a zip with one file of text in it, or an .xlsx, as the text that stands inside.
#pragma once

#include <memory>

#include "base/files.hpp"

namespace nuan::claims {

// Null where the file is no archive. An xlsx becomes CSV, a row a line, so that lines are the rows of its sheet; dates
// are spelled `2021-09-12`, numbers as the spreadsheet shows them, to 15 digits. Fails with archive_damaged,
// archive_of_many, archive_locked, archive_too_large, or with the file.
[[nodiscard]] Result<std::unique_ptr<InputFile>> unpack(const InputFile& file);

// Whether the header, the file's first line, is separated by TABs.
[[nodiscard]] Result<bool> is_tab_separated(const InputFile& text);

}  // namespace nuan::claims
