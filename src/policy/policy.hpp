// policy: reads a published rule and says whether it is fit for use. Everything here is pure: no clock, no files, no
// chance.
#pragma once

#include <string>
#include <vector>

#include "policy/apply.hpp"
#include "policy/diagnostic.hpp"
#include "policy/plan.hpp"

namespace nuan::policy {

// Reads and checks one file: names, types, levels, bands, limits, dates. Does not run examples or laws.
// The plan is usable only when `out` stayed empty.
[[nodiscard]] Plan read_plan(Source source, Diagnostics& out);

// Editions of one policy: same name, same tables, different first days; each after the first begins with a year. Orders
// the plans by first day, and `out` (one for each plan) with them, and adds what is wrong between them.
void check_editions(std::vector<Plan>& editions, std::vector<Diagnostics>& out);

// The edition that decides a year: the last whose first day is not after the year's first day, else the first. The
// editions are ordered by first day; null when there are none.
[[nodiscard]] const Plan* edition_for(const std::vector<Plan>& editions, const Period& year);

struct Check {
  std::size_t examples = 0;
  std::size_t laws = 0;
  std::size_t attacks = 0;  // made-up subjects tried against the laws
};
// Runs every example and adds to `out` what fails, and the forms that none of them reaches. A plan with forms that are
// applied to rows needs `apply`.
void check_examples(const Plan& plan, Diagnostics& out, Apply apply = nullptr);
// Runs every example, attacks every law from a seed taken from the file's digest, and adds to `out` what fails.
[[nodiscard]] Check check_examples_and_laws(const Plan& plan, Diagnostics& out, Apply apply = nullptr);

}  // namespace nuan::policy
