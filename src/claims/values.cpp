#include "claims/values.hpp"

#include <cstdlib>
#include <string>

#include "base/rational.hpp"
#include "base/text.hpp"

namespace nuan::claims {
namespace {

using policy::Kind;
using policy::Value;

constexpr std::size_t longest_number = 40;

Flaw read_exact(std::string_view field, Flaw malformed, Rational& number) {
  if (field.size() > longest_number) return Flaw::number_too_large;
  const auto read = read_decimal(field);
  if (!read) return malformed;
  number = *read;
  return Flaw::none;
}

// `2e-06`, as programs of statistics write it: exact, and no larger than their numbers are.
Flaw read_measured(std::string_view field, Rational& number) {
  constexpr std::int64_t largest_exponent = 300;
  const auto e = field.find_first_of("eE");
  if (e == std::string_view::npos) return read_exact(field, Flaw::number_malformed, number);
  std::string_view power = field.substr(e + 1);
  if (power.starts_with('+')) power.remove_prefix(1);
  const auto exponent = power.starts_with('+') ? std::nullopt : read_decimal(power);
  if (!exponent || exponent->get_den() != 1) return Flaw::number_malformed;
  if (abs(*exponent) > largest_exponent) return Flaw::number_too_large;
  const Flaw flaw = read_exact(field.substr(0, e), Flaw::number_malformed, number);
  mpz_class scale;
  mpz_ui_pow_ui(scale.get_mpz_t(), 10, static_cast<unsigned long>(std::abs(exponent->get_num().get_si())));
  if (*exponent < 0)
    number /= Rational(scale);
  else
    number *= Rational(scale);
  return flaw;
}

Flaw read_number(Kind kind, std::string_view field, Rational& number) {
  std::int64_t whole = 0;
  Flaw flaw = Flaw::none;
  switch (kind) {
    case Kind::money:
      flaw = read_amount(field, whole);
      break;
    case Kind::count:
      flaw = read_whole(field, whole, Flaw::count_malformed);
      break;
    case Kind::days:
      flaw = read_whole(field, whole, Flaw::days_malformed);
      break;
    case Kind::rate: {
      const bool percent = field.ends_with('%');
      if (percent) field.remove_suffix(1);
      flaw = read_exact(field, Flaw::rate_malformed, number);
      if (percent) number /= 100;
      return flaw;
    }
    default:
      return read_exact(field, Flaw::number_malformed, number);
  }
  number = Rational(mpz_class(static_cast<long>(whole)));
  return flaw;
}

Flaw read_padded(const ShapeColumn& column, std::string_view field, bool may_be_negative, Value& value) {
  switch (column.type.kind) {
    case Kind::date: {
      std::int32_t days = 0;
      const Flaw flaw = read_day(field, days);
      if (flaw == Flaw::none) value = Date::from_days(days);
      return flaw;
    }
    case Kind::periods: {
      auto periods = Periods::read(field);
      if (!field.empty() && !periods) return Flaw::periods_malformed;
      value = periods ? std::move(*periods) : Periods();
      return Flaw::none;
    }
    case Kind::choice: {
      const policy::Index choice = column.choices.find(field);
      value = policy::Choice{choice};
      return choice == policy::none ? Flaw::choice_unknown : Flaw::none;
    }
    case Kind::flag: {
      bool flag = false;
      const Flaw flaw = read_flag(field, flag);
      value = flag;
      return flaw;
    }
    case Kind::text:
      value = std::string(field);
      return Flaw::none;
    case Kind::real: {
      if (column.type.or_missing && trim(field).empty()) {
        value = policy::Measured{};
        return Flaw::none;
      }
      Rational number;
      const Flaw flaw = read_measured(field, number);
      value = policy::Measured{std::move(number)};
      return flaw;
    }
    default: {
      Rational number;
      const Flaw flaw = read_number(column.type.kind, field, number);
      const bool measured = column.type.kind != Kind::number && column.type.kind != Kind::rate;
      const bool negative = measured && !may_be_negative && number < 0;
      value = std::move(number);
      return flaw == Flaw::none && negative ? Flaw::negative_amount : flaw;
    }
  }
}

}  // namespace

Flaw read_value(const ShapeColumn& column, std::string_view field, bool may_be_negative, Value& value) {
  if (column.type.dated) {
    policy::DatedValues values;
    const Flaw flaw = read_dated(field, column.type.kind, values);
    value = std::move(values);
    return flaw;
  }
  const std::string padded = std::string(8, ' ') + std::string(field) + std::string(8, ' ');
  return read_padded(column, std::string_view(padded).substr(8, field.size()), may_be_negative, value);
}

}  // namespace nuan::claims
