#include "base/apportion.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

namespace nuan {
namespace {

using Claimants = std::span<const Claimant>;
using Portions = std::vector<Portion>;

Rational whole(std::int64_t units) { return Rational(mpz_class(static_cast<long>(units))); }

std::int64_t floor_of(const Rational& value) {
  mpz_class quotient;
  mpz_fdiv_q(quotient.get_mpz_t(), value.get_num_mpz_t(), value.get_den_mpz_t());
  return quotient.get_si();
}

// ---- what cannot be shared

std::optional<Unshareable> flaw_of_one(const Claimant& claimant, std::size_t i) {
  if (claimant.weight < 0) return Unshareable{ApportionFlaw::negative_weight, i};
  if (claimant.at_least > claimant.at_most) return Unshareable{ApportionFlaw::crossed_bounds, i};
  if (claimant.weight == 0 && claimant.at_least > 0) return Unshareable{ApportionFlaw::weightless_floor, i};
  return std::nullopt;
}

std::optional<Unshareable> find_flaw(std::int64_t units, Claimants claimants) {
  if (units < 0) return Unshareable{ApportionFlaw::negative_units};
  mpz_class floors = 0;
  mpz_class caps = 0;
  bool weight = false;
  for (std::size_t i = 0; i < claimants.size(); ++i) {
    if (auto flaw = flaw_of_one(claimants[i], i)) return flaw;
    if (claimants[i].weight == 0) continue;
    weight = true;
    floors += static_cast<long>(claimants[i].at_least);
    caps += static_cast<long>(claimants[i].at_most);
  }
  if (!weight && units > 0) return Unshareable{ApportionFlaw::no_weight};
  if (floors > static_cast<long>(units)) return Unshareable{ApportionFlaw::floors_above, 0, floors};
  if (weight && caps < static_cast<long>(units)) return Unshareable{ApportionFlaw::caps_below, 0, caps};
  return std::nullopt;
}

// ---- exact quotas within bounds

// What is left, by weight, among those whom no bound holds.
void set_quotas(std::int64_t units, Claimants claimants, Portions& portions) {
  Rational rest = whole(units);
  Rational weight = 0;
  for (std::size_t i = 0; i < claimants.size(); ++i) {
    if (portions[i].held == Held::no)
      weight += claimants[i].weight;
    else
      rest -= portions[i].quota;
  }
  if (weight == 0) return;
  const Rational rate = rest / weight;
  for (std::size_t i = 0; i < claimants.size(); ++i)
    if (portions[i].held == Held::no) portions[i].quota = rate * claimants[i].weight;
}

// How far the quota lies outside on this side; 0 when it does not.
Rational breach(const Claimant& claimant, const Portion& portion, Held side) {
  if (portion.held != Held::no) return 0;
  const Rational outside =
      side == Held::at_least ? whole(claimant.at_least) - portion.quota : portion.quota - whole(claimant.at_most);
  return outside > 0 ? outside : Rational(0);
}

Rational total_breach(Claimants claimants, const Portions& portions, Held side) {
  Rational total = 0;
  for (std::size_t i = 0; i < claimants.size(); ++i) total += breach(claimants[i], portions[i], side);
  return total;
}

void fix(Claimants claimants, Portions& portions, Held side) {
  for (std::size_t i = 0; i < claimants.size(); ++i) {
    if (breach(claimants[i], portions[i], side) == 0) continue;
    portions[i].held = side;
    portions[i].quota = whole(side == Held::at_least ? claimants[i].at_least : claimants[i].at_most);
  }
}

Portions bounded_quotas(std::int64_t units, Claimants claimants) {
  Portions portions(claimants.size());
  for (std::size_t i = 0; i < claimants.size(); ++i)
    if (claimants[i].weight == 0) portions[i].held = Held::weightless;
  for (;;) {
    set_quotas(units, claimants, portions);
    const Rational below = total_breach(claimants, portions, Held::at_least);
    const Rational above = total_breach(claimants, portions, Held::at_most);
    if (below == 0 && above == 0) return portions;
    fix(claimants, portions, below >= above ? Held::at_least : Held::at_most);
  }
}

// ---- from quotas to whole units

std::int64_t left_over(std::int64_t units, const Portions& portions) {
  for (const Portion& portion : portions) units -= portion.units;
  return units;
}

void round_by_remainder(std::int64_t units, Portions& portions) {
  std::vector<Rational> remainders;
  for (Portion& portion : portions) {
    portion.units = floor_of(portion.quota);
    remainders.emplace_back(portion.quota - whole(portion.units));
  }
  std::vector<std::size_t> order(portions.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  const std::int64_t left = left_over(units, portions);
  ENSURE(left >= 0 && left <= static_cast<std::int64_t>(portions.size()));
  for (std::int64_t i = 0; i < left; ++i) portions[order[static_cast<std::size_t>(i)]].units += 1;
}

// Who is next to get a unit: the largest weight / (2 × units + 1), the earliest of equals.
std::size_t next_up(Claimants claimants, const Portions& portions) {
  std::size_t best = portions.size();
  Rational best_claim;
  for (std::size_t i = 0; i < portions.size(); ++i) {
    if (portions[i].held != Held::no || portions[i].units >= claimants[i].at_most) continue;
    const Rational claim = claimants[i].weight / (2 * whole(portions[i].units) + 1);
    if (best < portions.size() && claim <= best_claim) continue;
    best = i;
    best_claim = claim;
  }
  ENSURE(best < portions.size());
  return best;
}

// Whose last unit was given last: the smallest weight / (2 × units - 1), the latest of equals.
std::size_t next_down(Claimants claimants, const Portions& portions) {
  std::size_t best = portions.size();
  Rational best_claim;
  for (std::size_t i = 0; i < portions.size(); ++i) {
    if (portions[i].held != Held::no || portions[i].units <= claimants[i].at_least) continue;
    const Rational claim = claimants[i].weight / (2 * whole(portions[i].units) - 1);
    if (best < portions.size() && claim > best_claim) continue;
    best = i;
    best_claim = claim;
  }
  ENSURE(best < portions.size());
  return best;
}

// A divisor method adds units one by one in a fixed order, so it may start from any stage of that order: the quotas
// rounded to the nearest are one (their divisor is the weight of a unit), at most a unit per claimant away from the
// end.
void round_by_webster(std::int64_t units, Claimants claimants, Portions& portions) {
  for (Portion& portion : portions) portion.units = floor_of(portion.quota + Rational(1, 2));
  std::int64_t left = left_over(units, portions);
  for (; left > 0; --left) portions[next_up(claimants, portions)].units += 1;
  for (; left < 0; ++left) portions[next_down(claimants, portions)].units -= 1;
}

}  // namespace

std::expected<std::vector<Portion>, Unshareable> apportion(std::int64_t units, std::span<const Claimant> claimants,
                                                           Divide divide) {
  if (auto flaw = find_flaw(units, claimants)) return std::unexpected(*flaw);
  Portions portions = bounded_quotas(units, claimants);
  if (divide == Divide::webster)
    round_by_webster(units, claimants, portions);
  else
    round_by_remainder(units, portions);
  return portions;
}

}  // namespace nuan
