// The fast road against the plain one, on files with everything that files go wrong with.
#include <gtest/gtest.h>

#include "adapters/sqlite/sqlite_database.hpp"
#include "flow/adjudication_for_tests.hpp"
#include "flow/messy_files_for_tests.hpp"
#include "flow/plain_adjudication_for_tests.hpp"

namespace nuan::flow {
namespace {

void expect_same_counts(const Results& fast, PlainAdjudication& plain) {
  for (const FileCount& count : fast.report.files) {
    const auto counted = [&](const char* what) { return plain.counted[count.label + what]; };
    std::uint64_t rejected = 0;
    for (const auto& [code, rows] : count.rejected) rejected += rows;
    EXPECT_EQ(count.rows, counted(" rows")) << count.label;
    EXPECT_EQ(count.blank_lines, counted(" blank")) << count.label;
    EXPECT_EQ(count.identical, counted(" identical")) << count.label;
    EXPECT_EQ(rejected, counted(" rejected")) << count.label;
    EXPECT_EQ(count.undone, counted(" undone")) << count.label;
    EXPECT_EQ(count.undoing, counted(" undoing")) << count.label;
    EXPECT_EQ(count.outside_scope, counted(" outside")) << count.label;
    EXPECT_EQ(count.after_through, counted(" after")) << count.label;
    EXPECT_EQ(count.rows, count.accepted + rejected + count.identical + count.undone + count.undoing +
                              count.outside_scope + count.after_through)
        << count.label;
  }
}

// One made-up world, run in one of the ways in which it may be run.
void try_seed(std::uint64_t seed) {
  SCOPED_TRACE("seed " + std::to_string(seed));
  World world;
  MessyFiles(seed).fill(world);
  Chance chance(seed, 98, 0);
  if (chance.below(3) == 0) world.wish.through = Date::read("2021-06-30");
  world.wish.threads = static_cast<unsigned>(chance.between(1, 4));
  world.wish.piece_bytes = chance.below(3) == 0 ? digest_piece_bytes : chance.between(1, 200);
  world.wish.partitions = chance.between(1, 9);
  world.wish.engine = chance.below(3) == 0 ? Engine::interpreter : Engine::columnar;
  PlainAdjudication plain(world.wish, world.files.inputs);
  const bool gb18030 = chance.below(3) == 0;
  if (gb18030) {
    for (auto& [name, text] : world.files.inputs) {
      if (!text.starts_with("\xEF\xBB\xBF")) text = to_gb18030(text);
    }
  }
  const auto fast = world.settle();
  ASSERT_TRUE(fast) << to_text(fast.error(), Language::en);
  EXPECT_EQ((*fast)["payments.csv"], plain.payments);
  EXPECT_EQ((*fast)["parts.csv"], plain.parts);
  EXPECT_EQ((*fast)["rejects.csv"], plain.rejects);
  expect_same_counts(*fast, plain);
}

TEST(AdjudicateRandom, the_fast_road_gives_what_the_plain_one_gives) {
  for (std::uint64_t seed = 1; seed <= 600 && !HasFailure(); ++seed) try_seed(seed);
}

TEST(AdjudicateRandom, threads_pieces_partitions_and_engines_change_no_byte) {
  for (std::uint64_t seed = 2001; seed <= 2010; ++seed) {
    World world;
    MessyFiles(seed).fill(world);
    const auto first = world.settle();
    ASSERT_TRUE(first);
    for (const unsigned threads : {1U, 2U, 3U, 8U}) {
      for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{64}, digest_piece_bytes}) {
        world.wish.threads = threads;
        world.wish.piece_bytes = piece;
        world.wish.partitions = threads * 3;
        world.wish.engine = threads == 3 ? Engine::interpreter : Engine::columnar;
        const auto again = world.settle();
        ASSERT_TRUE(again);
        for (const char* name : {"payments.csv", "parts.csv", "rejects.csv", "inputs.json"})
          ASSERT_EQ((*again)[name], (*first)[name])
              << name << " seed " << seed << " threads " << threads << " piece " << piece;
        if (threads != 3) ASSERT_EQ((*again)["summary.json"], (*first)["summary.json"]);
      }
    }
  }
}

// The policy without what no 64-bit integer holds: one factor too many.
const policy::Plan& plan_for_sql() {
  static const policy::Plan plan = [] {
    std::string text(test_policy);
    for (const std::string gone : {"  weight      number  \"权数\"\n", " * weight"}) {
      text.erase(text.find(gone), gone.size());
    }
    return plan_of(text);
  }();
  return plan;
}

TEST(AdjudicateRandom, sql_changes_no_byte_or_refuses_by_name) {
  std::size_t settled = 0;
  for (std::uint64_t seed = 3001; seed <= 3040; ++seed) {
    World world;
    MessyFiles(seed).fill(world);
    world.wish.plan = &plan_for_sql();
    world.wish.engine = Engine::interpreter;
    const auto slow = world.settle();
    ASSERT_TRUE(slow) << to_text(slow.error(), Language::en);
    world.wish.engine = Engine::sql;
    world.wish.open_database = adapters::open_sqlite_in_memory;
    for (const unsigned threads : {1U, 3U}) {
      world.wish.threads = threads;
      const auto by_sql = world.settle();
      if (!by_sql) {
        ASSERT_EQ(by_sql.error().code, Code::engine_range) << to_text(by_sql.error(), Language::en);
        continue;
      }
      ++settled;
      for (const char* name : {"payments.csv", "parts.csv", "rejects.csv", "inputs.json"})
        ASSERT_EQ((*by_sql)[name], (*slow)[name]) << name << " seed " << seed << " threads " << threads;
    }
  }
  EXPECT_GT(settled, 40U);
}

TEST(AdjudicateRandom, sql_refuses_a_factor_too_many_before_anything_is_read) {
  World world;
  world.files.inputs.clear();
  world.wish.engine = Engine::sql;
  world.wish.open_database = adapters::open_sqlite_in_memory;
  const auto refused = world.settle();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::engine_range);
  EXPECT_GT(refused.error().place.line, 0U);
}

}  // namespace
}  // namespace nuan::flow
