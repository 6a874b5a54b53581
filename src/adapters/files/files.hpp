// Files of the operating system, behind the interfaces of base/files.hpp.
#pragma once

#include <memory>

#include "base/files.hpp"

namespace nuan::adapters::files {

[[nodiscard]] std::unique_ptr<Files> real_files();

}  // namespace nuan::adapters::files
