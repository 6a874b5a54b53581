#include "policy/laws/attack_law.hpp"

#include "base/digest.hpp"
#include "policy/laws/attack.hpp"

namespace nuan::policy {

std::uint64_t seed_of(const Plan& plan) {
  const Sha256 digest = sha256(plan.source.text());
  std::uint64_t seed = 0;
  for (std::size_t byte = 0; byte < sizeof seed; ++byte) seed = seed << 8U | digest[byte];
  return seed;
}

Attacked attack_law(const Plan& plan, Index law, const Vocabulary& words, std::size_t most, Apply apply) {
  const Law& attacked = plan.laws[static_cast<std::size_t>(law)];
  Attacking attacking(plan, attacked, words, seed_of(plan) + static_cast<std::uint64_t>(law));
  Attacked result;
  for (std::size_t attempt = 0; attempt < most; ++attempt) {
    std::optional<Attempt> next = attacking.next();
    if (!next) continue;
    ++result.attacks;
    if (!breach_of(plan, attacked, *next, apply)) continue;
    result.breaking = std::move(next);
    break;
  }
  return result;
}

}  // namespace nuan::policy
