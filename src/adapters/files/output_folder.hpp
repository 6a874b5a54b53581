// A folder of results, written as `NAME.partial-XXXXXX` beside its place and put there whole.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/files.hpp"

namespace nuan::adapters::files {

// Unfinished folders that a killed run left for the same place are taken away first.
[[nodiscard]] Result<std::unique_ptr<OutputFolder>> output_folder(const std::string& path,
                                                                  std::vector<std::string> result_names);

}  // namespace nuan::adapters::files
