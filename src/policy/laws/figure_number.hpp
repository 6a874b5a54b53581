// Figure numbers: what a figure of a form comes to as an exact number, and how an example writes it.
#pragma once

#include <optional>
#include <string>

#include "base/rational.hpp"
#include "policy/apply.hpp"

namespace nuan::policy {

// Fen of money; nothing for words and what is not there.
[[nodiscard]] std::optional<Rational> number_of(const Figure& figure);
// How far apart two figures may be and still be the same: nothing, of an estimate a rounding of its arithmetic.
[[nodiscard]] Rational slack_of(const Figure& figure);

// As an example expects it: money in yuan, a number that decimals cannot write at four of them.
[[nodiscard]] std::string spell_figure(const Figure& figure);
// A number in the way of that figure.
[[nodiscard]] std::string spell_number(const Figure& like, const Rational& number);

}  // namespace nuan::policy
