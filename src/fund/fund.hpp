// Fund: a pot shared among parties, and money that goes from one party to another. Pure, exact, whole fen.
// Every list of parties has keys, each once; ties are settled by key, and answers keep the order of the question.
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

// ---- a pot among parties

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

struct Factor {
  Rational part;                 // λ; the parts of all factors sum to 1
  std::vector<Rational> values;  // one for each party, none negative, not all 0
};

// Weights by factors: Σ λ · x / Σx, then times the party's coefficient (none given: 1 each). Order of the parties.
// The transfer formula of the 2017 method for key ecological zones. Fails with share_weights.
[[nodiscard]] Result<std::vector<Rational>> weights_by_factors(std::span<const Factor> factors,
                                                               std::span<const Rational> coefficients = {});

// ---- between parties

struct Side {
  std::string key;
  Rational pays;  // weight in what is paid in
  Rational gets;  // weight in what is taken out
};

struct Position {
  std::string key;
  Money paid;
  Money received;
  [[nodiscard]] Money net() const { return received - paid; }
};

// Everybody pays into the pot and takes out of it; the nets sum to zero. Errors as of share.
[[nodiscard]] Result<std::vector<Position>> two_sided(Money pot, std::span<const Side> sides, Divide divide);

struct Heir {
  std::string key;
  Rational weight;
};

// Takes `fraction` (0 to 1) of what `key` receives, rounded to the fen, and shares it among the heirs: the sum stays.
// A section that fails its standard. Fails with share_parties (a key that is not there, or one's own heir),
// share_steps (fraction outside 0 to 1) and the errors of share.
[[nodiscard]] Result<std::vector<Position>> cut(std::vector<Position> positions, const std::string& key,
                                                const Rational& fraction, std::span<const Heir> heirs);

struct Transfer {
  std::string from;
  std::string to;
  Money amount;  // never below 0
};

struct Net {
  std::string key;
  Money amount;
};

// What the transfers come to for each party, by key; sums to zero.
[[nodiscard]] std::vector<Net> nets_of(std::span<const Transfer> transfers);

}  // namespace nuan::fund
