// Static checks: what can be refused of a plan as a whole, from its text alone. Each skips what could not be read.
#pragma once

#include "policy/check/constants.hpp"
#include "policy/check/reading.hpp"

namespace nuan::policy::check {

// Conditions that are always yes or always no; division by zero.
void check_conditions(Reading& reading, Constants& constants);
// Bands and steps: edges that fall, bands without an end, branches nobody reaches, negative rates and amounts.
void check_bands(Reading& reading, Constants& constants);
// Caps and limits that nothing ever reaches.
void check_caps(Reading& reading, Constants& constants);
// What is declared and never read.
void check_unused(Reading& reading);
// A published rule written down by somebody else carries a source for every number.
void check_sources(Reading& reading);

}  // namespace nuan::policy::check
