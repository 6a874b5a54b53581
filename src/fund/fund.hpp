// Fund: a pot shared among parties. Pure, exact, whole fen.
// Every party has a key, each once; ties are settled by key, and answers keep the order of the question.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/apportion.hpp"
#include "base/money.hpp"
#include "base/rational.hpp"
#include "base/result.hpp"

namespace nuan::fund {

struct Party {
  std::string key;
  Rational weight;                   // 0 gets 0
  std::optional<Rational> at_least;  // fen, exact; what is paid is whole fen, so a floor is rounded up, a cap down
  std::optional<Rational> at_most;
};

struct Share {
  std::string key;
  Money amount;
  Rational quota;  // fen before rounding, after bounds
  Held held = Held::no;
};

// The amounts sum to the pot and keep every bound; how bounds are kept and units divided: base/apportion.hpp.
// Fails with share_parties (a key twice), share_range (negative pot), share_weights (negative, or all 0), share_bounds.
[[nodiscard]] Result<std::vector<Share>> share(Money pot, std::span<const Party> parties, Divide divide);

}  // namespace nuan::fund
