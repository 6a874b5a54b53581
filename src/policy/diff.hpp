// Diff: what changed between two policies, in the words an officer would use. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "policy/plan.hpp"

namespace nuan::policy {

// Everything that changed in one declaration.
struct Changed {
  Words what;                // 待遇「门诊」(outpatient)
  std::vector<Words> lines;  // 起付线:1,800 元 → 2,000 元,自 2021-01-01
};

// A result of an example of the first policy that comes out otherwise under the second.
struct Moved {
  std::string example;
  std::string who;   // the subject's key where an example has several
  std::string year;  // empty where the whole person is concerned
  Words result;
  Words before, after;  // amounts; for refusals the codes
};

struct Diff {
  std::vector<Changed> changed;
  std::vector<Moved> moved;             // in the order of the first policy's examples
  std::size_t examples = 0;             // how many of the first policy's examples were settled under both
  std::optional<Words> not_comparable;  // why none could be
  // Layout, comments and an order of declarations that carries no meaning are no change.
  [[nodiscard]] bool same_meaning() const { return changed.empty(); }
};

// Of two plans that were read without problems.
[[nodiscard]] Diff diff(const Plan& before, const Plan& after);

}  // namespace nuan::policy
