#include "aid/register.hpp"

#include "base/result.hpp"

namespace nuan::aid {

Kind kind_named(std::string_view name) {
  for (const Kind kind : {Kind::members, Kind::claims, Kind::statuses, Kind::more_statuses}) {
    if (name == name_of(kind)) return kind;
  }
  ENSURE(false);
  return Kind::members;
}

}  // namespace nuan::aid
