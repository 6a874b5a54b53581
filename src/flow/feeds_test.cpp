// Claims by a feed: cut into pieces anywhere, on any number of threads, as commas or TABs, in either encoding, they pay
// what the same claims in the policy's own columns pay; and what is rejected shows the file as it came.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iconv.h>
#include <rapidcheck/gtest.h>

#include "flow/adjudication_for_tests.hpp"
#include "flow/run_inputs.hpp"

namespace nuan::flow {
namespace {

using testing::ElementsAre;

constexpr std::string_view feed_text =
    R"(feed test "试" / "test"
empty "null"
column 编号 text
column person text
column day day
column kind code
column whole money
column own money
column fund money
column nights text
column mark code optional
column original text optional
column note text optional
refund where mark is 1 undoes original or 编号
refund where mark is 2 undoes itself
check sum whole = own + fund "不等" / "differs"
fact claim_id from 编号
fact person_id from person
fact settled_at from day
fact setting from kind: 11 = outpatient, 21 = inpatient
fact self_pay from own
fact nights from nights
)";

const claims::Feed& test_feed() {
  static const claims::Feed feed = *claims::read_feed("test.feed", std::string(feed_text));
  return feed;
}

std::string gb18030(const std::string& text) {
  const iconv_t converter = iconv_open("GB18030", "UTF-8");
  std::string in = text;
  std::string out(text.size() * 2 + 8, '\0');
  char* from = in.data();
  char* to = out.data();
  std::size_t left = in.size();
  std::size_t room = out.size();
  EXPECT_EQ(iconv(converter, &from, &left, &to, &room), 0U);
  iconv_close(converter);
  out.resize(out.size() - room);
  return out;
}

// The same claims twice.
struct Twins {
  std::string feed;
  std::vector<std::string> claims;
};

Twins any_twins(char separator) {
  const std::vector<std::string> columns = {"编号", "person", "day",  "kind",     "whole", "own",
                                            "fund", "nights", "mark", "original", "note"};
  Twins twins;
  const auto add = [&](const std::vector<std::string>& fields) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (i > 0) twins.feed += separator;
      const bool quote = separator == ',' && fields[i].find_first_of(",\"") != std::string::npos;
      twins.feed += quote ? '"' + fields[i] + '"' : fields[i].empty() && separator == '\t' ? "null" : fields[i];
    }
    twins.feed += '\n';
  };
  add(columns);
  const int count = *rc::gen::inRange(1, 30);
  for (int i = 0; i < count; ++i) {
    const std::string id = "编-" + std::to_string(i);
    const std::string person(*rc::gen::element(li, wang));
    const int own = *rc::gen::inRange(1, 400'000);
    const int fund = *rc::gen::inRange(0, 1000);
    const bool inpatient = *rc::gen::arbitrary<bool>();
    const std::string nights = std::to_string(*rc::gen::inRange(0, 9));
    const std::string note = *rc::gen::element<std::string>("", "𬭎, 和", "x,,y", "普通");
    const auto yuan = [](int fen) { return to_text(Money::from_fen(fen)); };
    const std::string tail = "," + person + ",2021-03-0" + std::to_string(1 + i % 9) + "," +
                             (inpatient ? "inpatient" : "outpatient") + "," + yuan(own) + "," + nights + ",";
    const auto row = [&](const std::string& name, const std::string& mark, const std::string& original) {
      add({name, person, "2021030" + std::to_string(1 + i % 9), inpatient ? "21" : "11", yuan(own + fund), yuan(own),
           yuan(fund), nights, mark, original, note});
    };
    const int how = *rc::gen::inRange(0, 6);
    row(id, how == 3 ? "2" : "0", "");
    twins.claims.push_back(id + tail);
    if (how == 1) row(id, "001", "");
    if (how == 2) row(id + "b", "1", id);
    if (how == 1 || how == 3) twins.claims.push_back(id + "/R" + tail + id);
    if (how == 2) twins.claims.push_back(id + "b" + tail + id);
  }
  return twins;
}

void add_members(World& world) {
  world.members(
      {std::string(li) + ",李,1,,2020-01-01..,no,plain,", std::string(wang) + ",王,2,,2020-01-01..,yes,senior,"});
}

RC_GTEST_PROP(Feeds, pay_what_their_twins_pay_however_they_are_cut, ()) {
  const char separator = *rc::gen::element(',', '\t');
  const Twins twins = any_twins(separator);
  World own;
  add_members(own);
  own.claims(twins.claims);
  World world;
  add_members(world);
  const bool legacy = *rc::gen::arbitrary<bool>();
  world.files.inputs["claims.csv"] = legacy ? gb18030(twins.feed) : twins.feed;
  world.wish.feed = &test_feed();
  world.wish.threads = *rc::gen::inRange(1U, 4U);
  world.wish.piece_bytes = *rc::gen::inRange<std::size_t>(7, 500);
  world.wish.partitions = *rc::gen::inRange<std::size_t>(1, 5);
  const auto wanted = own.settle();
  const auto got = world.settle();
  RC_ASSERT(wanted.has_value());
  RC_ASSERT(got.has_value());
  RC_ASSERT((*got)["rejects.csv"] == (*wanted)["rejects.csv"]);
  RC_ASSERT((*got)["payments.csv"] == (*wanted)["payments.csv"]);
  RC_ASSERT((*got)["parts.csv"] == (*wanted)["parts.csv"]);
  Digester digester;
  digester.add(world.files.inputs["claims.csv"]);
  RC_ASSERT(got->count("claims").digest == digester.finish());
  RC_ASSERT(got->count("claims").bytes == world.files.inputs["claims.csv"].size());
}

// What a feed cannot take is told with the line and the text of the file, TABs and all.
TEST(Feeds, rejects_show_the_file_as_it_came) {
  World world;
  add_members(world);
  const std::string head = "编号\tperson\tday\tkind\twhole\town\tfund\tnights\n";
  const std::string person(li);
  world.files.inputs["claims.csv"] = head + "a\t" + person + "\t20210301\t11\t10.01\t4\t6\t0\n\n" +  //
                                     "b\t" + person + "\t20210301\t99\t10\t4\t6\t0\n" +              //
                                     "c, \"d\"\t" + person + "\t20210231\t11\t10\t4\t6\t0\n" +       //
                                     "e\t" + person + "\t20210301\n" + "f\t" + person + "\t2021";
  world.wish.feed = &test_feed();
  const auto got = world.settle();
  ASSERT_TRUE(got.has_value());
  EXPECT_THAT(got->rejects(), ElementsAre("claims,2,sum", "claims,4,code_unknown", "claims,5,date_impossible",
                                          "claims,6,field_count", "claims,7,truncated_record"));
  EXPECT_THAT((*got)["rejects.csv"], testing::HasSubstr("\"c, \"\"d\"\"\t" + person + "\t20210231\t11\t10\t4\t6\t0\""));
  EXPECT_EQ(got->count("claims").blank_lines, 1U);
}

// A pair under the wrong reading: both rows in conflict, and the row that became two is told for both.
TEST(Feeds, a_row_that_became_two_may_be_rejected_twice_in_one_order) {
  World world;
  add_members(world);
  const std::string row = "a," + std::string(li) + ",20210301,11,10,";
  world.files.inputs["claims.csv"] =
      "编号,person,day,kind,whole,own,fund,nights,mark\n" + row + "4,6,0,0\n" + row + "5,5,0,2\n";
  world.wish.feed = &test_feed();
  const auto got = world.settle();
  ASSERT_TRUE(got.has_value());
  EXPECT_THAT(got->rejects(),
              ElementsAre("claims,2,claim_conflict", "claims,3,claim_conflict", "claims,3,reversal_orphan"));
}

TEST(Feeds, a_policy_that_asks_for_more_is_told_so) {
  World world;
  add_members(world);
  auto feed = claims::read_feed("less.feed", std::string(feed_text.substr(0, feed_text.rfind("fact nights"))));
  ASSERT_TRUE(feed.has_value());
  world.wish.feed = &*feed;
  world.files.inputs["claims.csv"] = "编号,person,day,kind,whole,own,fund,nights\n";
  const auto got = world.settle();
  ASSERT_FALSE(got.has_value());
  EXPECT_EQ(got.error().code, Code::column_missing);
  EXPECT_EQ(got.error().place.file, "less.feed");
}

TEST(RunInputs, the_format_comes_back) {
  RunInputs inputs;
  inputs.year = "2021";
  inputs.format = {{"format", "setlinfo", "d1"}, {"refund=flipped"}};
  const auto read = read_inputs_json(inputs_json(inputs), "inputs.json");
  ASSERT_TRUE(read.has_value() && read->format.has_value());
  EXPECT_EQ(read->format->feed.path, "setlinfo");
  EXPECT_EQ(read->format->feed.digest, "d1");
  EXPECT_THAT(read->format->readings, ElementsAre("refund=flipped"));
}

}  // namespace
}  // namespace nuan::flow
