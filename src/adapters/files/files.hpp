// Files of the operating system, behind the interfaces of base/files.hpp.
//
// A program that uses them ignores SIGXFSZ (src/apps/cli/main.cpp does), so that a limit on file sizes comes back as an
// error and not as a death by signal.
#pragma once

#include <memory>

#include "base/files.hpp"

namespace nuan::adapters::files {

[[nodiscard]] std::unique_ptr<Files> real_files();

}  // namespace nuan::adapters::files
