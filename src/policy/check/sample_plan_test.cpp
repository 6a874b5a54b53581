// The sample of the language's page and the published plans, as the engines receive them.
#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "policy/check/constants.hpp"
#include "policy/check/plan_test.hpp"

namespace nuan::policy::check {
namespace {

using testing::ElementsAre;

std::string file_text(const std::string& path) {
  std::ifstream file(std::string(NUAN_ROOT) + "/" + path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

ReadPolicy read_file(const std::string& path) { return read_text(file_text(path)); }

const Benefit& benefit(const Plan& plan, std::string_view name) {
  for (const Benefit& one : plan.benefits)
    if (one.name == name) return one;
  ENSURE(false);
  return plan.benefits.front();
}

std::vector<std::string> rates(const Plan& plan, const Benefit& benefit) {
  const Printing print(plan);
  std::vector<std::string> all;
  for (const Band& band : benefit.bands)
    all.push_back(print.of(band.rate) + (band.edge == none ? "" : " to " + print.of(band.edge)));
  return all;
}

class Published : public testing::TestWithParam<const char*> {};

TEST_P(Published, reads_without_a_diagnostic) { EXPECT_EQ(read_file(GetParam()).text(), ""); }

INSTANTIATE_TEST_SUITE_P(policies, Published,
                         testing::Values("policies/beijing/mutual-aid.policy", "policies/yueyang/inpatient.policy",
                                         "policies/hubei/mutual-aid.policy", "policies/guangdong/inpatient.policy"));

TEST(beijing, head_and_tables) {
  const Plan plan = read_file("policies/beijing/mutual-aid.policy").plan;
  EXPECT_EQ(plan.name, "mutual-aid");
  EXPECT_EQ(plan.title.zh, "在职职工医疗互助保障计划 · 二次报销");
  EXPECT_EQ(plan.after, "北京市总工会");
  EXPECT_FALSE(plan.by_issuer);
  EXPECT_EQ(plan.edition, "BJ-R1");
  EXPECT_EQ(to_text(plan.from), "2012-05-01");
  EXPECT_EQ(plan.standing, Standing::reconstructed);
  EXPECT_EQ(plan.year.kind, YearRule::Kind::calendar);
  ASSERT_EQ(plan.tables.size(), 2U);
  EXPECT_TRUE(plan.tables[0].is_subject);
  EXPECT_EQ(plan.tables[0].key_name, "person_id");
  EXPECT_EQ(plan.tables[1].key_name, "person_id");
  EXPECT_EQ(plan.tables[1].id_name, "claim_id");
  EXPECT_THAT(plan.tables[1].order, ElementsAre(0, order_by_id));
  EXPECT_EQ(plan.tables[1].date_column(), 0);
  EXPECT_TRUE(plan.tables[1].may_reverse);
  EXPECT_FALSE(plan.reads_other_years());
}

TEST(beijing, lets_and_cover) {
  const Plan plan = read_file("policies/beijing/mutual-aid.policy").plan;
  const Printing print(plan);
  std::vector<std::string> lets;
  for (const Let& let : plan.lets)
    lets.push_back(let.name + " = " + print.of(let.value) + " : " + print.type_of(let.value));
  EXPECT_THAT(lets,
              ElementsAre("favoured = (or (in_periods settled_at hardship) (in_periods settled_at model_worker)) : "
                          "flag of fact claim",
                          "uplift = (if favoured 5% 0%) : rate of fact claim",
                          "over_cap_top = (dated 100000@2012-05-01 200000@2015-01-01) : literal of all",
                          "whole_top = (dated 100653@2012-05-01 200653@2015-01-01) : literal of all"));
  EXPECT_FALSE(plan.lets[1].source.empty());
  EXPECT_TRUE(plan.lets[2].source.empty());
  ASSERT_EQ(plan.covers.size(), 1U);
  EXPECT_EQ(plan.covers[0].requirements[0].code, "not-covered");
  EXPECT_EQ(print.of(plan.covers[0].requirements[0].condition), "(in_periods settled_at covered)");
  EXPECT_EQ(plan.covers[0].requirements[0].answer, Answer::refuse);
}

TEST(beijing, benefits_limits_and_laws) {
  const Plan plan = read_file("policies/beijing/mutual-aid.policy").plan;
  const Printing print(plan);
  const Benefit& over_cap = benefit(plan, "over-cap");
  EXPECT_EQ(print.of(over_cap.on), "over_cap");
  EXPECT_THAT(rates(plan, over_cap),
              ElementsAre("(add 40% uplift) to (yuan 50000)", "(add 50% uplift) to (yuan 100000)",
                          "(add 60% uplift) to (yuan 150000)", "(add 70% uplift) to (yuan 200000)",
                          "(add 80% uplift) to (yuan 250000)", "(add 90% uplift)"));
  ASSERT_EQ(over_cap.caps.size(), 1U);
  EXPECT_EQ(print.of(over_cap.caps[0].amount), "(yuan over_cap_top)");
  EXPECT_EQ(over_cap.caps[0].scope, Scope{Scope::Kind::year});
  EXPECT_EQ(print.of(benefit(plan, "outpatient").where), "(is setting outpatient)");
  EXPECT_EQ(print.of(benefit(plan, "outpatient").above), "(yuan 1800)");
  ASSERT_EQ(plan.limits.size(), 2U);
  EXPECT_THAT(plan.limits[0].benefits, ElementsAre(0, 1));
  EXPECT_THAT(plan.limits[1].benefits, ElementsAre(0, 1, 2));
  EXPECT_EQ(print.of(plan.limits[1].cap.amount), "(yuan whole_top)");
  ASSERT_EQ(plan.laws.size(), 2U);
  EXPECT_EQ(plan.laws[0].kind, Law::Kind::monotone);
  EXPECT_EQ(plan.laws[0].result, plan.total_result());
  EXPECT_THAT(plan.laws[0].columns, ElementsAre(2, 3));
  EXPECT_EQ(plan.laws[0].table, 1);
  EXPECT_EQ(print.of(plan.laws[1].condition), "(<= result 5 (yuan whole_top))");
  EXPECT_EQ(print.type_of(plan.laws[1].condition), "flag of subject yearly");
}

TEST(yueyang, pays_per_stay_raises_to_a_floor_and_stops_at_the_cap_of_a_year) {
  const Plan plan = read_file("policies/yueyang/inpatient.policy").plan;
  const Printing print(plan);
  const Benefit& inpatient = benefit(plan, "inpatient");
  EXPECT_EQ(name_of(plan, inpatient.scope), "stay");
  EXPECT_THAT(rates(plan, inpatient), ElementsAre("30% to (yuan 5000)", "35% to (yuan 10000)", "40% to (yuan 20000)",
                                                  "45% to (yuan 30000)", "50%"));
  EXPECT_EQ(inpatient.bands[0].source, "公司开展职工互助医疗活动 2014-09-18");
  Constants constants(plan);
  EXPECT_EQ(constants.on(plan.from, inpatient.raise_to).low, Rational(5000));
  EXPECT_EQ(name_of(plan, inpatient.caps[0].scope), "year");
  EXPECT_TRUE(plan.reads_other_years());
}

TEST(hubei, pays_the_largest_per_disease) {
  const Plan plan = read_file("policies/hubei/mutual-aid.policy").plan;
  const Benefit& critical = benefit(plan, "critical");
  EXPECT_EQ(critical.pay, Benefit::Pay::largest);
  EXPECT_EQ(critical.on, none);
  EXPECT_EQ(name_of(plan, critical.scope), "disease");
  EXPECT_EQ(Printing(plan).of(critical.where), "(is_not severity none)");
  EXPECT_THAT(rates(plan, critical), ElementsAre("(yuan (match severity 0 3000 10000))"));
}

TEST(guangdong, rates_a_stay_by_its_place_in_the_year) {
  const Plan plan = read_file("policies/guangdong/inpatient.policy").plan;
  const Printing print(plan);
  std::vector<std::string> lets;
  for (const Let& let : plan.lets)
    lets.push_back(let.name + " = " + print.of(let.value) + " : " + print.type_of(let.value));
  EXPECT_THAT(lets, ElementsAre("borne = (aggregate sum over fact claim per stay self_paid) : money of group stay",
                                "n = (place over group stay per year where (> borne (yuan 0))) : count of group stay",
                                "stay_rate = (steps n 80% 1 70%) : rate of group stay"));
  EXPECT_THAT(rates(plan, benefit(plan, "inpatient")), ElementsAre("stay_rate"));
}

// The national plan pays 500 for an illness found in the first 90 days of cover and 10,000 later, nothing in the
// first 30.
TEST(waiting, is_a_lump_sum_by_steps_of_days) {
  const ReadPolicy policy = read_text(test_head + R"(
table member key person_id
  covered   periods "保障期间"
table finding of member in order found_on, finding_id
  found_on  date "确诊日期"
let waited = found_on - (start of covered as of found_on)
cover finding  require found_on in covered else not-covered "不在保障期间内"
benefit critical "重疾"  on each finding  per life
  pay largest (steps of waited: 0 to 30 days, 500 to 90 days, 10,000 beyond)
example "第 31 天"  member covered 2020-01-01..  finding 2020-02-01  expect critical 500
)");
  EXPECT_EQ(policy.text(), "");
  const Plan& plan = policy.plan;
  const Printing print(plan);
  EXPECT_EQ(print.of(plan.lets[0].value), "(days_between found_on (start covered found_on))");
  EXPECT_THAT(rates(plan, plan.benefits[0]), ElementsAre("(yuan (steps waited 0 30d 500 90d 10000))"));
  EXPECT_TRUE(plan.reads_other_years());
}

// Baotou pays 70 % of at most two claims a year.
TEST(the_first_two_of_a_year, are_kept_by_their_place) {
  const ReadPolicy policy = read_behind_tables(R"(
let n = place of claim where self_pay > 0 per year
benefit pooled "统筹段自付"  on self_pay where n in (1, 2)  per claim  pay 70%
)");
  EXPECT_EQ(policy.text(), "");
  EXPECT_EQ(Printing(policy.plan).of(policy.plan.benefits[0].where), "(in n 1 2)");
}

}  // namespace
}  // namespace nuan::policy::check
