#include "policy/laws/figure_number.hpp"

#include <cmath>

#include "base/money.hpp"

namespace nuan::policy {
namespace {

constexpr int decimals_of_numbers = 4;
constexpr int decimals_of_estimates = 6;  // which are compared at as many as are written

// To so many decimals, half away from zero; with their zeros.
std::string fixed(const Rational& number, int decimals) {
  mpz_class unit;
  mpz_ui_pow_ui(unit.get_mpz_t(), 10, static_cast<unsigned long>(decimals));
  const Rational scaled = abs(number) * Rational(unit) + Rational(1, 2);
  const mpz_class whole = scaled.get_num() / scaled.get_den();
  const mpz_class part = whole % unit;
  const std::string digits = part.get_str();
  const std::string zeros(static_cast<std::size_t>(decimals) - digits.size(), '0');
  return (number < 0 && whole != 0 ? "-" : "") + mpz_class(whole / unit).get_str() + "." + zeros + digits;
}

std::string plain(const Rational& number) {
  const std::string exact = nuan::to_text(number);
  return exact.find('/') == std::string::npos ? exact : fixed(number, decimals_of_numbers);
}

}  // namespace

std::optional<Rational> number_of(const Figure& figure) {
  if (const auto* money = std::get_if<Money>(&figure)) return fen_of(*money);
  if (const auto* number = std::get_if<Rational>(&figure)) return *number;
  const auto* real = std::get_if<double>(&figure);
  return real != nullptr && std::isfinite(*real) ? std::optional(Rational(*real)) : std::nullopt;
}

Rational slack_of(const Figure& figure) {
  const auto* real = std::get_if<double>(&figure);
  if (real == nullptr || !std::isfinite(*real)) return 0;
  return Rational(std::max(std::abs(*real), 1.0) * 1e-9);
}

std::string spell_figure(const Figure& figure) {
  if (const auto* word = std::get_if<std::string>(&figure)) return *word;
  const auto number = number_of(figure);
  return number ? spell_number(figure, *number) : "\"\"";
}

std::string spell_number(const Figure& like, const Rational& number) {
  if (std::holds_alternative<double>(like)) return fixed(number, decimals_of_estimates);
  if (!std::holds_alternative<Money>(like)) return plain(number);
  const std::optional<Money> fen = round_to_fen(number);
  const std::string yuan = fen ? to_grouped_text(*fen) : plain(number);
  return yuan.ends_with(".00") ? yuan.substr(0, yuan.size() - 3) : yuan;
}

}  // namespace nuan::policy
