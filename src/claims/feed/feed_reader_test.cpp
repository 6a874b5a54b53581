// Every conversion, every sum that must hold (violated by one fen), every way a refund is told.
#include "claims/feed/feed_reader.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "base/money.hpp"
#include "claims/feed/shipped.hpp"

namespace nuan::claims {
namespace {

Feed shipped(std::string_view name, const std::vector<std::string>& readings = {}) {
  for (const Shipped& one : shipped_feeds()) {
    if (one.name != name) continue;
    auto feed = read_feed(std::string(name), std::string(one.text));
    EXPECT_TRUE(feed.has_value()) << (feed ? "" : to_text(feed.error(), Language::en));
    for (const std::string& reading : readings) EXPECT_TRUE(choose_reading(*feed, reading).has_value());
    return std::move(*feed);
  }
  ADD_FAILURE() << "no feed " << name;
  return {};
}

class Fields : public std::vector<std::string> {
 public:
  using std::vector<std::string>::vector;
  [[nodiscard]] std::string_view operator[](std::uint32_t i) const { return at(i); }
};

using Values = std::map<std::string, std::string>;

// A row by column names; what is not named is empty (money: 0).
struct Tried {
  std::string code;  // of the refusal
  std::vector<Values> made;
  std::vector<std::string> noted;
};

Tried try_row(const Feed& feed, const Values& values, bool may_reverse = true) {
  Shape shape{.role = Role::facts, .key_name = "person_id", .id_name = "claim_id", .may_reverse = may_reverse};
  std::vector<std::string> header;
  Fields row;
  for (const FeedColumn& column : feed.columns) {
    const auto found = values.find(column.name);
    header.push_back(column.name);
    row.push_back(found != values.end() ? found->second : column.kind == FeedColumn::Kind::money ? "0.00" : "");
  }
  const auto layout = read_feed_header(feed, header, "test.csv");
  EXPECT_TRUE(layout.has_value());
  FeedReader reader(feed, *layout, shape, nullptr, false);
  Tried tried;
  if (!reader.take(row)) {
    const FeedRefusal& refusal = reader.refusal();
    tried.code = refusal.words != nullptr ? std::string(refusal.code) : std::string(code_of(refusal.flaw));
    return tried;
  }
  const std::vector<std::string> names = made_header(feed, shape);
  for (std::size_t i = 0; i < reader.count(); ++i) {
    Values made;
    for (std::uint32_t field = 0; field < names.size(); ++field) made[names[field]] = std::string(reader[i][field]);
    tried.made.push_back(std::move(made));
  }
  for (const std::string_view code : reader.noted()) tried.noted.emplace_back(code);
  return tried;
}

// An inpatient settlement in which no amount is zero.
const Values whole = {{"setl_id", "S1"},
                      {"psn_cert_type", "01"},
                      {"certno", "990101196503120011"},
                      {"setl_time", "2021-03-08 15:02:44"},
                      {"med_type", "21"},
                      {"medfee_sumamt", "1000.00"},
                      {"fulamt_ownpay_amt", "100.00"},
                      {"overlmt_selfpay", "20.00"},
                      {"preselfpay_amt", "30.00"},
                      {"inscp_scp_amt", "850.00"},
                      {"hifp_pay", "300.00"},
                      {"cvlserv_pay", "10.00"},
                      {"hifes_pay", "20.00"},
                      {"hifmi_pay", "1.00"},
                      {"hifob_pay", "2.00"},
                      {"hifdm_pay", "3.00"},
                      {"maf_pay", "4.00"},
                      {"oth_pay", "5.00"},
                      {"fund_pay_sumamt", "345.00"},
                      {"hosp_part_amt", "5.00"},
                      {"psn_part_amt", "650.00"},
                      {"acct_pay", "50.00"},
                      {"acct_mulaid_pay", "7.00"},
                      {"psn_cash_pay", "600.00"},
                      {"over_cap_amt", "200.00"},
                      {"refd_setl_flag", "0"},
                      {"vali_flag", "1"}};

Values with(Values values, const Values& others) {
  for (const auto& [name, value] : others) values[name] = value;
  return values;
}

Values a_fen_more(Values values, const std::string& name) {
  values[name] = to_text(read_money(values.at(name)).value + Money::from_fen(1));
  return values;
}

TEST(FeedReader, TheNationalRowBecomesAClaim) {
  const Tried tried = try_row(shipped("setlinfo"), whole);
  ASSERT_EQ(tried.code, "");
  ASSERT_EQ(tried.made.size(), 1U);
  EXPECT_EQ(tried.made[0].at("claim_id"), "S1");
  EXPECT_EQ(tried.made[0].at("person_id"), "990101196503120011");
  EXPECT_EQ(tried.made[0].at("settled_at"), "2021-03-08 15:02:44");
  EXPECT_EQ(tried.made[0].at("setting"), "inpatient");
  EXPECT_EQ(tried.made[0].at("self_pay"), "300.00");  // 850 - 345 - 5 - 200
  EXPECT_EQ(tried.made[0].at("over_cap"), "200.00");
  EXPECT_EQ(tried.made[0].at("reverses"), "");
  EXPECT_TRUE(tried.noted.empty());
}

TEST(FeedReader, OneFenInAnyAmountOfTheNationalRowIsFound) {
  const Feed feed = shipped("setlinfo");
  const std::map<std::string, std::string> code_of_first = {
      {"medfee_sumamt", "fee-sum"},   {"fulamt_ownpay_amt", "fee-sum"}, {"overlmt_selfpay", "fee-sum"},
      {"preselfpay_amt", "fee-sum"},  {"inscp_scp_amt", "fee-sum"},     {"hifp_pay", "fund-sum"},
      {"cvlserv_pay", "fund-sum"},    {"hifes_pay", "fund-sum"},        {"hifmi_pay", "fund-sum"},
      {"hifob_pay", "fund-sum"},      {"hifdm_pay", "fund-sum"},        {"maf_pay", "fund-sum"},
      {"oth_pay", "fund-sum"},        {"fund_pay_sumamt", "fund-sum"},  {"hosp_part_amt", "person-sum"},
      {"psn_part_amt", "person-sum"}, {"acct_pay", "cash-sum"},         {"psn_cash_pay", "cash-sum"}};
  for (const auto& [column, code] : code_of_first)
    EXPECT_EQ(try_row(feed, a_fen_more(whole, column)).code, code) << column;
}

TEST(FeedReader, ARelativesAccountMayCountInTheCashOrNot) {
  EXPECT_EQ(try_row(shipped("setlinfo"), with(whole, {{"psn_cash_pay", "593.00"}})).code, "");
  EXPECT_EQ(try_row(shipped("setlinfo"), with(whole, {{"psn_cash_pay", "593.01"}})).code, "cash-sum");
}

// The two ways can differ only where another sum is violated, too; so the feed here asks for nothing else.
TEST(FeedReader, TheTwoWaysToSelfPayMayBeAFenApart) {
  const std::string text =
      "feed two \"两\" / \"two\"\ncolumn id text\ncolumn who text\ncolumn a money\ncolumn b money\n"
      "check differs a = b within 0.01 \"不等\" / \"differ\"\nfact claim_id from id\nfact person_id from who\n";
  const auto feed = read_feed("two.feed", text);
  ASSERT_TRUE(feed.has_value());
  EXPECT_TRUE(try_row(*feed, {{"a", "1.00"}, {"b", "1.00"}}).noted.empty());
  for (const std::string b : {"0.99", "1.01"})
    EXPECT_EQ(try_row(*feed, {{"a", "1.00"}, {"b", b}}).noted, std::vector<std::string>{"differs"}) << b;
  for (const std::string b : {"0.98", "1.02"})
    EXPECT_EQ(try_row(*feed, {{"a", "1.00"}, {"b", b}}).code, "differs") << b;
}

TEST(FeedReader, ReadingsOfTheNationalRow) {
  EXPECT_EQ(try_row(shipped("setlinfo", {"others=gross"}), whole).made.at(0).at("self_pay"), "320.00");
  EXPECT_EQ(try_row(shipped("setlinfo", {"hospital=outside"}), whole).made.at(0).at("self_pay"), "305.00");
}

TEST(FeedReader, RefundsUnderTheSameId) {
  const Feed feed = shipped("setlinfo");
  const Values negative = {{"medfee_sumamt", "-1000.00"}, {"inscp_scp_amt", "-850.00"}};
  for (const Values& how : {Values{{"refd_setl_flag", "1"}}, Values{{"refd_setl_flag", "000001"}}, negative,
                            with(negative, {{"refd_setl_flag", "1"}})}) {
    const Tried tried = try_row(feed, with(whole, how));
    ASSERT_EQ(tried.made.size(), 1U) << tried.code;
    EXPECT_EQ(tried.made[0].at("claim_id"), "S1/R");
    EXPECT_EQ(tried.made[0].at("reverses"), "S1");
  }
}

TEST(FeedReader, RefundsThatNameWhatTheyTakeBack) {
  const Tried tried =
      try_row(shipped("setlinfo"), with(whole, {{"setl_id", "S2"}, {"init_setl_id", "S1"}, {"refd_setl_flag", "1"}}));
  ASSERT_EQ(tried.made.size(), 1U);
  EXPECT_EQ(tried.made[0].at("claim_id"), "S2");
  EXPECT_EQ(tried.made[0].at("reverses"), "S1");
}

TEST(FeedReader, ARowThatWasFlippedIsAClaimAndItsUndoing) {
  const Tried tried = try_row(shipped("setlinfo", {"refund=flipped"}), with(whole, {{"refd_setl_flag", "1"}}));
  ASSERT_EQ(tried.made.size(), 2U);
  EXPECT_EQ(tried.made[0].at("claim_id"), "S1");
  EXPECT_EQ(tried.made[0].at("reverses"), "");
  EXPECT_EQ(tried.made[1].at("claim_id"), "S1/R");
  EXPECT_EQ(tried.made[1].at("reverses"), "S1");
}

// A feed that is read as flipped, and yet names what a row takes back or has negative amounts, is believed.
TEST(FeedReader, RefundsThatNameTheirsAreNeverReadAsFlipped) {
  const Feed feed = shipped("setlinfo", {"refund=flipped"});
  for (const Values& how : {Values{{"init_setl_id", "S0"}, {"refd_setl_flag", "1"}},
                            Values{{"init_setl_id", "S0"}, {"medfee_sumamt", "-1000.00"}, {"refd_setl_flag", "1"}}}) {
    const Tried tried = try_row(feed, with(whole, how));
    ASSERT_EQ(tried.made.size(), 1U);
    EXPECT_EQ(tried.made[0].at("claim_id"), "S1");
    EXPECT_EQ(tried.made[0].at("reverses"), "S0");
  }
}

TEST(FeedReader, ARefundWhereThePolicyKnowsNoneIsRefused) {
  EXPECT_EQ(try_row(shipped("setlinfo"), with(whole, {{"refd_setl_flag", "1"}}), false).code, "refund_impossible");
  EXPECT_EQ(try_row(shipped("setlinfo"), with(whole, {{"setl_id", ""}, {"refd_setl_flag", "1"}})).code,
            "refund_names_nothing");
}

// Marks of other systems (void 0/1, cancel 1/2, red and blue), each a line of a feed.
TEST(FeedReader, OtherSystemsMarks) {
  const std::string head =
      "feed other \"别\" / \"other\"\ncolumn id text\ncolumn who text\ncolumn mark code\ncolumn fee money\n"
      "fact claim_id from id\nfact person_id from who\n";
  struct Case {
    std::string line, mark, fee;
    std::size_t rows;
  };
  for (const Case& one : {Case{"refund where mark is 0 undoes itself\n", "0", "1.00", 2},
                          Case{"refund where mark is 0 undoes itself\n", "1", "1.00", 1},
                          Case{"refund where mark is 2 undoes itself\n", "2", "1.00", 2},
                          Case{"refund where mark is RED undoes id\n", "RED", "-1.00", 1},
                          Case{"refund where fee below 0 undoes id\n", "", "-0.01", 1}}) {
    const auto feed = read_feed("other.feed", head + one.line);
    ASSERT_TRUE(feed.has_value()) << one.line;
    const Tried tried = try_row(*feed, {{"id", "X"}, {"who", "P"}, {"mark", one.mark}, {"fee", one.fee}});
    ASSERT_EQ(tried.made.size(), one.rows) << one.line;
    const bool undoes = tried.made.back().at("reverses") == "X";
    EXPECT_EQ(undoes, one.mark != "1") << one.line;
  }
}

const Values beijing = {{"tradeno", "T1"},
                        {"id_no", "990101196503120011"},
                        {"tradedate", "20180702093015"},
                        {"curetype", "11"},
                        {"feeall", "1660.00"},
                        {"fund", "1050.00"},
                        {"cash", "600.00"},
                        {"personcountpay", "10.00"},
                        {"mzfee", "1660.00"},
                        {"mzfeein", "1650.00"},
                        {"mzfeeout", "10.00"},
                        {"mzpayfirst", "100.00"},
                        {"mzselfpay2", "10.00"},
                        {"mzbigpay", "1050.00"},
                        {"mzbigselfpay", "300.00"},
                        {"mzoutofbig", "200.00"},
                        {"bcpay", "40.00"},
                        {"flag", "1"},
                        {"recordtype", "0"}};

TEST(FeedReader, BeijingsRowBecomesAClaim) {
  const Tried tried = try_row(shipped("beijing"), beijing);
  ASSERT_EQ(tried.code, "");
  EXPECT_EQ(tried.made.at(0).at("settled_at"), "2018-07-02 09:30:15");
  EXPECT_EQ(tried.made.at(0).at("self_pay"), "400.00");
  EXPECT_EQ(tried.made.at(0).at("over_cap"), "200.00");
  const Tried alone = try_row(shipped("beijing", {"self_pay_1=big_selfpay"}), beijing);
  EXPECT_EQ(alone.made.at(0).at("self_pay"), "300.00");
  EXPECT_EQ(alone.made.at(0).at("over_cap"), "0.00");
  EXPECT_EQ(try_row(shipped("beijing", {"others=net"}), beijing).made.at(0).at("self_pay"), "360.00");
}

TEST(FeedReader, OneFenInAnyAmountOfBeijingsRowIsFound) {
  const std::map<std::string, std::string> code_of_first = {
      {"mzfee", "fee-in-out"},      {"mzfeein", "fee-in-out"},     {"mzfeeout", "fee-in-out"},
      {"mzpayfirst", "fee-in-sum"}, {"mzbigpay", "fee-in-sum"},    {"mzbigselfpay", "fee-in-sum"},
      {"mzoutofbig", "fee-in-sum"}, {"feeall", "paid-sum"},        {"fund", "paid-sum"},
      {"cash", "paid-sum"},         {"personcountpay", "paid-sum"}};
  for (const auto& [column, code] : code_of_first)
    EXPECT_EQ(try_row(shipped("beijing"), a_fen_more(beijing, column)).code, code) << column;
  // The supplementary insurance may be one of the segments or not.
  EXPECT_EQ(try_row(shipped("beijing"), with(beijing, {{"mzbigselfpay", "260.00"}})).code, "");
}

TEST(FeedReader, BeijingsStates) {
  EXPECT_EQ(try_row(shipped("beijing"), with(beijing, {{"flag", "0"}})).code, "not-committed");
  EXPECT_EQ(try_row(shipped("beijing"), with(beijing, {{"flag", "2"}})).made.size(), 2U);
  const Tried refund =
      try_row(shipped("beijing"), with(beijing, {{"tradeno", "T2"}, {"depatradeno", "T1"}, {"recordtype", "1"}}));
  EXPECT_EQ(refund.made.at(0).at("reverses"), "T1");
}

TEST(FeedReader, ValuesAsExportsSpellThem) {
  const Feed feed = shipped("setlinfo");
  const auto made = [&](const Values& values) { return try_row(feed, with(whole, values)); };
  EXPECT_EQ(made({{"medfee_sumamt", "1000.0000"},
                  {"cvlserv_pay", "10"},
                  {"setl_id", "=\"S1\""},
                  {"certno", "'990101196503120011"}})
                .made.at(0)
                .at("claim_id"),
            "S1");
  EXPECT_EQ(made({{"medfee_sumamt", "1000.001"}}).code, "amount_malformed");
  EXPECT_EQ(made({{"medfee_sumamt", "1,000.00"}}).code, "amount_malformed");
  EXPECT_EQ(made({{"medfee_sumamt", "null"}}).code, "amount_malformed");
  EXPECT_EQ(made({{"over_cap_amt", "null"}}).made.at(0).at("over_cap"), "0.00");
  EXPECT_EQ(made({{"setl_id", "2.0201012E+19"}}).code, "text_as_number");
  EXPECT_EQ(made({{"certno", "9.90101E+17"}}).made.at(0).at("person_id"), "9.90101E+17");  // told by its reader
  EXPECT_EQ(made({{"med_type", "21.0"}}).made.at(0).at("setting"), "inpatient");
  EXPECT_EQ(made({{"med_type", "9925"}}).code, "code_unknown");
  EXPECT_EQ(made({{"vali_flag", "0"}}).code, "not-valid");
  EXPECT_EQ(made({{"vali_flag", "null"}}).code, "");
  EXPECT_EQ(made({{"setl_time", "2021-03-08 15:02:44.0"}}).made.at(0).at("settled_at"), "2021-03-08 15:02:44");
  EXPECT_EQ(made({{"psn_cert_type", "04"}, {"certno", "H12345678"}}).made.at(0).at("person_id"), "HKMO:H12345678");
  EXPECT_EQ(made({{"medfee_sumamt", "99999999999999999.00"}}).code, "amount_too_large");
}

const std::string small_feed =
    "feed a \"甲\" / \"a\"\ncolumn id text\ncolumn who text\ncolumn fee money\nfact claim_id from id\n"
    "fact person_id from who\n";

TEST(FeedReader, AValueMayBeTheSameInEveryRow) {
  const auto feed = read_feed("a.feed", small_feed + "fact setting is outpatient\n");
  ASSERT_TRUE(feed.has_value());
  const Tried tried = try_row(*feed, {{"id", "1"}, {"who", "990101196503120011"}});
  ASSERT_EQ(tried.made.size(), 1U);
  EXPECT_EQ(tried.made[0].at("setting"), "outpatient");
}

TEST(FeedReader, ASumBeyondAllMoneyIsRefused) {
  std::string text = small_feed + "let twice1 = fee + fee\n";
  for (int i = 2; i <= 20; ++i) {
    const std::string before = "twice" + std::to_string(i - 1);
    text += "let twice" + std::to_string(i) + " = " + before + " + " + before + "\n";
  }
  const auto feed = read_feed("a.feed", text + "fact self_pay from twice20\n");
  ASSERT_TRUE(feed.has_value());
  const Values row = {{"id", "1"}, {"who", "990101196503120011"}, {"fee", "1.00"}};
  EXPECT_EQ(try_row(*feed, row).made.at(0).at("self_pay"), "1048576.00");
  Values large = row;
  large["fee"] = "9999999999999.99";
  EXPECT_EQ(try_row(*feed, large).code, code_of(Flaw::amount_too_large));
}

TEST(FeedReader, RowsInGB18030ComeOutInUtf8) {
  const auto feed = read_feed("a.feed", small_feed + "fact setting from id\n");
  ASSERT_TRUE(feed.has_value());
  const auto table = Gb18030::table();
  ASSERT_TRUE(table.has_value());
  const Shape shape{.role = Role::facts, .key_name = "person_id", .id_name = "claim_id", .may_reverse = true};
  const auto layout = read_feed_header(*feed, {"id", "who", "fee"}, "test.csv");
  ASSERT_TRUE(layout.has_value());
  FeedReader reader(*feed, *layout, shape, *table, false);
  ASSERT_TRUE(reader.take(Fields{"\xCD\xF5", "990101196503120011", "1.00"}));
  EXPECT_EQ(reader[0][0], "王");
}

TEST(FeedReader, HeadersByNameOrTitle) {
  const Feed feed = shipped("beijing");
  std::vector<std::string> header;
  for (const FeedColumn& column : feed.columns) header.push_back(column.title.zh);
  header[0] = "TradeNo";
  EXPECT_TRUE(read_feed_header(feed, header, "x.csv").has_value());
  header.push_back("tradeno");
  EXPECT_EQ(read_feed_header(feed, header, "x.csv").error().code, Code::column_twice);
  EXPECT_EQ(read_feed_header(feed, {"tradeno"}, "x.csv").error().code, Code::column_missing);
}

TEST(ReadFeed, MistakesAreToldWithTheirLine) {
  const std::string right =
      "feed a \"甲\" / \"a\"\ncolumn id text\ncolumn fee money\nreading r \"读\" / \"r\"\n  choice x \"x\" / \"x\"\n"
      "  choice y \"y\" / \"y\"\nfact claim_id from id\nfact person_id from id\n";
  ASSERT_TRUE(read_feed("a.feed", right).has_value());
  struct Case {
    std::string line;
    Code code;
    std::uint64_t place;
  };
  for (const Case& one : {Case{"colunm b text\n", Code::feed_word, 9},
                          Case{"column b number\n", Code::feed_word, 9},
                          Case{"column id code\n", Code::feed_name_twice, 9},
                          Case{"check c fee = fees \"z\" / \"e\"\n", Code::feed_name_unknown, 9},
                          Case{"check c fee = id \"z\" / \"e\"\n", Code::feed_name_unknown, 9},
                          Case{"check c fee = fee\n", Code::feed_word, 9},
                          Case{"let z = fee when r is q\n", Code::feed_name_unknown, 9},
                          Case{"let z = fee when s is x\n", Code::feed_name_unknown, 9},
                          Case{"let z = fee when r is x\n", Code::feed_incomplete, 9},
                          Case{"let z = fee\nlet z = fee\n", Code::feed_name_twice, 10},
                          Case{"fact fee from nothing\n", Code::feed_name_unknown, 9},
                          Case{"fact claim_id from fee\n", Code::feed_name_twice, 9},
                          Case{"refund where id below 0 undoes itself\n", Code::feed_word, 9},
                          Case{"keep where id is 1 else c\n", Code::feed_word, 9},
                          Case{"reading s \"s\" / \"s\"\n  choice x \"x\" / \"x\"\n", Code::feed_incomplete, 9},
                          Case{"empty \"null\n", Code::feed_word, 9},
                          Case{"\xff\n", Code::feed_word, 9},
                          Case{"empty null\n", Code::feed_word, 9},
                          Case{"keep where id is 1 otherwise c\n", Code::feed_word, 9},
                          Case{"let z = fee fee\n", Code::feed_word, 9}}) {
    const auto feed = read_feed("a.feed", right + one.line);
    ASSERT_FALSE(feed.has_value()) << one.line;
    EXPECT_EQ(feed.error().code, one.code) << one.line;
    EXPECT_EQ(feed.error().place.line, one.place) << one.line;
    EXPECT_FALSE(feed.error().advice.empty()) << one.line;
  }
  EXPECT_EQ(read_feed("a.feed", "").error().code, Code::feed_incomplete);
  const auto early = read_feed("a.feed", "feed a \"甲\" / \"a\"\nchoice x \"x\" / \"x\"\n");
  EXPECT_EQ(early.error().code, Code::feed_word);
  EXPECT_EQ(early.error().place.line, 2U);
  const auto nobody = read_feed("a.feed", right.substr(0, right.find("fact person_id")));
  EXPECT_EQ(nobody.error().code, Code::feed_incomplete);
  EXPECT_NE(to_text(nobody.error(), Language::en).find("fact person_id from COLUMN"), std::string::npos);
}

TEST(ReadFeed, AReadingThatIsNotThereIsToldWithThoseThatAre) {
  Feed feed = shipped("setlinfo");
  for (const std::string wrong : {"refund", "refund=", "refund=none", "hospitals=inside", ""}) {
    const auto chosen = choose_reading(feed, wrong);
    ASSERT_FALSE(chosen.has_value()) << wrong;
    EXPECT_EQ(chosen.error().code, Code::reading_unknown);
    EXPECT_NE(to_text(chosen.error(), Language::en).find("refund=pair, refund=flipped, hospital=inside"),
              std::string::npos);
  }
}

}  // namespace
}  // namespace nuan::claims
