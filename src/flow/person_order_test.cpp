// Persons sorted by counting stand as comparisons would put them, and edges cut where a plain search cuts.
#include "flow/person_order.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>

namespace nuan::flow {
namespace {

// Numbers below `limit`, and now and then a key that is text; the texts lie in `room`.
std::vector<PersonRow> made_up(std::mt19937_64& dice, std::size_t count, std::uint64_t limit,
                               std::vector<std::array<claims::Byte, 40>>& room) {
  room.resize(count);
  std::vector<PersonRow> rows;
  for (std::size_t i = 0; i < count; ++i) {
    PersonKey key{dice() % limit, {}};
    const std::string text = "HK:" + std::to_string(dice() % 100'000);
    if (dice() % 20 == 0) key = {claims::key_as_text | dice() >> 1U, text};
    put_key(room[i].data(), key);
    rows.push_back({key.word, room[i].data()});
  }
  return rows;
}

TEST(PersonOrder, counting_gives_what_comparing_gives) {
  std::mt19937_64 dice(3);
  for (const std::size_t count :
       {std::size_t{0}, std::size_t{1}, std::size_t{200}, std::size_t{257}, std::size_t{5000}}) {
    for (const std::uint64_t limit :
         {std::uint64_t{1}, std::uint64_t{5000}, std::uint64_t{100'000'000'000'000'000}, claims::key_as_text}) {
      std::vector<std::array<claims::Byte, 40>> texts;
      std::vector<PersonRow> rows = made_up(dice, count, limit, texts);
      std::vector<PersonRow> plain = rows;
      std::stable_sort(plain.begin(), plain.end(), comes_before);
      std::vector<PersonRow> room;
      sort_persons(rows, room);
      for (std::size_t i = 0; i < count; ++i) {
        EXPECT_FALSE(comes_before(rows[i], plain[i]) || comes_before(plain[i], rows[i])) << i;
      }
    }
  }
}

TEST(PersonOrder, edges_cut_where_a_plain_search_cuts) {
  std::mt19937_64 dice(5);
  for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{7}, std::size_t{300}}) {
    std::vector<std::array<claims::Byte, 40>> texts;
    std::vector<PersonRow> edges = made_up(dice, count, 1000, texts);
    std::sort(edges.begin(), edges.end(), comes_before);
    const PersonEdges cut(edges);
    std::vector<std::array<claims::Byte, 40>> more_texts;
    for (const PersonRow& row : made_up(dice, 500, 1100, more_texts)) {
      const auto plain = std::upper_bound(edges.begin(), edges.end(), row, comes_before) - edges.begin();
      EXPECT_EQ(cut.before(row), static_cast<std::size_t>(plain));
    }
  }
}

}  // namespace
}  // namespace nuan::flow
