// Fine: what grows with the excess over a target, where it jumps, and union dues.
#pragma once

#include <vector>

#include "base/money.hpp"
#include "fund/steps.hpp"

namespace nuan::fund {

// base(x) · (1 + x) to the fen, base in fen by steps of the excess x = measured / target - 1 (Zhoukou). At or under the
// target (x <= 0) nothing. Fails with share_steps, share_range.
[[nodiscard]] Result<Money> graded_fine(const Steps& base, const Rational& excess);

struct Cliff {
  Rational edge;
  Money at;     // the fine at the edge
  Money after;  // what the smallest step beyond comes to
};
// The edges (above 0) where the fine jumps, so that a small error of measurement moves the bill.
[[nodiscard]] Result<std::vector<Cliff>> cliffs_of(const Steps& base);

// rate · the wage rounded down to whole units, to the fen: 0.5 % of 6,370 of a wage of 6,378. Fails with share_range
// (wage or rate negative, unit not above 0).
[[nodiscard]] Result<Money> dues(Money wage, Money unit, const Rational& rate);

}  // namespace nuan::fund
