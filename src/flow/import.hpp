// Import: one file into the register, batch by batch. What cannot be taken is put aside with why and where.
#pragma once

#include "aid/register.hpp"
#include "flow/adjudicate.hpp"
#include "flow/open_source.hpp"

namespace nuan::flow {

// The header under which the register keeps the rows of a file: every column but the person's.
[[nodiscard]] std::string register_header(const claims::Shape& shape);

// Takes in what is left of the file: nothing where it was taken in before. Fails with the file or the store; whatever
// batch was then done stays, and the next call goes on from there. `batch_pieces` go in together.
[[nodiscard]] Result<aid::Intake> import_file(Source& source, aid::Register& into, Watcher& watcher,
                                              std::int64_t batch_pieces = 32,
                                              std::size_t piece_bytes = digest_piece_bytes);

}  // namespace nuan::flow
