// sample: a made-up city, as large as wanted, for demonstrations and measurements: members, a quarter's claims with the
// flaws that real files have, and what was paid before. The same seed gives the same bytes on any number of threads.
// Nobody in it exists: numbers begin with area codes that no place has, cards and telephones are impossible ones.
#pragma once

#include <cstdint>
#include <string>

#include "base/files.hpp"

namespace nuan::flow {

struct SampleWish {
  std::uint64_t people = 42'800;
  std::uint64_t claims = 128'000;
  std::uint64_t seed = 1;
  unsigned threads = 1;
  std::string out;
};

// Writes members.csv, claims.csv, paid.csv and README.txt, as policies/beijing/mutual-aid.policy names their columns.
[[nodiscard]] Result<void> write_sample(const SampleWish& wish, Files& files);

inline constexpr std::uint64_t sample_people_max = 100'000'000;

}  // namespace nuan::flow
