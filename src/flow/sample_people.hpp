// The persons of the made-up city, each worked out of his number alone.
#pragma once

#include <cstdint>
#include <string>

namespace nuan::flow {

__extension__ typedef unsigned __int128 Wide;

// A stream of numbers that depends on its seeds alone (splitmix64).
class Chance {
 public:
  Chance(std::uint64_t seed, std::uint64_t kind, std::uint64_t number);
  [[nodiscard]] std::uint64_t next();
  [[nodiscard]] std::uint64_t below(std::uint64_t end) { return static_cast<std::uint64_t>(Wide{next()} * end >> 64U); }
  [[nodiscard]] std::uint64_t between(std::uint64_t first, std::uint64_t last) {
    return first + below(last - first + 1);
  }
  // True in `parts` of a million cases.
  [[nodiscard]] bool hits(std::uint64_t parts) { return below(1'000'000) < parts; }

 private:
  std::uint64_t state_;
};

// 18 characters with a right check digit, different for every number below sample_people_max * 2.
void append_person_id(std::string& out, std::uint64_t person);

// The whole row of a member, with its line end.
void append_member(std::string& out, std::uint64_t seed, std::uint64_t person);

}  // namespace nuan::flow
