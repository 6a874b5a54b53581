// The claims of the made-up city, each row worked out of its number alone.
#pragma once

#include <cstdint>
#include <string>

#include "flow/sample.hpp"

namespace nuan::flow {

// The whole row of a claim, with its line end: most are ordinary, some reverse, repeat or contradict another row, a few
// are damaged.
void append_claim(std::string& out, const SampleWish& wish, std::uint64_t number);

// What was paid to a person before, or nothing: up to one row for a benefit.
void append_paid(std::string& out, const SampleWish& wish, std::uint64_t person);

}  // namespace nuan::flow
