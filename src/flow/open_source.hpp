// Opening one file: its header read, its encoding guessed.
#pragma once

#include "flow/intake.hpp"

namespace nuan::flow {

// `feed`: how it is written, or null where it has the columns of its shape. Fails as the contract says.
[[nodiscard]] Result<Source> open_source(const std::string& path, claims::Shape shape, const claims::Feed* feed,
                                         Files& files);

}  // namespace nuan::flow
