// The front of a kept fact is read as it was written, for ids of every length.
#include "flow/kept_fact.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace nuan::flow {
namespace {

void expect_front(const std::string& id, const std::string& reverses, std::int32_t day) {
  std::array<claims::Byte, 256> room;
  room.fill(0xAB);  // what lies behind a row may be anything
  const std::string readable = id + std::string(8, '\0');
  const claims::PackedText packed = claims::pack({readable.data(), id.size()});
  const std::string more = reverses + std::string(8, '\0');
  claims::Byte* at = claims::put_text(room.data(), packed);
  at = claims::put_text(at, claims::pack({more.data(), reverses.size()}));
  at = claims::put_signed(at, day - claims::kept_day_zero);
  const FactFront front = take_fact_front(room.data());
  EXPECT_EQ(front.id_hash, claims::hash_of(packed)) << id;
  EXPECT_EQ(front.reverses, !reverses.empty()) << id;
  EXPECT_EQ(front.day, day) << id;
  EXPECT_EQ(front.size, static_cast<std::uint32_t>(at - room.data())) << id;
}

TEST(KeptFact, ids_of_every_length_and_texts_are_read_alike) {
  const std::string digits = "98765432109876543210987";
  for (std::size_t size = 1; size <= digits.size(); ++size) {
    for (const std::string& reverses : {std::string(), std::string("7"), digits.substr(0, 20), std::string("A-1")}) {
      expect_front(digits.substr(0, size), reverses, 18809);
      expect_front(std::string(size, '0'), reverses, -700'000);
      expect_front("B" + digits.substr(0, size), reverses, claims::kept_day_zero);
    }
  }
}

}  // namespace
}  // namespace nuan::flow
