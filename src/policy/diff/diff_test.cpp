// Every kind of change, told whole in both languages: recorded/changes.*.txt. NUAN_RECORD=1 writes them anew; read the
// difference as the officer who gets it.
#include "policy/diff.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "policy/policy.hpp"

namespace nuan::policy {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

std::string file_text(const std::string& path) {
  std::ifstream file(NUAN_ROOT "/" + path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

Plan read_whole(const std::string& text) {
  Diagnostics out;
  Plan plan = read_plan(Source("some", text), out);
  for (const Diagnostic& each : out.items()) {
    if (each.code != "unused") ADD_FAILURE() << to_text(each, plan.source, Language::en);
  }
  return plan;
}

const std::string& base() {
  static const std::string text = file_text("src/policy/show/every_form_test.policy");
  return text;
}

// The base with words replaced; a replacement that finds nothing is a mistake of the test.
std::string with(std::initializer_list<std::pair<std::string, std::string>> replacements) {
  std::string text = base();
  for (const auto& [from, to] : replacements) {
    const std::size_t at = text.find(from);
    if (at == std::string::npos) {
      ADD_FAILURE() << "no " << from;
      continue;
    }
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string told(const Diff& diff, Language language) {
  std::string text;
  for (const Changed& changed : diff.changed) {
    text += changed.what.in(language) + "\n";
    for (const Words& line : changed.lines) text += "  " + line.in(language) + "\n";
  }
  for (const Moved& moved : diff.moved) {
    text += "  * " + moved.example + " " + moved.who + " " + moved.year + " " + moved.result.in(language) + " " +
            moved.before.in(language) + " → " + moved.after.in(language) + "\n";
  }
  if (diff.not_comparable) text += "  * " + diff.not_comparable->in(language) + "\n";
  return text;
}

struct Case {
  std::string name, after;
  bool rule_alone = false;  // the changed policy without examples: theirs would not fit its facts
};

std::vector<Case> cases_of_facts_and_values() {
  return {
      {"the head", with({{"policy every-form \"样例互助\"", "policy other-form \"样例计划\""},
                         {"after     \"某市总工会\"", "after     \"另一市总工会\""},
                         {"\"样例一\" from 2020-07-01", "\"样例二\" from 2020-07-02"},
                         {"standing  sample", "standing  reconstructed"},
                         {"60% from 2020-07-01", "60% from 2020-07-02"},
                         {"year      from 07-01", "year      from 07-02"}})},
      {"inputs", with({{"input fund  money \"每人慰问金\"", "input extra_fund count\ninput fund money \"慰问金\""}}),
       true},
      {"columns and choices",
       with({{"  retired   flag         \"退休\" / \"retired\"",
              "  retired flag \"退休\" / \"pensioner\"\n  union_no text"},
             {"nights      days", "nights      count"},
             {"above    3 days", "above    3"},
             {"severe \"重症\" / \"severe\"", "severe \"重症\" / \"severe\", fatal \"危重\" / \"fatal\""},
             {"severe 1,000)", "severe 1,000, fatal 2,000)"},
             {"in order settled_at, bill_id  may reverse", "in order settled_at, stay_id, bill_id"},
             {"bill_id b3  reverses b2", "bill_id b3"}}),
       true},
      {"groups", with({{"of bill by stay_id", "of bill by stay_id, settled_at"}})},
      {"tables, groups and covers come and go",
       with({{"table illness \"重疾\"",
              "table visit \"随访\" / \"visit\" of member in order seen_on, visit_id\n  seen_on date \"随访日期\"\n"
              "table illness \"重疾\""},
             {"let n          =", "group day \"一天\" / \"day\" of bill by settled_at\nlet n          ="},
             {"benefit stays",
              "cover visit\n  require seen_on in covered else too-early \"不在保障期间内\" / "
              "\"not covered\"\nbenefit stays"}})},
      {"a value, its days and its source", with({{"60% from 2020-07-01, 65% from 2022-07-01",
                                                  "60% from 2020-07-01, 62% from 2021-07-01, 70% from 2023-07-01"},
                                                 {"\"日报 2020-06-30\"", "\"晚报 2020-07-01\""}})},
      {"a value becomes dated",
       with({{"above          500", "above          first_500"},
             {"let place_rate", "let first_500 = 500 from 2020-07-01, 800 from 2021-07-01\nlet place_rate"}})},
      {"values come and go",
       with({{"let extra      = least(10 points if long else 5 points, 8 points)\n", "let more = 5 points\n"},
             {"+ (extra if poor", "+ (more if poor"}})},
  };
}

std::vector<Case> cases_of_rules() {
  return {
      {"requirements",
       with({{"  require local or settled_at in hardship  else note elsewhere  \"外地医院\" / \"hospital elsewhere\"\n",
              ""},
             {"settled_at <= today           else hold", "settled_at < today           else"},
             {"/ \"not covered on the day of settlement\"", "/ \"outside cover\""},
             {"not (found_on < joined)       else", "found_on >= joined       else"}})},
      {"the order of requirements",
       with({{"  require settled_at in covered         else      not-covered   \"结算当日不在保障期间内\" / \"not "
              "covered on the day of settlement\"\n",
              ""},
             {"cover illness",
              "  require settled_at in covered else not-covered \"结算当日不在保障期间内\" / \"not covered on the day "
              "of settlement\"\ncover illness"}})},
      {"a benefit", with({{"where local or poor", "where local and poor"},
                          {"per            stay\n  above          500", "per            year"},
                          {"nothing under  100", "raise to  100"},
                          {"at most        20,000\n", ""},
                          {"24,000 per year   source \"日报 2020-06-30\"", "24,500 per year"},
                          {"payee          union", "payee          member_union"}})},
      {"bands", with({{"pay      50 each", "pay      50 to 10 days, 40 beyond"}})},
      {"an amount per fact", with({{"pay      largest (match grade: mild 300", "pay      (match grade: mild 400"}})},
      {"benefits come and go",
       with({{"benefit condolence \"慰问金\" / \"condolence\"", "benefit farewell \"告别金\" / \"farewell\""},
             {"illness-sum 1,000  condolence 1,000", "illness-sum 1,000"}})},
      {"limits",
       with({{"stays + nights  at most 25,000 per year", "nights + illness-sum  at most 1,500 per year"},
             {"limit altogether    \"全部\"     / \"all\"               all benefits    at most 40,000 per year\n",
              ""}})},
      {"who can be decided", with({{"start of covered as of found_on", "start of covered as of joined"}})},
      {"laws", with({{"never total < 0", "never total < 1"},
                     {"law \"longer never pays less\"   total monotone in nights\n",
                      "law \"never over\" always total <= 50,000\n"}})},
      {"examples", with({{"nights 1,000  illness-sum", "nights 1,050  illness-sum"},
                         {"example \"refused, held and undone\"", "example \"refused and held\""},
                         {"self_pay 4,000  nights 30 days", "self_pay 4,000  nights 31 days"}})},
      {"facts that the first policy does not have",
       with({{"  local       flag", "  seen_on date\n  local       flag"},
             {"let held ", "let late = seen_on > settled_at\nlet held "}}),
       true},
  };
}

std::vector<Case> cases() {
  std::vector<Case> all = cases_of_facts_and_values();
  for (Case& one : cases_of_rules()) all.push_back(std::move(one));
  return all;
}

std::string without_examples(const std::string& text) { return text.substr(0, text.find("\nexample ")); }

TEST(Diff, TellsEveryKindOfChangeWhole) {
  const char* record = std::getenv("NUAN_RECORD");
  for (const auto& [language, suffix] : {std::pair(Language::zh, "zh"), std::pair(Language::en, "en")}) {
    std::string all;
    for (const Case& each : cases()) {
      const Diff found =
          diff(read_whole(base()), read_whole(each.rule_alone ? without_examples(each.after) : each.after));
      EXPECT_FALSE(found.same_meaning()) << each.name;
      all += "== " + each.name + "\n" + told(found, language) + "\n";
    }
    const std::string path = std::string(NUAN_ROOT) + "/src/policy/diff/recorded/changes." + suffix + ".txt";
    if (record != nullptr) std::ofstream(path, std::ios::binary) << all;
    EXPECT_EQ(all, file_text(std::string("src/policy/diff/recorded/changes.") + suffix + ".txt"));
  }
}

TEST(Diff, MeasurementsOfAnExampleAreItsMeaning) {
  const auto index = [](const std::string& roads) {
    return read_whole(R"(policy living "生活"
  after "无人"  edition "1" from 2020-01-01  standing sample
table county key code
  roads  real or missing  "路"
index living "生活" of county
  tree     Whole = roads
  missing  skip
  scale    ratio to a = 100
  combine  arithmetic
example "one"
  county code a roads 3
  county code b)" + roads +
                      "\n  expect \"a\" living 100\n");
  };
  EXPECT_TRUE(diff(index(" roads 3.5"), index(" roads 3.50")).same_meaning());
  EXPECT_FALSE(diff(index(" roads 3.5"), index(" roads 3.6")).same_meaning());
  EXPECT_FALSE(diff(index(" roads 3.5"), index("")).same_meaning());
}

TEST(Diff, LayoutIsNoChangeOfMeaning) {
  const std::string text = with({{"# 样例:把语言的每种写法都用上一次,专供核对页面。\n", "\n\n"},
                                 {"let n          = place of stay", "let   n = # the place\n  place of stay"},
                                 {"20,000", "20000"},
                                 {"5 points, 8 points", "5%, (8 points)"}});
  const Diff found = diff(read_whole(base()), read_whole(text));
  EXPECT_TRUE(found.same_meaning()) << told(found, Language::en);
  EXPECT_THAT(found.moved, IsEmpty());
  EXPECT_EQ(found.examples, 2U);
}

TEST(Diff, AnOrderOfDeclarationsThatCarriesNothingIsNone) {
  const std::string text = with({{"let held       = shares as of found_on\n", ""},
                                 {"let n          = place", "let held = shares as of found_on\nlet n = place"}});
  EXPECT_TRUE(diff(read_whole(base()), read_whole(text)).same_meaning());
}

TEST(Diff, TheOrderOfBenefitsIsToldBecauseLimitsServeTheFirst) {
  std::string text = base();
  const std::size_t at = text.find("benefit condolence");
  const std::string moved = text.substr(at, text.find("limit hospital") - at);
  text.erase(at, moved.size());
  text.insert(text.find("benefit stays"), moved);
  EXPECT_THAT(told(diff(read_whole(base()), read_whole(text)), Language::en),
              HasSubstr("the benefits\n  the order changed"));
}

TEST(Diff, IdsAndKeysAreComparedByWhoseTheyAre) {
  const auto by = [](const std::string& condition) {
    return read_whole(with({{"require local or settled_at in hardship", "require " + condition}}));
  };
  EXPECT_TRUE(diff(by("bill_id is not \"b9\""), by("bill_id is not \"b9\"")).same_meaning());
  EXPECT_FALSE(diff(by("bill_id is not \"b9\""), by("person_id is not \"b9\"")).same_meaning());
}

TEST(Diff, APolicyIsLikeItself) {
  for (const std::string name :
       {"beijing/mutual-aid", "yueyang/inpatient", "hubei/mutual-aid", "guangdong/inpatient"}) {
    const Plan plan = read_whole(file_text("policies/" + name + ".policy"));
    EXPECT_TRUE(diff(plan, plan).same_meaning()) << name;
    EXPECT_THAT(diff(plan, plan).moved, IsEmpty()) << name;
  }
}

TEST(Diff, TellsWhichTablesGroupsAndCoversAreGone) {
  const std::vector<Case> all = cases();
  const auto added = std::ranges::find(all, "tables, groups and covers come and go", &Case::name);
  ASSERT_NE(added, all.end());
  const std::string text = told(diff(read_whole(without_examples(added->after)), read_whole(base())), Language::en);
  EXPECT_THAT(text, HasSubstr("table visit\n  gone\n"));
  EXPECT_THAT(text, HasSubstr("group day\n  gone\n"));
  EXPECT_THAT(text, HasSubstr("cover visit\n  requirement too-early gone: "));
}

TEST(Diff, DropsAndAddsTurnRound) {
  const Plan one = read_whole(base());
  for (const Case& each : cases()) {
    const Plan other = read_whole(without_examples(each.after));
    EXPECT_EQ(diff(one, other).changed.empty(), diff(other, one).changed.empty()) << each.name;
  }
}

// One form of each sort, for a handful of changes.
const std::string forms = R"(policy forms "形式"
  after     "某市"
  edition   "1" from 2020-01-01
  standing  sample
input fund money
input today date
table county key code
  people  count  "人口"
  before  money  "上年"
table bill of county in order paid_on, bill_id
  paid_on  date   "日期"
  cost     money  "金额"
admission join "入会" of county
  require people > 3 else small "太小" / "too small"
price market "超市" of bill
  full cost
  pay  98%
share split "分配" of county
  pot fund
  by people / (sum of people)
  at least 50% * before
  ties by code
target bills "单据" of bill where cost > 5
  count of bill
  reach 100
  by paid_on from 2020-07-01 to 2023-06-30
  on today
)";

std::string changed_forms(const std::string& from, const std::string& to) {
  std::string text = forms;
  text.replace(text.find(from), from.size(), to);
  Diff found = diff(read_whole(forms), read_whole(text));
  EXPECT_TRUE(found.not_comparable) << "examples of forms are not worked out here";
  found.not_comparable.reset();
  return told(found, Language::en);
}

TEST(Diff, TellsWhatChangedInAForm) {
  EXPECT_EQ(changed_forms("people > 3", "people > 4"),
            "admission join\n  requirement small: \"people\" is above 3 → \"people\" is above 4\n");
  EXPECT_THAT(changed_forms("else small", "else hold small"), HasSubstr("the method or the order changed"));
  EXPECT_THAT(changed_forms("98%", "97%"), HasSubstr("price market\n  pay: 98%"));
  EXPECT_THAT(changed_forms("  at least 50% * before\n", ""), HasSubstr("share split\n  at least: "));
  EXPECT_THAT(changed_forms("where cost > 5", "where cost > 6"), HasSubstr("target bills\n  where: "));
  EXPECT_THAT(changed_forms("to 2023-06-30", "to 2023-12-31"), HasSubstr("the method or the order changed"));
  EXPECT_THAT(changed_forms("price market", "price shop"), HasSubstr("price market\n  gone\nprice shop\n  new\n"));
  EXPECT_EQ(changed_forms("98%", "98%"), "");
}

}  // namespace
}  // namespace nuan::policy
