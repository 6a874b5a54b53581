// Match: persons of the register who are likely one human being under two certificates, for an officer to decide on.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "aid/person_link.hpp"

namespace nuan::aid {

// What is compared of a person, as keyed digests; 0 where nothing is known.
struct Likeness {
  std::int64_t person_no = 0;
  std::uint64_t name = 0, phone = 0, card = 0;
  std::int32_t birth = 0;  // 19650312
};

// They have a card in common, or name and phone, and birth dates that do not contradict each other.
struct Match {
  std::int64_t person = 0, other = 0;  // the lower number first
  bool name = false, birth = false, phone = false, card = false;
  [[nodiscard]] std::string reasons() const;  // `name,phone`
};

using Pairs = std::set<std::pair<std::int64_t, std::int64_t>>;
// The pairs that somebody decided on: no longer to be listed.
[[nodiscard]] Pairs pairs_apart(std::span<const PersonLink> links);

// By person. Not those who count as one already, nor those of `apart`. Where more than `group_max` have the same thing
// in common, each is compared with the first of them alone.
[[nodiscard]] std::vector<Match> likely_same(std::vector<Likeness> persons, const Leaders& leaders, const Pairs& apart);
inline constexpr std::size_t group_max = 8;

}  // namespace nuan::aid
