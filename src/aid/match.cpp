#include "aid/match.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace nuan::aid {
namespace {

using Found = std::map<std::pair<std::int64_t, std::int64_t>, Match>;

bool agree(std::uint64_t one, std::uint64_t other) { return one != 0 && one == other; }

class Finder {
 public:
  Finder(const Leaders& leaders, const Pairs& apart) : leaders_(leaders), apart_(apart) {}

  // Persons next to each other that have something in common: `same` tells what.
  template <class Same>
  void look(const std::vector<Likeness>& persons, Same same) {
    for (std::size_t first = 0, at = 0; at < persons.size(); ++at) {
      if (!same(persons[first], persons[at])) first = at;
      for (std::size_t i = first; i < std::min(at, first + group_max); ++i) compare(persons[i], persons[at]);
    }
  }
  [[nodiscard]] std::vector<Match> matches() const {
    std::vector<Match> all;
    for (const auto& [pair, match] : found_) all.push_back(match);
    return all;
  }

 private:
  void compare(const Likeness& one, const Likeness& other) {
    const auto pair = std::minmax(one.person_no, other.person_no);
    if (one.person_no == other.person_no || apart_.contains(pair)) return;
    if (leader_of(leaders_, one.person_no) == leader_of(leaders_, other.person_no)) return;
    const Match match{.person = pair.first,
                      .other = pair.second,
                      .name = agree(one.name, other.name),
                      .birth = one.birth != 0 && one.birth == other.birth,
                      .phone = agree(one.phone, other.phone),
                      .card = agree(one.card, other.card)};
    const bool contradict = one.birth != 0 && other.birth != 0 && one.birth != other.birth;
    if (match.card || (match.name && match.phone && !contradict)) found_.emplace(pair, match);
  }

  const Leaders& leaders_;
  const Pairs& apart_;
  Found found_;
};

}  // namespace

std::string Match::reasons() const {
  std::string text;
  for (const auto& [holds, word] : {std::pair{name, "name"}, {birth, "birth"}, {phone, "phone"}, {card, "card"}}) {
    if (holds) text += (text.empty() ? "" : ",") + std::string(word);
  }
  return text;
}

Pairs pairs_apart(std::span<const PersonLink> links) {
  Pairs apart;
  for (const PersonLink& link : links) {
    if (link.kind == LinkKind::apart) apart.insert(std::minmax(link.person_no, link.other));
  }
  return apart;
}

std::vector<Match> likely_same(std::vector<Likeness> persons, const Leaders& leaders, const Pairs& apart) {
  Finder finder(leaders, apart);
  std::ranges::sort(persons, {}, [](const Likeness& one) { return std::pair(one.card, one.person_no); });
  finder.look(persons, [](const Likeness& a, const Likeness& b) { return agree(a.card, b.card); });
  const auto name_and_phone = [](const Likeness& one) { return std::tuple(one.name, one.phone, one.person_no); };
  std::ranges::sort(persons, {}, name_and_phone);
  finder.look(persons,
              [](const Likeness& a, const Likeness& b) { return agree(a.name, b.name) && agree(a.phone, b.phone); });
  return finder.matches();
}

}  // namespace nuan::aid
