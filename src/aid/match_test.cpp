#include "aid/match.hpp"

#include <gtest/gtest.h>

namespace nuan::aid {
namespace {

std::vector<std::string> told(std::vector<Likeness> persons, const Leaders& leaders = {}, const Pairs& apart = {}) {
  std::vector<std::string> lines;
  for (const Match& one : likely_same(std::move(persons), leaders, apart))
    lines.push_back(std::to_string(one.person) + "=" + std::to_string(one.other) + " " + one.reasons());
  return lines;
}

using Lines = std::vector<std::string>;

TEST(Match, NamePhoneAndBirthDate) {
  EXPECT_EQ(told({{1, 7, 8, 0, 19650312}, {2, 7, 8, 0, 19650312}}), Lines{"1=2 name,birth,phone"});
}

TEST(Match, ABirthDateThatOneCertificateDoesNotTellIsNoContradiction) {
  EXPECT_EQ(told({{1, 7, 8, 0, 19650312}, {2, 7, 8, 0, 0}}), Lines{"1=2 name,phone"});
  EXPECT_EQ(told({{1, 7, 8, 0, 19650312}, {2, 7, 8, 0, 19930101}}), Lines{});  // father and son
}

TEST(Match, ACardOfTwoIsListedWhoeverTheyAre) {
  EXPECT_EQ(told({{1, 7, 8, 9, 19650312}, {2, 6, 5, 9, 19930101}}), Lines{"1=2 card"});
}

TEST(Match, NeitherNameNorPhoneNorNothingSuffices) {
  EXPECT_EQ(told({{1, 7, 8, 0, 0}, {2, 7, 9, 0, 0}, {3, 6, 8, 0, 0}, {4, 0, 0, 0, 0}, {5, 0, 0, 0, 0}}), Lines{});
}

TEST(Match, NotThoseDecidedOn) {
  const std::vector<Likeness> persons = {{1, 7, 8, 0, 0}, {2, 7, 8, 0, 0}, {3, 7, 8, 0, 0}};
  EXPECT_EQ(told(persons).size(), 3U);
  EXPECT_EQ(told(persons, {{2, 1}}), (Lines{"1=3 name,phone", "2=3 name,phone"}));
  EXPECT_EQ(told(persons, {}, {{1, 2}}), (Lines{"1=3 name,phone", "2=3 name,phone"}));
  EXPECT_EQ(pairs_apart(std::vector<PersonLink>{{.person_no = 9, .kind = LinkKind::apart, .other = 4}}),
            (Pairs{{4, 9}}));
}

// A card that thousands have is somebody's mistake; it must not become millions of lines.
TEST(Match, ACardOfVeryManyIsAsManyLinesAsItHasPersonsTimesAFew) {
  std::vector<Likeness> persons;
  for (std::int64_t person = 1; person <= 2'000; ++person) persons.push_back({person, 0, 0, 9, 0});
  const auto lines = told(persons);
  EXPECT_GE(lines.size(), 1'999U);
  EXPECT_LE(lines.size(), 2'000U * group_max);
}

}  // namespace
}  // namespace nuan::aid
