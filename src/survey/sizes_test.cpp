#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <numeric>

#include "survey/survey.hpp"

namespace nuan::survey {
namespace {

TEST(SampleSize, of_800_and_of_3500) {
  const double z = *normal_point(0.95);
  EXPECT_EQ(*sample_size(800, z, 0.05), 260);
  EXPECT_EQ(*sample_size(800, z, 0.03), 458);
  EXPECT_EQ(*sample_size(3500, z, 0.05), 347);
  EXPECT_EQ(*sample_size(3500, z, 0.03), 818);
}

TEST(SampleSize, never_more_than_there_are_and_refusals) {
  EXPECT_EQ(*sample_size(3, 1.96, 0.01), 3);
  EXPECT_EQ(*sample_size(1, 1.96, 0.9), 1);
  EXPECT_EQ(sample_size(0, 1.96, 0.05).error().code, Code::survey_counts);
  EXPECT_EQ(sample_size(800, 1.96, 0).error().code, Code::survey_level);
  EXPECT_EQ(sample_size(800, 1.96, 0.05, 1).error().code, Code::survey_level);
  EXPECT_EQ(sample_size(800, -1, 0.05).error().code, Code::survey_level);
}

std::vector<Branch> branches_of(const std::vector<Count>& populations) {
  std::vector<Branch> branches;
  for (std::size_t i = 0; i < populations.size(); ++i) branches.push_back({std::to_string(100 + i), populations[i]});
  return branches;
}

const std::vector<Count> staff{120, 96, 80, 64, 60, 52, 48, 44, 40, 36, 32, 28, 24, 20, 16, 12, 10, 8, 6, 4, 4, 3};

TEST(Allocate, twenty_two_branches) {
  EXPECT_EQ(*allocate(260, branches_of(staff)),
            (std::vector<Count>{39, 31, 26, 21, 19, 17, 15, 14, 13, 12, 10, 9, 8, 6, 5, 4, 3, 3, 2, 1, 1, 1}));
}

TEST(Allocate, a_floor_for_each_branch_or_everybody) {
  const std::vector<Count> counts = *allocate(260, branches_of(staff), 5);
  EXPECT_EQ(std::accumulate(counts.begin(), counts.end(), Count{0}), 260);
  EXPECT_EQ(std::vector<Count>(counts.end() - 6, counts.end()), (std::vector<Count>{5, 5, 5, 4, 4, 3}));
}

TEST(Allocate, samples_that_do_not_fit_are_refused) {
  EXPECT_EQ(allocate(900, branches_of(staff)).error().sentence.en, "there are 807 people, the sample is 900");
  EXPECT_EQ(allocate(10, branches_of(staff), 5).error().sentence.en, "the least numbers make 106, the sample is 10");
  EXPECT_EQ(allocate(-1, branches_of(staff)).error().code, Code::survey_counts);
  EXPECT_EQ(allocate(1, branches_of({-1})).error().code, Code::survey_counts);
  EXPECT_EQ(allocate(1, branches_of({1}), -1).error().code, Code::survey_level);
  EXPECT_EQ(allocate(0, {}).error().code, Code::survey_groups);
}

RC_GTEST_PROP(Allocate, sums_to_the_sample_and_never_asks_more_than_there_are, ()) {
  const auto populations =
      *rc::gen::nonEmpty<std::vector<Count>>(rc::gen::container<std::vector<Count>>(rc::gen::inRange<Count>(0, 300)));
  const Count all = std::accumulate(populations.begin(), populations.end(), Count{0});
  const Count floor = *rc::gen::inRange<Count>(0, 4);
  Count floors = 0;
  for (const Count population : populations) floors += std::min(floor, population);
  const Count sample = *rc::gen::inRange<Count>(floors, all + 1);
  const std::vector<Count> counts = *allocate(sample, branches_of(populations), floor);
  RC_ASSERT(std::accumulate(counts.begin(), counts.end(), Count{0}) == sample);
  for (std::size_t i = 0; i < counts.size(); ++i)
    RC_ASSERT(counts[i] <= populations[i] && counts[i] >= std::min(floor, populations[i]));
}

}  // namespace
}  // namespace nuan::survey
