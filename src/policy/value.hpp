// Value: one fact or result in the policy language, exact.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "base/rational.hpp"

namespace nuan::policy {

enum class Kind : std::uint8_t {
  money,    // Rational, in fen (fractions of a fen until settled)
  rate,     // Rational, 20% is 1/5
  number,   // Rational
  count,    // Rational, whole and not negative in files
  days,     // Rational, whole in files
  date,     // Date
  periods,  // Periods
  choice,   // Choice, index into the type's choices
  flag,     // bool
  text,     // std::string
  real,     // Measured: read by an index alone
  literal,  // Rational: a bare number of the policy, which becomes money (yuan), number or count by its use
};

struct Choice {
  std::int32_t index = 0;
  friend bool operator==(Choice, Choice) = default;
};

// A value that changes over time: ordered, never overlapping.
struct DatedItem {
  Period period;
  Rational value;
  friend bool operator==(const DatedItem&, const DatedItem&) = default;
};
using DatedValues = std::vector<DatedItem>;

// A measurement as it was written, or nothing where it is missing.
struct Measured {
  std::optional<Rational> number;
  friend bool operator==(const Measured&, const Measured&) = default;
};

// The alternative follows from the type; see Kind, and DatedValues for `dated` types.
using Value = std::variant<Rational, Date, Periods, Choice, bool, std::string, DatedValues, Measured>;

}  // namespace nuan::policy
