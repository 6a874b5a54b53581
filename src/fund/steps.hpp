// Steps: a value that holds up to and including an edge.
#pragma once

#include <vector>

#include "base/rational.hpp"
#include "base/result.hpp"

namespace nuan::fund {

struct Step {
  Rational up_to;
  Rational value;
};
struct Steps {
  std::vector<Step> steps;  // edges rise
  Rational beyond;          // after the last edge
};

// Fails with share_steps when the edges do not rise.
[[nodiscard]] Result<Rational> value_at(const Steps& steps, const Rational& x);

// Fails with share_steps when an edge is not above the one before.
[[nodiscard]] Result<void> check_rising(const Steps& steps);

}  // namespace nuan::fund
