// Summary: what a run counted, as summary.json and inputs.json. No time, path or host in the summary: the same files
// give the same bytes.
#pragma once

#include <string>

#include "flow/adjudicate.hpp"
#include "flow/run_inputs.hpp"

namespace nuan::flow {

[[nodiscard]] std::string summary_json(const Wish& wish, const Report& report);

// What `explain` needs to find everything again, and to see whether a file changed since.
[[nodiscard]] RunInputs inputs_of(const Wish& wish, const Report& report);

}  // namespace nuan::flow
