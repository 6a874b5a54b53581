// A regular file, or a copy of what cannot be read twice, as an InputFile.
#pragma once

#include <memory>
#include <string>

#include "adapters/files/descriptor.hpp"
#include "base/files.hpp"

namespace nuan::adapters::files {

// `begin`: where the input starts inside the file (standard input may have been read in part).
[[nodiscard]] std::unique_ptr<InputFile> whole_file(std::string name, Descriptor descriptor, std::uint64_t begin,
                                                    std::uint64_t size);

// Copies everything that `source` gives to a temporary file without a name.
[[nodiscard]] Result<std::unique_ptr<InputFile>> spooled(std::string name, const Descriptor& source);

}  // namespace nuan::adapters::files
