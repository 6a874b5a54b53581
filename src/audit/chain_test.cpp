#include <gtest/gtest.h>

#include <set>

#include "audit/audit.hpp"

namespace nuan::audit {
namespace {

Entry sample_entry() {
  return {7,
          "2026-11-23T08:05:00Z",
          {"王审核", "run approve", "run 3", "核对无误"},
          {{"decision", 3, "ab"}, {"run", 1, "cd"}}};
}

TEST(Chain, follows_from_every_part_of_the_entry_and_the_one_before) {
  std::set<std::string> chains = {chain_at("", sample_entry()), chain_at("00", sample_entry())};
  const auto changed = [&](auto&& change) {
    Entry entry = sample_entry();
    change(entry);
    chains.insert(chain_at("", entry));
  };
  changed([](Entry& entry) { entry.number = 8; });
  changed([](Entry& entry) { entry.at = "2026-11-23T08:05:01Z"; });
  changed([](Entry& entry) { entry.action.actor = "李审核"; });
  changed([](Entry& entry) { entry.action.verb = "run post"; });
  changed([](Entry& entry) { entry.action.subject = "run 4"; });
  changed([](Entry& entry) { entry.action.reason = ""; });
  changed([](Entry& entry) { std::swap(entry.action.subject, entry.action.reason); });
  changed([](Entry& entry) { entry.parts.pop_back(); });
  changed([](Entry& entry) { entry.parts[0].rows = 4; });
  changed([](Entry& entry) { entry.parts[0].digest = "ac"; });
  changed([](Entry& entry) { entry.parts[0].table = "other"; });
  EXPECT_EQ(chains.size(), 13U);
  EXPECT_EQ(chain_at("", sample_entry()), chain_at("", sample_entry()));
}

TEST(Seal, follows_from_the_table_the_content_and_the_place) {
  const std::set<std::string> seals = {seal_of("a", "bc", 1, 2), seal_of("ab", "c", 1, 2), seal_of("a", "bd", 1, 2),
                                       seal_of("a", "bc", 2, 2), seal_of("a", "bc", 1, 3), seal_of("a", "bc", 12, 2),
                                       seal_of("a", "bc", 1, 22)};
  EXPECT_EQ(seals.size(), 7U);
  EXPECT_EQ(seals.begin()->size(), seal_bytes);
}

TEST(PartDigest, follows_from_the_seals_and_their_order) {
  const auto digest_of = [](std::initializer_list<const char*> seals) {
    PartDigest digest;
    for (const char* seal : seals) digest.add(seal);
    EXPECT_EQ(digest.rows(), static_cast<std::int64_t>(seals.size()));
    return digest.finish();
  };
  EXPECT_EQ(digest_of({"a", "b"}), digest_of({"a", "b"}));
  EXPECT_NE(digest_of({"a", "b"}), digest_of({"b", "a"}));
  EXPECT_NE(digest_of({"a", "b"}), digest_of({"a"}));
}

}  // namespace
}  // namespace nuan::audit
