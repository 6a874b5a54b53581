// The two roads by which read_resident_number (identity.hpp) goes: 64-bit words on any machine, vectors of 16 bytes
// where the processor has SSSE3. Seen from outside only by the test that compares them.
#pragma once

#include "claims/identity.hpp"

namespace nuan::claims {

[[nodiscard]] ResidentNumber resident_number_by_words(const char* eighteen_bytes);

[[nodiscard]] bool has_vectors();
[[nodiscard]] ResidentNumber resident_number_by_vectors(const char* eighteen_bytes);  // only where has_vectors()

}  // namespace nuan::claims
