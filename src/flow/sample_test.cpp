#include "flow/sample.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "adapters/files/failing_files.hpp"
#include "claims/identity.hpp"
#include "flow/sample_claims.hpp"
#include "flow/sample_people.hpp"

namespace nuan::flow {
namespace {

adapters::files::MemoryFiles::Folder written(SampleWish wish) {
  adapters::files::MemoryFiles files;
  wish.out = "city";
  EXPECT_TRUE(write_sample(wish, files));
  return files.folders["city"];
}

TEST(Sample, the_same_seed_gives_the_same_bytes_on_any_number_of_threads) {
  const auto one = written({.people = 20'000, .claims = 30'000, .seed = 5, .threads = 1});
  EXPECT_EQ(one, written({.people = 20'000, .claims = 30'000, .seed = 5, .threads = 3}));
  EXPECT_NE(one.at("claims.csv"),
            written({.people = 20'000, .claims = 30'000, .seed = 6, .threads = 3}).at("claims.csv"));
  EXPECT_THAT(one.at("README.txt"), testing::HasSubstr("made up"));
}

TEST(Sample, numbers_are_valid_impossible_and_never_twice) {
  std::set<std::string> seen;
  for (std::uint64_t person = 0; person < 200'000; ++person) {
    std::string id;
    append_person_id(id, person);
    ASSERT_TRUE(claims::read_resident_number(id.data()).valid) << id;
    ASSERT_TRUE(id.starts_with("9901")) << id;
    ASSERT_TRUE(seen.insert(id).second) << id;
  }
}

TEST(Sample, even_the_smallest_city_can_be_written) {
  for (const std::uint64_t claims : {0U, 1U, 2U, 50U}) {
    const auto city = written({.people = 1, .claims = claims, .seed = claims, .threads = 2});
    const std::string& text = city.at("claims.csv");
    EXPECT_EQ(static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n')), claims + 1);
  }
}

}  // namespace
}  // namespace nuan::flow
