// Sentences that the recorded pages do not need: each is brought about by a small policy and looked for on its page.
#include "policy/explain.hpp"
#include "policy/show/pages_test.hpp"

namespace nuan::policy {
namespace {

using testing::HasSubstr;

const std::string head = R"(policy rare "少见" / "Rare"
  after "无人"
  edition "R" from 2018-01-01
  standing sample
)";
const std::string tables = R"(
input open periods "开放期" / "open days"
table member key person_id
  hardship periods "困难" / "hardship"
table claim "单据" / "claim" of member in order on_day, claim_id
  on_day date "日期" / "day"
  cost money "费用" / "cost"
  part rate "比例" / "share"
  score number "评分" / "score"
)";
// Reads every column, so that none is unused.
const std::string rest = R"(
benefit rest "其余" / "rest" on cost where on_day in hardship and on_day in open and part > 0% and score > 0
  per year
  pay 1%
)";

Plan plan_of(const std::string& rules, const std::string& year = "  year calendar\n") {
  return plan_from("rare.policy", head + year + tables + rules + rest);
}

struct Claim {
  std::string day;
  long fen = 0;
};

std::string page_of(const Plan& plan, const std::vector<Claim>& claims, Language language,
                    const std::string& year = "2018") {
  Person person{
      {Periods({{min_date, max_date}})}, {"1", {Periods()}, {{}, {}}}, std::vector<Money>(plan.benefits.size())};
  for (const Claim& claim : claims)
    person.subject.facts[1].push_back({"c" + std::to_string(person.subject.facts[1].size()),
                                       "",
                                       {*Date::read(claim.day), Rational(claim.fen), Rational(1, 10), Rational(2)}});
  const Outcome outcome = settle(plan, person.inputs, person.subject);
  EXPECT_FALSE(outcome.stop.has_value());
  const Year wanted{year, {*Date::read(year + "-01-01"), *Date::read(year + "-12-31")}};
  return print(explain_page(plan, person.inputs, person.subject, outcome, wanted, person.paid, language));
}

TEST(RarePages, TellALifelongThreshold) {
  const Plan plan = plan_of(
      "benefit a \"甲\" / \"first\" on cost per life above 500 pay 50%"
      "\nbenefit c \"丙\" / \"third\" on cost per year pay 10%");
  const std::string zh = page_of(plan, {{"2018-03-01", 10'000}, {"2018-03-02", 50'000}}, Language::zh);
  EXPECT_THAT(zh, HasSubstr("甲：历年累计 100.00，没有超过起付线 500.00"));
  EXPECT_THAT(zh, testing::ContainsRegex("超过.*的部分 +100.00"));
  EXPECT_THAT(page_of(plan, {{"2018-03-01", 10'000}}, Language::en), HasSubstr("over all years"));
}

TEST(RarePages, TellAnAmountForEachFact) {
  const Plan plan = plan_of("benefit lump \"定额\" / \"lump\" on each claim per year pay 100");
  EXPECT_THAT(page_of(plan, {{"2018-03-01", 1}}, Language::en), testing::ContainsRegex("each time 100.00.* 100.00"));
}

TEST(RarePages, GiveReasonsForARate) {
  const auto page = [](const std::string& rate, const std::string& before = "") {
    const Plan plan = plan_of(before + "benefit b \"乙\" / \"second\" on cost per year pay " + rate);
    return page_of(plan, {{"2018-03-01", 10'000}}, Language::en);
  };
  EXPECT_THAT(page("((part + 10%) * score)"), HasSubstr("(10% (\"share\") + 10%"));
  EXPECT_THAT(page("(20% if on_day in hardship else 10%)"), HasSubstr("\"day\" does not lie in \"hardship\""));
  EXPECT_THAT(page("(20% if on_day in open else 10%)"), HasSubstr("\"day\" lies in \"open days\""));
  EXPECT_THAT(page("(steps of cost: 10% to 50, 20% beyond)"), HasSubstr("100.00 (\"cost\")"));
}

TEST(RarePages, FoldedHistoriesSayInShortWhyNothingCounts) {
  const Plan covered = plan_of("cover claim require cost >= 10 else small \"太少\" / \"too little\"");
  std::vector<Claim> claims(60, {"2018-03-01", 500});
  EXPECT_THAT(page_of(covered, claims, Language::en), HasSubstr("Not paid: too little"));
  const Plan plan = plan_of("");
  for (Claim& claim : claims) claim.fen = -1;
  EXPECT_THAT(page_of(plan_of("benefit b \"乙\" / \"second\" on cost per year pay 10%"), claims, Language::en),
              HasSubstr("Not counted: the base of second"));
  for (Claim& claim : claims) claim.day = "2017-03-01";
  EXPECT_THAT(page_of(plan, claims, Language::en, "2017"), HasSubstr("Not counted: before the rule's"));
  const Plan listed = plan_of("", "  year listed \"one\" 2018-01-01..2018-12-31\n");
  for (Claim& claim : claims) claim.day = "2019-03-01";
  EXPECT_THAT(page_of(listed, claims, Language::en, "2019"), HasSubstr("Not counted: in none of the"));
}

TEST(RarePages, ShowRatesNumbersAndBandsAboveAThreshold) {
  const Plan plan = plan_of(R"(
let more = part
benefit b "乙" / "second" on cost per year above 500
  pay 10% + more to 1,000
      20% + more beyond
)");
  const std::string zh = show(plan, Language::zh);
  EXPECT_THAT(zh, testing::ContainsRegex("「?比例」?.*比例"));
  EXPECT_THAT(zh, testing::ContainsRegex("「?评分」?.*数"));
  EXPECT_THAT(zh, HasSubstr("各段从起点 500.00"));
  EXPECT_THAT(zh, HasSubstr("另加："));
}

}  // namespace
}  // namespace nuan::policy
