#include "aid/person_link.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace nuan::aid {
namespace {

PersonLink merge(std::int64_t person, std::int64_t other, LinkState state = LinkState::confirmed) {
  return {.person_no = person, .number = 1, .kind = LinkKind::merge, .other = other, .actor = "jia", .state = state};
}

TEST(PersonLink, LeadsThroughOthersToTheLast) {
  const std::vector<PersonLink> links = {merge(2, 1), merge(3, 2), merge(5, 4, LinkState::proposed)};
  const Leaders leaders = leaders_of(links);
  EXPECT_EQ(leaders, (Leaders{{2, 1}, {3, 1}}));
  EXPECT_EQ(leader_of(leaders, 5), 5);
  for (const std::int64_t one : {1, 2, 3}) EXPECT_EQ(persons_of(leaders, one), (std::vector<std::int64_t>{1, 2, 3}));
  EXPECT_EQ(persons_of(leaders, 5), std::vector<std::int64_t>{5});
}

TEST(PersonLink, ASplitUndoesTheMergeOfThatPersonAlone) {
  std::vector<PersonLink> links = {merge(2, 1), merge(3, 2)};
  PersonLink split = merge(2, 1);
  split.kind = LinkKind::split;
  split.number = 2;
  links.insert(links.begin() + 1, split);
  EXPECT_EQ(leaders_of(links), (Leaders{{3, 2}}));
}

TEST(PersonLink, WantsSomebodyElseToConfirm) {
  std::vector<PersonLink> links;
  const auto proposed = propose(links, merge(2, 1));
  ASSERT_TRUE(proposed);
  EXPECT_EQ(proposed->state, LinkState::proposed);
  links.push_back(*proposed);
  EXPECT_TRUE(leaders_of(links).empty());
  EXPECT_EQ(decide(links, 2, "jia", LinkState::confirmed).error().code, Code::person_same_officer);
  EXPECT_TRUE(decide(links, 2, "jia", LinkState::refused));  // taking one's own proposal back moves nothing
  EXPECT_EQ(decide(links, 2, "yi", LinkState::confirmed)->decided_by, "yi");
  EXPECT_EQ(decide(links, 1, "yi", LinkState::confirmed).error().code, Code::person_state);
}

TEST(PersonLink, LetsNoCircleComeAbout) {
  std::vector<PersonLink> links = {merge(1, 2, LinkState::proposed), merge(2, 1, LinkState::proposed)};
  links[0] = *decide(links, 1, "yi", LinkState::confirmed);
  EXPECT_EQ(decide(links, 2, "yi", LinkState::confirmed).error().code, Code::person_state);
  EXPECT_EQ(propose(links, merge(2, 1)).error().code, Code::person_state);
}

TEST(PersonLink, RefusesWhatIsSoAlready) {
  const std::vector<PersonLink> links = {merge(2, 1)};
  EXPECT_EQ(propose(links, merge(2, 3)).error().code, Code::person_state);
  EXPECT_EQ(propose(links, merge(4, 4)).error().code, Code::person_state);
  PersonLink split = merge(4, 0);
  split.kind = LinkKind::split;
  EXPECT_EQ(propose(links, split).error().code, Code::person_state);
  split.person_no = 2;
  const auto proposed = propose(links, split);
  ASSERT_TRUE(proposed);
  EXPECT_EQ(proposed->other, 1);
  EXPECT_EQ(proposed->number, 2);
}

TEST(PersonLink, TwoWhoAreApartNeedNoSecondOfficer) {
  PersonLink apart = merge(2, 1);
  apart.kind = LinkKind::apart;
  const auto kept = propose({}, apart);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->state, LinkState::confirmed);
  EXPECT_TRUE(leaders_of(std::vector<PersonLink>{*kept}).empty());
}

}  // namespace
}  // namespace nuan::aid
