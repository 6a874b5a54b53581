// Names of people as keyboards write them. The dot between the parts of a name (买买提·艾山) is typed in several ways
// that look alike; to compare names it is made one, U+00B7, the only one that every Chinese encoding has.
#pragma once

#include <string>
#include <string_view>

namespace nuan::claims {

[[nodiscard]] std::string with_one_dot(std::string_view utf8_name);

}  // namespace nuan::claims
