// What the operating system refused, told as an error of ours.
#pragma once

#include <string>

#include "base/result.hpp"

namespace nuan::adapters::files {

// `errno` in words.
[[nodiscard]] Words reason(int error_number);

// A file that could not be opened or read: input_missing, input_is_directory or input_unreadable.
[[nodiscard]] Error input_error(const std::string& file, int error_number);

// A file or folder that could not be written: output_full or output_unwritable.
[[nodiscard]] Error output_error(const std::string& file, int error_number);

}  // namespace nuan::adapters::files
