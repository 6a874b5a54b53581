// Attacks one law until it breaks or the attacks are used up.
#pragma once

#include <optional>

#include "policy/laws/breach.hpp"
#include "policy/laws/vocabulary.hpp"

namespace nuan::policy {

struct Attacked {
  std::size_t attacks = 0;          // made-up subjects tried
  std::optional<Attempt> breaking;  // the first one that breaks the law
};
[[nodiscard]] Attacked attack_law(const Plan& plan, Index law, const Vocabulary& words, std::size_t most,
                                  Apply apply = nullptr);

// Of the policy's text: the same text is always attacked in the same way.
[[nodiscard]] std::uint64_t seed_of(const Plan& plan);

}  // namespace nuan::policy
