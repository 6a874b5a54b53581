// Quarantine: the rows of files that could not be taken, each until an officer corrects, releases or rejects it, once
// and with a reason.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "aid/register.hpp"

namespace nuan::aid {

enum class Outcome : std::uint8_t {
  open,
  corrected,  // another row was taken at its place
  released,   // it was taken as it is, instead of the row of an earlier file that it contradicts
  rejected,   // it will never count
};
[[nodiscard]] inline std::string_view name_of(Outcome outcome) {
  constexpr std::string_view names[] = {"open", "corrected", "released", "rejected"};
  return names[static_cast<std::size_t>(outcome)];
}

// The code of rows that contradict an earlier file: the only ones that may be released.
inline constexpr std::string_view conflict_code = "claim_conflict";

struct Quarantined {
  std::int64_t intake = 0, row = 0, line = 0;
  Kind kind = Kind::members;
  std::string header;  // of the register's rows of that intake, without the person's column
  std::string code;
  Words sentence;
  Outcome outcome = Outcome::open;
};

}  // namespace nuan::aid
