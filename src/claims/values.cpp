#include "claims/values.hpp"

#include <string>

#include "base/rational.hpp"

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
