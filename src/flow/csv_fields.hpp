// The fields of one record of CSV, and back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nuan::flow {

[[nodiscard]] std::vector<std::string> split_fields(std::string_view record);
[[nodiscard]] std::string joined_fields(const std::vector<std::string>& fields);

}  // namespace nuan::flow
