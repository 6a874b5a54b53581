// Rational: exact fractions of any size, for rates and for money between its roundings.
#pragma once

#include <gmpxx.h>

#include <optional>
#include <string>
#include <string_view>

#include "base/money.hpp"

namespace nuan {

// GMP's fraction, always in lowest terms. Beware `auto x = a + b`: that names an expression, not a value; write the
// type.
using Rational = mpq_class;

// `1800`, `0.05`, `-3`; no exponent, no grouping. Nothing for anything else.
[[nodiscard]] std::optional<Rational> read_decimal(std::string_view text);

// The only rounding of money in the language: to the fen, half away from zero. Nothing when it leaves 64 bits.
[[nodiscard]] std::optional<Money> round_to_fen(const Rational& fen);

[[nodiscard]] inline Rational fen_of(Money money) { return Rational(mpz_class(static_cast<long>(money.fen()))); }

// `0.25`, `22500.011`, and `1/3` where no finite decimal exists.
[[nodiscard]] std::string to_text(const Rational& value);
// A number of fen as yuan: 2250001.1 fen is `22,500.011`.
[[nodiscard]] std::string fen_to_yuan_text(const Rational& fen);

}  // namespace nuan
