// The explanation of one person's amounts, as a page a worker can follow: each bill, each rule line with its words and
// numbers, each cap, and where a value is ours (自拟) rather than published.
#pragma once

#include <string>
#include <vector>

#include "policy/settle.hpp"

namespace nuan::policy {

// One year of an outcome, told line by line. `paid` is by benefit, what was paid before.
[[nodiscard]] std::string explain(const Plan& plan, const std::vector<Value>& inputs, const Subject& subject,
                                  const Outcome& outcome, const Year& year, const std::vector<Money>& paid,
                                  Language language);

// The whole policy in plain sentences and tables, with the places where a value is read and rounded.
[[nodiscard]] std::string show(const Plan& plan, Language language);

}  // namespace nuan::policy
