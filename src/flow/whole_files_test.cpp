// Files as a whole: encodings, line ends, headers, and those that cannot be read at all.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "flow/adjudication_for_tests.hpp"
#include "flow/messy_files_for_tests.hpp"

namespace nuan::flow {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class WholeFiles : public testing::Test {
 protected:
  WholeFiles() {
    world.members({std::string(li) + ",李先生,6000000000000018,1,2020-03-01..,no,plain,"});
    world.claims({bill()});
  }
  static std::string bill() { return "1," + std::string(li) + ",2021-05-01,门诊,600.00,0,"; }
  std::string& claims() { return world.files.inputs["claims.csv"]; }
  std::string& members() { return world.files.inputs["members.csv"]; }
  void expect_paid() {
    const auto results = world.settle();
    ASSERT_TRUE(results) << to_text(results.error(), Language::en);
    EXPECT_THAT((*results)["payments.csv"], HasSubstr(std::string(li) + ",6000000000000018,100.00,"));
    EXPECT_EQ(results->report.rejects, 0U) << (*results)["rejects.csv"];
  }
  // The run fails with a code and leaves nothing.
  void expect_failure(Code code) {
    const auto results = world.settle();
    ASSERT_FALSE(results);
    EXPECT_EQ(info(results.error().code).name, info(code).name) << to_text(results.error(), Language::en);
    EXPECT_FALSE(results.error().sentence.zh.empty());
    EXPECT_TRUE(world.files.folders.empty());
  }
  World world;
};

TEST_F(WholeFiles, utf8_with_or_without_a_mark_and_gb18030_say_the_same) {
  expect_paid();
  claims().insert(0, "\xEF\xBB\xBF");
  expect_paid();
  claims() = to_gb18030(claims().substr(3));
  members() = to_gb18030(members());
  expect_paid();
}

TEST_F(WholeFiles, a_file_that_turns_out_to_be_gb18030_far_down_is_read_again_as_such) {
  for (const std::size_t piece : {std::size_t{100}, digest_piece_bytes}) {
    world.wish.piece_bytes = piece;
    claims() = csv({std::string(claims_header), "1," + std::string(li) + ",2021-05-01,outpatient,600.00,0,"});
    for (int i = 2; claims().size() < record_limit + 4096; ++i)
      claims() += std::to_string(i) + "," + std::string(li) + ",2021-05-01,outpatient,0.00,0,\n";
    claims() += to_gb18030("x1," + std::string(li) + ",2021-05-01,门诊,0.00,0,\n");
    expect_paid();
    const auto results = world.settle();
    EXPECT_EQ(results->count("claims").encoding, "GB18030");
  }
}

TEST_F(WholeFiles, stays_alone_in_gb18030_are_not_taken_for_hebrew) {
  claims() = to_gb18030(csv({std::string(claims_header), "1," + std::string(li) + ",2021-05-01,住院,600.00,6,"}));
  ASSERT_TRUE(is_utf8(claims()));
  const auto results = world.settle();
  ASSERT_TRUE(results);
  EXPECT_THAT((*results)["payments.csv"], HasSubstr(",0.00,200.00,0.00,200.00,"));
}

TEST_F(WholeFiles, lines_may_end_as_anywhere) {
  const std::string unix_lines = claims();
  for (const std::string_view line_end : {"\r\n", "\r"}) {
    claims().clear();
    for (const char c : unix_lines) claims() += c == '\n' ? std::string(line_end) : std::string(1, c);
    expect_paid();
    claims().resize(claims().size() - line_end.size());
    expect_paid();
  }
}

TEST_F(WholeFiles, columns_are_found_by_name_or_title_in_any_order_and_others_are_named_once) {
  claims() = csv({"备注,自付一,reverses,住院天数,结算日期,person_id, setting ,claim_id,",
                  "x,600.00,,0,2021-05-01," + std::string(li) + ",outpatient,1,"});
  const auto results = world.settle();
  ASSERT_TRUE(results) << to_text(results.error(), Language::en);
  EXPECT_THAT((*results)["payments.csv"], HasSubstr(std::string(li)));
  ASSERT_EQ(results->report.notices.size(), 1U);
  EXPECT_EQ(results->report.notices[0].en, "claims.csv: columns that the policy does not use are ignored: 备注");
}

TEST_F(WholeFiles, a_missing_column_is_told_with_what_was_found) {
  claims() = csv({"claim_id,person_id,settled_at,setting,nights,reverses", ""});
  const auto results = world.settle();
  ASSERT_FALSE(results);
  EXPECT_THAT(to_text(results.error(), Language::en),
              testing::StartsWith(
                  "claims.csv:1:1: column_missing: the header lacks the columns self_pay (自付一); it has claim_id, "
                  "person_id, settled_at, setting, nights, reverses\n"));
}

TEST_F(WholeFiles, a_column_that_stands_there_twice_is_refused) {
  claims() = csv({std::string(claims_header) + ",自付一"});
  expect_failure(Code::column_twice);
}

TEST_F(WholeFiles, files_without_rows_are_fine_and_those_without_a_header_are_not) {
  claims() = csv({std::string(claims_header)});
  const auto results = world.settle();
  ASSERT_TRUE(results);
  EXPECT_EQ((*results)["rejects.csv"], "file,line,code,message,text\n");
  claims().pop_back();
  EXPECT_TRUE(world.settle());
  world.files.folders.clear();
  claims() = "\n";
  expect_failure(Code::input_empty);
  claims() = "\xEF\xBB\xBF";
  expect_failure(Code::input_empty);
  claims() = "";
  expect_failure(Code::input_empty);
}

TEST_F(WholeFiles, a_nul_byte_anywhere_fails_the_file) {
  for (const std::size_t piece : {std::size_t{10}, digest_piece_bytes}) {
    world.wish.piece_bytes = piece;
    world.claims({bill(), bill() + std::string(1, '\0')});
    expect_failure(Code::input_nul);
    claims().assign(4000, '\0');
    expect_failure(Code::input_nul);
  }
}

TEST_F(WholeFiles, neither_utf8_nor_gb18030_is_undecodable) {
  for (const std::size_t piece : {std::size_t{10}, digest_piece_bytes}) {
    world.wish.piece_bytes = piece;
    world.claims({bill(), "\xFF\xFF"});
    expect_failure(Code::input_undecodable);
    claims() = "\xEF\xBB\xBF" + to_gb18030(csv({std::string(claims_header), bill()}));
    expect_failure(Code::input_undecodable);
    claims() = "\xFF\xFE" + claims();
    expect_failure(Code::input_undecodable);
  }
}

TEST_F(WholeFiles, a_record_longer_than_a_megabyte_fails_the_file_and_names_its_line) {
  const std::string limit(record_limit - bill().size() - 2, 'x');
  for (const std::size_t piece : {std::size_t{5000}, digest_piece_bytes}) {
    world.wish.piece_bytes = piece;
    world.claims({bill(), bill() + ",\"" + limit, bill(), bill() + "\""});
    const auto results = world.settle();
    ASSERT_FALSE(results);
    EXPECT_EQ(results.error().code, Code::record_too_long);
    EXPECT_EQ(results.error().place.line, 3U);
    world.claims({bill(), bill() + "," + limit, "\"\n\n\"" + bill()});
    const auto just_fits = world.settle();
    ASSERT_TRUE(just_fits) << to_text(just_fits.error(), Language::en);
    EXPECT_THAT(just_fits->rejects(), ElementsAre("claims,3,field_count", "claims,4,quotes_malformed"));
  }
}

TEST_F(WholeFiles, quoted_fields_may_hold_line_breaks_and_lines_are_counted_as_they_stand) {
  world.visits({"1," + std::string(li) + ",\"a\n\"\"b\"\"\r\nc\",2021-05-01,1,20%,1,yes,x",
                "2," + std::string(li) + ",a,2021-05-01,1,20%,1,yes,x"});
  for (const std::size_t piece : {std::size_t{1}, std::size_t{3}, std::size_t{50}, digest_piece_bytes}) {
    world.wish.piece_bytes = piece;
    const auto results = world.settle();
    ASSERT_TRUE(results);
    EXPECT_THAT(results->rejects(), ElementsAre("visit,2,amount_malformed", "visit,5,amount_malformed"));
    EXPECT_THAT((*results)["rejects.csv"],
                HasSubstr("\"1," + std::string(li) + ",\"\"a\n\"\"\"\"b\"\"\"\"\r\nc\"\",2021"));
  }
}

TEST_F(WholeFiles, digests_are_those_of_the_bytes) {
  for (const std::size_t piece : {std::size_t{100}, digest_piece_bytes}) {
    world.wish.piece_bytes = piece;
    const auto results = world.settle();
    ASSERT_TRUE(results);
    EXPECT_EQ(results->count("claims").digest, digest_1m(claims()));
    for (const auto& [name, digest] : results->report.outputs) EXPECT_EQ(digest, digest_1m((*results)[name])) << name;
  }
}

// ---- files that fail under way

TEST_F(WholeFiles, a_failing_read_wherever_it_happens_fails_the_run_and_leaves_nothing) {
  using adapters::files::FailingFiles;
  world.wish.piece_bytes = 64;
  world.claims({bill(), "2", bill(), "x" + bill()});
  Watcher nobody;
  FailingFiles counting(world.files, {});
  ASSERT_TRUE(adjudicate(world.wish, counting, nobody));
  ASSERT_GT(counting.reads(), 10U);
  for (std::uint64_t read = 1; read <= counting.reads(); ++read) {
    world.files.folders.clear();
    FailingFiles failing(world.files, {.read = read});
    const auto results = adjudicate(world.wish, failing, nobody);
    ASSERT_FALSE(results) << read;
    EXPECT_EQ(results.error().code, Code::input_unreadable);
    EXPECT_TRUE(world.files.folders.empty());
  }
}

TEST_F(WholeFiles, a_failing_write_wherever_it_happens_fails_the_run_and_leaves_nothing) {
  using adapters::files::FailingFiles;
  Watcher nobody;
  FailingFiles counting(world.files, {});
  ASSERT_TRUE(adjudicate(world.wish, counting, nobody));
  std::vector<FailingFiles::When> ways = {{.create_folder = 1}, {.commit = 1}};
  for (std::uint64_t file = 1; file <= 5; ++file) ways.push_back({.create = file});
  for (std::uint64_t write = 1; write <= counting.writes(); ++write) ways.push_back({.write = write});
  for (const FailingFiles::When& when : ways) {
    world.files.folders.clear();
    FailingFiles failing(world.files, when);
    const auto results = adjudicate(world.wish, failing, nobody);
    ASSERT_FALSE(results) << when.write << " " << when.create;
    EXPECT_EQ(results.error().code, Code::output_full);
    EXPECT_TRUE(world.files.folders.empty());
  }
}

// Whatever runs over a whole life: a benefit, its cap, a limit, a sum or a place read along the way.
TEST_F(WholeFiles, what_counts_for_life_needs_the_facts_of_every_year) {
  const std::vector<std::pair<std::string, std::string>> changes = {
      {"per   year\n  above 2 days", "per   life\n  above 2 days"},
      {"at most 2,000\n", "at most 2,000  at most 9,000 per life\n"},
      {"at most 3,000  per year", "at most 3,000  per life"},
      {"pay   50 each", "pay   (50 if (place of claim per life) > 1 else 60) each"},
      {"pay   50 each", "pay   (50 if (sum of self_pay per life) > 100 else 60) each"},
  };
  for (const auto& [from, to] : changes) {
    std::string text(test_policy);
    text.replace(text.find(from), from.size(), to);
    const policy::Plan plan = plan_of(text);
    world.wish.plan = &plan;
    world.wish.complete = false;
    world.files.folders.clear();
    expect_failure(Code::facts_of_every_year_needed);
    world.wish.complete = true;
    EXPECT_TRUE(world.settle()) << to;
  }
}

TEST_F(WholeFiles, a_law_over_a_whole_life_asks_for_nothing) {
  const policy::Plan plan = plan_of(std::string(test_policy) +
                                    "law \"not more than the bills\"  always total <= (sum of self_pay) + 5,000\n");
  world.wish.plan = &plan;
  EXPECT_TRUE(world.settle());
}

}  // namespace
}  // namespace nuan::flow
