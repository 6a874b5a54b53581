// Help and wrong usage, in the user's language.
#pragma once

#include <CLI/CLI.hpp>

#include "base/words.hpp"

namespace nuan::apps {

// Gives every command's help page its headings in the language.
void teach(CLI::App& app, Language language);

// Prints help or the version where that was asked for, else what was wrong with the words on the command line.
// Returns the exit status: 0 or 2.
int report_usage(const CLI::App& app, const CLI::ParseError& error, Language language);

}  // namespace nuan::apps
