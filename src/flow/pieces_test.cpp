// The small parts of the road: memory, results, years, spellings of amounts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "flow/adjudication_for_tests.hpp"
#include "flow/blocks.hpp"
#include "flow/candidates.hpp"
#include "flow/csv_text.hpp"
#include "flow/parallel.hpp"
#include "flow/result_file.hpp"
#include "flow/result_tasks.hpp"
#include "flow/scatter.hpp"

namespace nuan::flow {
namespace {

using testing::ElementsAre;

TEST(Parallel, every_task_is_done_once_and_what_is_thrown_arrives) {
  std::vector<std::atomic<int>> done(1000);
  for_each_task(4, done.size(), [&](unsigned, std::size_t task) { ++done[task]; });
  for (const auto& times : done) EXPECT_EQ(times, 1);
  EXPECT_THROW(run_parallel(3,
                            [](unsigned thread) {
                              if (thread == 2) throw std::runtime_error("x");
                            }),
               std::runtime_error);
}

RC_GTEST_PROP(Blocks, rows_come_back_with_their_offsets_whatever_their_sizes, ()) {
  const auto sizes = *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, 9000));
  const auto offsets =
      *rc::gen::container<std::vector<std::uint64_t>>(sizes.size(), rc::gen::inRange<std::uint64_t>(0, 1ULL << 45U));
  BlockPool pool(make_slab_store());
  RowStream stream;
  for (int round = 0; round < 2; ++round) {
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      const std::string row = std::string(sizes[i], static_cast<char>('a' + i % 26)) + std::string(32, '#');
      stream.add(offsets[i], std::string_view(row).substr(0, sizes[i]), pool);
    }
    stream.close();
    std::size_t i = 0;
    stream.each([&](std::uint64_t offset, std::string_view row) {
      RC_ASSERT(offset == offsets[i]);
      RC_ASSERT(row == std::string(sizes[i], static_cast<char>('a' + i % 26)));
      ++i;
    });
    RC_ASSERT(i == sizes.size());
    stream.release(pool);  // the second round uses the blocks again
  }
}

RC_GTEST_PROP(Scatter, rows_reach_their_streams_in_order_whatever_their_sizes, ()) {
  const auto sizes = *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, 90));
  BlockPool pool(make_slab_store());
  std::array<RowStream, 3> rows;
  std::array<Stream, 2> ids;
  const auto row_of = [](std::size_t i, std::size_t size) {
    return std::string(size, static_cast<char>('a' + i % 26));
  };
  {
    Scatter scatter(pool);
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      const std::string row = row_of(i, sizes[i]) + std::string(claims::kept_row_slack, '#');
      const bool has_id = i % 5 != 0;
      scatter.add(rows[i % 3], i * 100, std::string_view(row).substr(0, sizes[i]), has_id ? &ids[i % 2] : nullptr,
                  static_cast<std::uint32_t>(i));
    }
  }
  std::vector<bool> seen(sizes.size(), false);
  for (std::size_t stream = 0; stream < rows.size(); ++stream) {
    rows[stream].close();
    std::size_t i = stream;
    rows[stream].each([&](std::uint64_t offset, std::string_view row) {
      RC_ASSERT(offset == i * 100);
      RC_ASSERT(row == row_of(i, sizes[i]));
      seen[i] = true;
      i += 3;
    });
  }
  RC_ASSERT(std::find(seen.begin(), seen.end(), false) == seen.end());
  std::vector<std::uint32_t> found;
  for (Stream& stream : ids) {
    stream.close();
    for (const Block* block = stream.first(); block != nullptr; block = block->next) {
      for (std::size_t at = 0; at < block->used; at += 4) {
        std::uint32_t fragment = 0;
        std::memcpy(&fragment, block->bytes() + at, 4);
        found.push_back(fragment);
      }
    }
  }
  std::sort(found.begin(), found.end());
  std::vector<std::uint32_t> wanted;
  for (std::uint32_t i = 0; i < sizes.size(); ++i)
    if (i % 5 != 0) wanted.push_back(i);
  RC_ASSERT(found == wanted);
}

RC_GTEST_PROP(Candidates, hold_what_was_put_in_and_little_else, ()) {
  const auto hashes = *rc::gen::container<std::vector<std::uint64_t>>(rc::gen::arbitrary<std::uint64_t>());
  const Partitions ids{.bits = 3};
  std::vector<std::uint64_t> keys;
  for (const std::uint64_t hash : hashes) keys.push_back(Candidates::key_of(ids, hash));
  const Candidates candidates(ids, keys);
  for (const std::uint64_t hash : hashes) RC_ASSERT(candidates.hold(hash));
  const auto other = *rc::gen::arbitrary<std::uint64_t>();
  const bool among = std::find(keys.begin(), keys.end(), Candidates::key_of(ids, other)) != keys.end();
  RC_ASSERT(candidates.hold(other) == among);
}

RC_GTEST_PROP(CsvText, amounts_are_written_as_base_writes_them, ()) {
  const auto fen = *rc::gen::arbitrary<std::int64_t>();
  std::string text;
  append_amount(text, fen);
  RC_ASSERT(text == to_text(Money::from_fen(fen)));
}

TEST(CsvText, fields_are_quoted_where_they_must_be) {
  const auto field = [](std::string_view text) {
    std::string out;
    append_field(out, text);
    return out;
  };
  EXPECT_EQ(field("plain 字"), "plain 字");
  EXPECT_EQ(field("a,b"), "\"a,b\"");
  EXPECT_EQ(field("a\"b"), "\"a\"\"b\"");
  EXPECT_EQ(field("a\nb"), "\"a\nb\"");
  EXPECT_EQ(field(""), "");
}

// Chunks given by several threads, in turn: one file, and the digest of its bytes.
TEST(ResultFile, chunks_follow_each_other_and_the_digest_is_that_of_the_whole) {
  for (const std::size_t size : {std::size_t{0}, std::size_t{1000}, digest_piece_bytes, std::size_t{700'000}}) {
    adapters::files::MemoryFiles files;
    const std::vector<std::string_view> names = {"x"};
    auto folder = files.create_folder("out", names);
    ResultFile file(std::move(*(*folder)->create("x")));
    std::string whole;
    std::vector<std::string> chunks;
    for (std::size_t i = 0; i < 2 * sha256_at_once_max; ++i) {
      chunks.emplace_back(size + i, static_cast<char>('a' + i));
      whole += chunks.back();
    }
    for_each_task(3, chunks.size(), [&](unsigned, std::size_t task) { file.write(task, chunks[task]); });
    const auto digest = file.finish();
    ASSERT_TRUE(digest);
    ASSERT_TRUE((*folder)->commit());
    EXPECT_EQ(files.folders["out"]["x"], whole);
    EXPECT_EQ(*digest, digest_1m(whole));
  }
}

// Fails from the n-th write on; everybody who writes comes to an end all the same.
TEST(ResultFile, the_first_failure_is_told_and_nobody_waits_for_ever) {
  struct Full : OutputFile {
    explicit Full(int good) : left(good) {}
    [[nodiscard]] Result<void> write_at(std::uint64_t, std::string_view) override {
      if (left-- > 0) return {};
      return fail(Code::output_unwritable, {"x"}, {"满", "full"});
    }
    std::atomic<int> left;
  };
  for (const int good : {0, 1, 20, 40}) {
    ResultFile file(std::make_unique<Full>(good));
    const std::string chunk(digest_piece_bytes, 'a');
    for_each_task(3, 48, [&](unsigned, std::size_t task) { file.write(task, chunk); });
    const auto digest = file.finish();
    ASSERT_FALSE(digest) << good;
    EXPECT_EQ(digest.error().code, Code::output_unwritable);
  }
}

TEST(ResultTasks, are_written_at_one_pace_each_of_them_once) {
  struct Counting : ResultTasks {
    explicit Counting(std::size_t tasks) : done(tasks) {}
    [[nodiscard]] std::size_t count() const override { return done.size(); }
    void write(unsigned thread, std::size_t task) override {
      EXPECT_LT(thread, 3U);
      ++done[task];
    }
    [[nodiscard]] Result<Sha256> finish() override { return Sha256{}; }
    std::vector<std::atomic<int>> done;
  };
  std::vector<std::unique_ptr<ResultTasks>> files;
  for (const std::size_t tasks : {0, 1, 7, 1000}) files.push_back(std::make_unique<Counting>(tasks));
  write_side_by_side(3, files);
  for (const auto& file : files) {
    for (const auto& times : static_cast<Counting&>(*file).done) EXPECT_EQ(times, 1);
  }
}

class WantedYears : public testing::Test {
 protected:
  static policy::Plan plan(std::string_view years, std::string_view from = "2020-03-01",
                           std::string_view edition = "T1") {
    std::string text(test_policy);
    text.replace(text.find("year     calendar"), 17, "year     " + std::string(years));
    text.replace(text.find("\"T1\" from 2020-03-01"), 20, "\"" + std::string(edition) + "\" from " + std::string(from));
    return plan_of(text);
  }
  static std::string told(const Result<WantedYear>& year) {
    if (!year) return std::string(info(year.error().code).name);
    return year->plan->edition + " " + year->year.name + " " + to_text(year->year.days);
  }
  static Date day(std::string_view text) { return *Date::read(text); }
};

TEST_F(WantedYears, a_calendar_year_by_name_or_day) {
  const std::vector<policy::Plan> plans = {plan("calendar"), plan("calendar", "2022-01-01", "T2")};
  EXPECT_EQ(told(year_named(plans, "2020")), "T1 2020 2020-03-01..2020-12-31");
  EXPECT_EQ(told(year_named(plans, "2021")), "T1 2021 2021-01-01..2021-12-31");
  EXPECT_EQ(told(year_named(plans, "2022")), "T2 2022 2022-01-01..2022-12-31");
  EXPECT_EQ(told(year_named(plans, "2019")), "scope_missing");
  EXPECT_EQ(told(year_named(plans, "21")), "scope_missing");
  EXPECT_EQ(told(year_with(plans, day("2021-12-31"))), "T1 2021 2021-01-01..2021-12-31");
  EXPECT_EQ(told(year_with(plans, day("2020-02-29"))), "edition_missing");
}

TEST_F(WantedYears, years_from_a_day_of_several_years_and_listed) {
  const std::vector<policy::Plan> from_july = {plan("from 07-01")};
  EXPECT_EQ(told(year_with(from_july, day("2021-06-30"))), "T1 2020-07-01 2020-07-01..2021-06-30");
  EXPECT_EQ(told(year_named(from_july, "2021-07-01")), "T1 2021-07-01 2021-07-01..2022-06-30");
  EXPECT_EQ(told(year_named(from_july, "2021-07-02")), "scope_missing");
  const std::vector<policy::Plan> listed = {
      plan("listed \"一\" 2020-03-01..2020-08-31, \"二\" 2020-09-01..2021-05-31")};
  EXPECT_EQ(told(year_named(listed, "二")), "T1 二 2020-09-01..2021-05-31");
  EXPECT_EQ(told(year_named(listed, "三")), "scope_missing");
  EXPECT_EQ(told(year_with(listed, day("2021-06-01"))), "scope_missing");
}

}  // namespace
}  // namespace nuan::flow
