// Which year is wanted: `--year 2021`, or `--scope` with any day of it.
#pragma once

#include <string>
#include <vector>

#include "apps/cli/command.hpp"
#include "flow/wanted_year.hpp"

namespace nuan::apps {

void add_year(CLI::App& command, std::string& year, std::string& scope, const Context& context);

// Fails with scope_missing where neither is given.
[[nodiscard]] Result<flow::WantedYear> wanted_year(const std::string& year, const std::string& scope,
                                                   const std::vector<policy::Plan>& editions);

// A day as an option gives it, or usage.
[[nodiscard]] Result<Date> day_of(const std::string& option, const std::string& text);

}  // namespace nuan::apps
