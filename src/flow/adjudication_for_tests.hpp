// For tests: a small world of files in memory, settled by a policy that has a column of every type.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/files/failing_files.hpp"
#include "flow/adjudicate.hpp"
#include "flow/wanted_year.hpp"
#include "policy/policy.hpp"

namespace nuan::flow {

inline constexpr std::string_view test_policy = R"(policy every-type "各种列的试验规则"
  after    "试验"
  edition  "T1" from 2020-03-01
  standing sample
  money    CNY
  year     calendar

table person key person_id
  covered  periods  "保障期间"
  veteran  flag     "老职工"
  grade    one of plain "普通", senior "高级"
  shares   dated count "份数"

table claim of person in order settled_at, claim_id  may reverse
  settled_at  date   "结算日期"
  setting     one of outpatient "门诊", inpatient "住院"
  self_pay    money  "自付一"
  nights      days   "住院天数"

table visit of person in order seen_at, place_name, visit_id
  place_name  text    "地点"
  seen_at     date    "就诊日期"
  sessions    count   "次数"
  part        rate    "比例"
  weight      number  "权数"
  urgent      flag    "急诊"
  cost        money   "单价"

let bonus = 10 points if veteran else (5 points if grade is senior else 0 points)

cover claim
  require settled_at in covered  else not-covered "不在保障期间"
  require self_pay < 9,000       else hold large-amount "金额过大, 请人工审核"
  require self_pay > 0           else note no-amount "没有金额"

cover visit
  require place_name is not "elsewhere"  else elsewhere "不在本地"

benefit outpatient "门诊"
  on    self_pay where setting is outpatient
  per   year
  above 100
  pay   20% + bonus to 1,000  40% + bonus beyond

benefit nights-money "住院"
  on    nights where setting is inpatient
  per   year
  above 2 days
  pay   50 each
  at most 2,000

benefit visits "就诊"
  on each visit where urgent
  per year
  pay cost * part * weight * sessions * (shares as of seen_at)

limit whole "合计"  all benefits  at most 3,000  per year

)";

// The policy, which must be right.
inline policy::Plan plan_of(std::string_view text, const std::string& name = "test.policy") {
  policy::Diagnostics problems;
  policy::Plan plan = policy::read_plan(policy::Source(name, std::string(text)), problems);
  std::string told;
  for (const policy::Diagnostic& problem : problems.items())
    told += policy::to_text(problem, plan.source, Language::en) + "\n";
  if (!told.empty()) {
    std::fputs(told.c_str(), stderr);
    std::abort();
  }
  return plan;
}
inline const policy::Plan& every_type_plan() {
  static const policy::Plan plan = plan_of(test_policy);
  return plan;
}

// A file of a world: its header and rows, without line ends.
inline std::string csv(const std::vector<std::string>& rows) {
  std::string text;
  for (const std::string& row : rows) text += row + "\n";
  return text;
}

inline constexpr std::string_view members_header = "person_id,name,card_no,phone,covered,veteran,grade,shares";
inline constexpr std::string_view claims_header = "claim_id,person_id,settled_at,setting,self_pay,nights,reverses";
inline constexpr std::string_view visits_header =
    "visit_id,person_id,place_name,seen_at,sessions,part,weight,urgent,cost";
inline constexpr std::string_view paid_header = "person_id,benefit,amount";

// Certificate numbers of people who do not exist.
inline constexpr std::string_view li = "990101196503120011";
inline constexpr std::string_view wang = "990101198003071232";

struct Results {
  adapters::files::MemoryFiles::Folder files;
  Report report;
  [[nodiscard]] const std::string& operator[](const std::string& name) const { return files.at(name); }
  [[nodiscard]] const FileCount& count(std::string_view label) const {
    return *std::find_if(report.files.begin(), report.files.end(),
                         [&](const auto& file) { return file.label == label; });
  }
  // The lines of rejects.csv as `file,line,code`.
  [[nodiscard]] std::vector<std::string> rejects() const {
    std::vector<std::string> lines;
    const std::string& text = files.at("rejects.csv");
    for (std::size_t at = text.find('\n') + 1; at < text.size(); at = text.find('\n', at) + 1) {
      std::size_t end = at;
      for (int commas = 0; commas < 3; ++commas) end = text.find(',', end + (commas == 0 ? 0 : 1));
      if (text.compare(at, 6, "claims") == 0 || text.compare(at, 7, "members") == 0 ||
          text.compare(at, 5, "visit") == 0 || text.compare(at, 4, "paid") == 0)
        lines.push_back(text.substr(at, end - at));
    }
    return lines;
  }
};

struct World {
  adapters::files::MemoryFiles files;
  const policy::Plan* plan = &every_type_plan();
  Wish wish;

  World() {
    files.inputs["members.csv"] = csv({std::string(members_header)});
    files.inputs["claims.csv"] = csv({std::string(claims_header)});
    files.inputs["visits.csv"] = csv({std::string(visits_header)});
    wish.plan = plan;
    wish.first_day = plan->from;
    wish.year = *policy::year_of(*plan, *Date::read("2021-06-01"));
    wish.members = "members.csv";
    wish.facts = {{plan->table_named("claim"), "claims.csv"}, {plan->table_named("visit"), "visits.csv"}};
    wish.out = "out";
    wish.threads = 2;
    wish.parts = true;
    wish.version = "0";
  }
  void members(const std::vector<std::string>& rows) { put("members.csv", members_header, rows); }
  void claims(const std::vector<std::string>& rows) { put("claims.csv", claims_header, rows); }
  void visits(const std::vector<std::string>& rows) { put("visits.csv", visits_header, rows); }
  void paid(const std::vector<std::string>& rows) {
    put("paid.csv", paid_header, rows);
    wish.paid = "paid.csv";
  }
  void put(const std::string& name, std::string_view header, const std::vector<std::string>& rows) {
    files.inputs[name] = csv({std::string(header)}) + csv(rows);
  }
  [[nodiscard]] Result<Results> settle() {
    Watcher nobody;
    TRY_LET(Report report, adjudicate(wish, files, nobody));
    return Results{files.folders.at("out"), std::move(report)};
  }
};

}  // namespace nuan::flow
