// The zero of each type.
#include "policy/zero.hpp"

#include "base/result.hpp"

namespace nuan::policy {

Value zero_of(const Type& type) {
  if (type.dated) return DatedValues{};
  switch (type.kind) {
    case Kind::date:
      return Date();
    case Kind::periods:
      return Periods();
    case Kind::choice:
      return Choice();
    case Kind::flag:
      return false;
    case Kind::text:
      return std::string();
    case Kind::real:
      return type.or_missing ? Measured{} : Measured{Rational(0)};
    case Kind::money:
    case Kind::rate:
    case Kind::number:
    case Kind::count:
    case Kind::days:
    case Kind::literal:
      return Rational(0);
  }
  ENSURE(false);  // untested: the switch names every kind
  return Rational(0);
}

}  // namespace nuan::policy
