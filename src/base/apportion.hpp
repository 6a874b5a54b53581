// Apportion: divides whole units (fen, seats, questionnaires) exactly by weights. No rounding error, no unit lost.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <limits>
#include <span>
#include <vector>

#include "base/rational.hpp"

namespace nuan {

// How exact quotas become whole units.
enum class Divide : std::uint8_t {
  largest_remainder,  // floor of every quota, what is left to the largest remainders (Hamilton)
  webster,            // the next unit to the largest weight / (2 × units + 1) (Webster, Sainte-Laguë)
};

struct Claimant {
  Rational weight;  // 0 gets nothing
  std::int64_t at_least = 0;
  std::int64_t at_most = std::numeric_limits<std::int64_t>::max();
};

enum class Held : std::uint8_t { no, at_least, at_most, weightless };

struct Portion {
  std::int64_t units = 0;
  Rational quota;  // exact, after bounds; the bound itself where one holds
  Held held = Held::no;
};

// Why nothing can be divided.
enum class ApportionFlaw : std::uint8_t {
  negative_units,
  negative_weight,   // of `claimant`
  no_weight,         // units, and nobody with a weight
  crossed_bounds,    // `claimant` must get at least more than at most
  weightless_floor,  // `claimant` has weight 0 and must get something
  floors_above,      // all floors make `sum`, more than there is
  caps_below,        // all caps make `sum`, less than there is
};
struct Unshareable {
  ApportionFlaw flaw;
  std::size_t claimant = 0;
  mpz_class sum = 0;
};

// Shares `units` out: the portions, in the order of the claimants, sum to `units` exactly.
// Quotas are exact. While some lie outside of their bounds, all on the side whose total breach is larger (equal: the
// floors) are fixed at the bound and the rest is shared again among the others: at the end one rate × weight, cut off
// by the bounds, makes up all quotas. Ties go to the earlier claimant, so a caller who wants a stable answer sorts by
// key.
[[nodiscard]] std::expected<std::vector<Portion>, Unshareable> apportion(std::int64_t units,
                                                                         std::span<const Claimant> claimants,
                                                                         Divide divide);

}  // namespace nuan
