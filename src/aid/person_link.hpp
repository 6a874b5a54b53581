// Person links: two persons of the register who are one human being count as one, once two officers said so, and apart
// again when that was a mistake. Nothing is rewritten: every row stays under the person it came under, and whoever
// reads follows the links.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace nuan::aid {

enum class LinkKind : std::uint8_t {
  merge,  // the person counts as the other
  split,  // no longer
  apart,  // looked at: they are two, and are no longer listed as likely the same
};
enum class LinkState : std::uint8_t { proposed, confirmed, refused };
[[nodiscard]] std::string_view name_of(LinkKind kind);
[[nodiscard]] std::string_view name_of(LinkState state);

struct PersonLink {
  std::int64_t person_no = 0;
  std::int64_t number = 0;  // of the person's links, from 1
  LinkKind kind = LinkKind::merge;
  std::int64_t other = 0;
  std::string actor, reason;
  LinkState state = LinkState::proposed;
  std::string decided_by;  // empty while it is proposed
};

// Whom each person counts as in the end; only persons who count as another.
using Leaders = std::map<std::int64_t, std::int64_t>;
// `links` by person and number.
[[nodiscard]] Leaders leaders_of(std::span<const PersonLink> links);
[[nodiscard]] std::int64_t leader_of(const Leaders& leaders, std::int64_t person);
// All who count as one with the person, the one they count as first.
[[nodiscard]] std::vector<std::int64_t> persons_of(const Leaders& leaders, std::int64_t person);

// The link as it is to be kept, its number given and, of a split, its other person; `apart` moves no money and is
// confirmed at once. Fails with person_state.
[[nodiscard]] Result<PersonLink> propose(std::span<const PersonLink> links, PersonLink wanted);
// The person's open proposal, confirmed or refused by `actor`. Fails with person_state, also where it can no longer be
// done, and with person_same_officer.
[[nodiscard]] Result<PersonLink> decide(std::span<const PersonLink> links, std::int64_t person,
                                        const std::string& actor, LinkState state);

}  // namespace nuan::aid
