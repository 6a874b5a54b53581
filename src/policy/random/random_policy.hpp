// Made-up policies, as text, that use every corner of the language and mean nothing.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace nuan::policy::random {

// The same seed gives the same text. Nearly all of them pass read_plan; what may be refused is only what the text
// happens to make steady or unreachable (`meant_to_be_refused`).
[[nodiscard]] std::string random_policy(std::uint64_t seed);
// The bytes decide first, as dice.hpp has it.
[[nodiscard]] std::string random_policy(std::uint64_t seed, std::span<const std::uint8_t> told);

// Diagnostics that a policy written by chance may earn: a condition that is always true, a cap nothing reaches.
[[nodiscard]] bool meant_to_be_refused(std::string_view diagnostic_code);

}  // namespace nuan::policy::random
