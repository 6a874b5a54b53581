// World: the subjects of an example cut down to what attacks can carry.
#pragma once

#include <string>

#include "policy/settle.hpp"

namespace nuan::policy {

// No more facts than attacks have.
void keep_few(Subject& subject);
// A letter behind `prefix` for every id, so that facts made up later fit in.
void rename(Subject& subject, const std::string& prefix);
// Whether a form of the plan asks more than one subject for what it makes of a row.
[[nodiscard]] bool looks_beyond_one(const Plan& plan);

}  // namespace nuan::policy
