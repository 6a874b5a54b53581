// Import: one file into the register, batch by batch. What cannot be taken is put aside with why and where.
#pragma once

#include "aid/register.hpp"
#include "flow/adjudicate.hpp"
#include "flow/open_source.hpp"

namespace nuan::flow {

// The header under which the register keeps the rows of a file: every column but the person's.
[[nodiscard]] std::string register_header(const claims::Shape& shape);

inline constexpr std::int64_t usual_batch_pieces = 32;

// Takes in what is left of the file: nothing where it was taken in before. Fails with the file or the store; whatever
// batch was then done stays, and the next call goes on from there. `batch_pieces` go in together. `statuses`: as which
// kind a file of subjects goes in.
[[nodiscard]] Result<aid::Intake> import_file(Source& source, aid::Register& into, Watcher& watcher,
                                              std::int64_t batch_pieces = usual_batch_pieces,
                                              std::size_t piece_bytes = digest_piece_bytes,
                                              aid::Kind statuses = aid::Kind::statuses);

}  // namespace nuan::flow
