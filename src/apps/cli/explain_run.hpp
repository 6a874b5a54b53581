// Explaining an amount that a run of the store decided.
#pragma once

#include <cstdint>
#include <string>

#include "apps/cli/command.hpp"
#include "apps/cli/store_options.hpp"
#include "policy/plan.hpp"

namespace nuan::apps {

// What a person is found by: the normalised certificate number, or the text as it is where keys are no certificates.
// Fails with the flaw of the number, which it shows only masked.
[[nodiscard]] Result<std::string> key_of_person(const std::string& person, const policy::Plan& plan);

// Prints the page. `run`: 0 for the last one that was computed. Fails with input_changed where the register is no
// longer what the run was worked out of.
[[nodiscard]] Result<void> explain_of_run(const std::string& person, std::int64_t run, const StoreOptions& store,
                                          const Context& context);

}  // namespace nuan::apps
