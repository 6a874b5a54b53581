#include "aid/person_link.hpp"

#include <algorithm>
#include <array>

namespace nuan::aid {
namespace {

std::string place_of(std::int64_t person) { return "person " + std::to_string(person); }

Failure wrong_state(std::int64_t person, Words sentence) {
  return fail(Code::person_state, {place_of(person)}, std::move(sentence),
              {"请用 nuan person list 查看", "see nuan person list"});
}

// The merge that holds for the person, or null.
const PersonLink* merge_of(std::span<const PersonLink> links, std::int64_t person) {
  const PersonLink* found = nullptr;
  for (const PersonLink& link : links) {
    if (link.person_no != person || link.state != LinkState::confirmed || link.kind == LinkKind::apart) continue;
    found = link.kind == LinkKind::merge ? &link : nullptr;
  }
  return found;
}

const PersonLink* open_of(std::span<const PersonLink> links, std::int64_t person) {
  const auto found = std::ranges::find_if(
      links, [&](const PersonLink& link) { return link.person_no == person && link.state == LinkState::proposed; });
  return found == links.end() ? nullptr : &*found;
}

Result<void> check(std::span<const PersonLink> links, const PersonLink& wanted) {
  const PersonLink* merge = merge_of(links, wanted.person_no);
  if (wanted.kind == LinkKind::split) {
    if (merge != nullptr) return {};
    return wrong_state(wanted.person_no, {"这个人没有并入别人", "this person counts as nobody else"});
  }
  const Leaders leaders = leaders_of(links);
  if (leader_of(leaders, wanted.person_no) == leader_of(leaders, wanted.other))
    return wrong_state(wanted.person_no, {"这两个人已经算作一个人", "these two count as one person already"});
  if (wanted.kind == LinkKind::merge && merge != nullptr)
    return wrong_state(wanted.person_no, {"这个人已经并入 " + std::to_string(merge->other) + ", 请先拆分",
                                          "this person counts as " + std::to_string(merge->other) + ": split first"});
  return {};
}

}  // namespace

std::string_view name_of(LinkKind kind) {
  constexpr std::array<std::string_view, 3> names = {"merge", "split", "apart"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view name_of(LinkState state) {
  constexpr std::array<std::string_view, 3> names = {"proposed", "confirmed", "refused"};
  return names[static_cast<std::size_t>(state)];
}

Leaders leaders_of(std::span<const PersonLink> links) {
  Leaders next;
  for (const PersonLink& link : links) {
    if (link.state != LinkState::confirmed || link.kind == LinkKind::apart) continue;
    if (link.kind == LinkKind::merge)
      next[link.person_no] = link.other;
    else
      next.erase(link.person_no);
  }
  Leaders leaders;
  for (const auto& [person, other] : next) {
    std::int64_t last = other;
    std::size_t steps = 0;
    for (auto found = next.find(last); found != next.end(); found = next.find(last)) {
      ENSURE(++steps <= next.size());  // propose and decide let no circle come about
      last = found->second;
    }
    leaders[person] = last;
  }
  return leaders;
}

std::int64_t leader_of(const Leaders& leaders, std::int64_t person) {
  const auto found = leaders.find(person);
  return found == leaders.end() ? person : found->second;
}

std::vector<std::int64_t> persons_of(const Leaders& leaders, std::int64_t person) {
  std::vector<std::int64_t> persons = {leader_of(leaders, person)};
  for (const auto& [one, leader] : leaders) {
    if (leader == persons.front()) persons.push_back(one);
  }
  return persons;
}

Result<PersonLink> propose(std::span<const PersonLink> links, PersonLink wanted) {
  if (open_of(links, wanted.person_no) != nullptr)
    return wrong_state(wanted.person_no,
                       {"这个人还有一件没有确认的事", "something about this person is not decided yet"});
  TRY(check(links, wanted));
  if (wanted.kind == LinkKind::split) wanted.other = merge_of(links, wanted.person_no)->other;
  wanted.number = 1 + std::ranges::count(links, wanted.person_no, &PersonLink::person_no);
  wanted.state = wanted.kind == LinkKind::apart ? LinkState::confirmed : LinkState::proposed;
  if (wanted.state == LinkState::confirmed) wanted.decided_by = wanted.actor;
  return wanted;
}

Result<PersonLink> decide(std::span<const PersonLink> links, std::int64_t person, const std::string& actor,
                          LinkState state) {
  const PersonLink* open = open_of(links, person);
  if (open == nullptr)
    return wrong_state(person, {"关于这个人没有等待确认的事", "nothing about this person waits to be decided"});
  if (state == LinkState::confirmed) {
    if (open->actor == actor)
      return fail(Code::person_same_officer, {place_of(person)},
                  {"提出的人不能自己确认", "whoever proposed it cannot confirm it"},
                  {"请由另一个人确认", "let another person confirm it"});
    TRY(check(links, *open));
  }
  PersonLink decided = *open;
  decided.state = state;
  decided.decided_by = actor;
  return decided;
}

}  // namespace nuan::aid
