// Water: one number for a river's quality, and who pays whom by it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "fund/fund.hpp"
#include "fund/steps.hpp"

namespace nuan::fund {

struct WaterIndicator {
  Rational weight;    // k_i
  Rational measured;  // C_i, the year's mean at the border
  Rational base;      // C_i0, above 0
};

// P = k0 · Σ k_i · C_i / C_i0 (Xin'an). Fails with share_weights (a negative one, or a base not above 0).
[[nodiscard]] Result<Rational> water_index(const Rational& stability, std::span<const WaterIndicator> indicators);

struct WaterAgreement {
  std::string upstream;
  std::string downstream;
  Money stake;
  Steps turn;          // by P: the part of the stake (-1 to 1) that downstream pays upstream; negative turns it round
  std::string centre;  // who grants, either way; empty: nobody
  Money grant;         // to upstream
};

// Fails with share_steps (edges, a part outside -1 to 1), share_parties (empty or equal keys), share_range.
[[nodiscard]] Result<std::vector<Transfer>> water_transfers(const WaterAgreement& agreement, const Rational& index);

}  // namespace nuan::fund
