#include "base/rational.hpp"

#include <algorithm>

namespace nuan {
namespace {

mpz_class power_of_ten(unsigned long exponent) {
  mpz_class power;
  mpz_ui_pow_ui(power.get_mpz_t(), 10, exponent);
  return power;
}

// How many decimals write the value exactly, or nothing when none do (the denominator has a factor besides 2 and 5).
std::optional<unsigned long> decimals_needed(const Rational& value) {
  mpz_class rest;
  const unsigned long twos = mpz_remove(rest.get_mpz_t(), value.get_den_mpz_t(), mpz_class(2).get_mpz_t());
  const unsigned long fives = mpz_remove(rest.get_mpz_t(), rest.get_mpz_t(), mpz_class(5).get_mpz_t());
  if (rest != 1) return std::nullopt;
  return std::max(twos, fives);
}

void group(std::string& digits) {
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, 1, ',');
}

std::string write(const Rational& value, unsigned long decimals_min, bool grouped) {
  const auto needed = decimals_needed(value);
  if (!needed) return value.get_str();
  const unsigned long decimals = std::max(*needed, decimals_min);
  const mpz_class scaled = abs(value.get_num()) * power_of_ten(decimals) / value.get_den();
  std::string whole = scaled.get_str();
  if (whole.size() <= decimals) whole.insert(0, decimals + 1 - whole.size(), '0');
  const std::string fraction = whole.substr(whole.size() - decimals);
  whole.resize(whole.size() - decimals);
  if (grouped) group(whole);
  return (sgn(value) < 0 ? "-" : "") + whole + (fraction.empty() ? "" : "." + fraction);
}

}  // namespace

std::optional<Rational> read_decimal(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const auto point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view fraction = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
  const auto all_digits = [](std::string_view part) {
    return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (!all_digits(whole) || (point != std::string_view::npos && !all_digits(fraction))) return std::nullopt;
  Rational value(mpz_class(std::string(whole) + std::string(fraction), 10), power_of_ten(fraction.size()));
  value.canonicalize();
  return negative ? Rational(-value) : value;
}

std::optional<Money> round_to_fen(const Rational& fen) {
  const mpz_class doubled = 2 * abs(fen.get_num()) + fen.get_den();
  mpz_class rounded = doubled / (2 * fen.get_den());
  if (sgn(fen) < 0) rounded = -rounded;
  if (!rounded.fits_slong_p()) return std::nullopt;
  return Money::from_fen(rounded.get_si());
}

std::string to_text(const Rational& value) { return write(value, 0, false); }

std::string fen_to_yuan_text(const Rational& fen) { return write(Rational(fen / 100), 2, true); }

}  // namespace nuan
