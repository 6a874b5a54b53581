// Benefits as the plan holds them.
#include <gmock/gmock.h>

#include "policy/check/plan_test.hpp"

namespace nuan::policy::check {
namespace {

using testing::ElementsAre;

// Everything a benefit says, on one line.
std::string told(const Plan& plan, const Benefit& benefit) {
  static constexpr std::array pays = {"bands", "per_fact", "largest"};
  const Printing print(plan);
  std::string text = plan.tables[static_cast<std::size_t>(benefit.table)].name + " on " + print.of(benefit.on);
  if (benefit.where != none) text += " where " + print.of(benefit.where);
  text += " per " + name_of(plan, benefit.scope);
  if (benefit.above != none) text += " above " + print.of(benefit.above);
  text += std::string(" ") + pays[static_cast<std::size_t>(benefit.pay)];
  for (const Band& band : benefit.bands)
    text += " " + print.of(band.rate) + (band.edge == none ? "" : " to " + print.of(band.edge));
  if (benefit.raise_to != none) text += " raise to " + print.of(benefit.raise_to);
  if (benefit.nothing_under != none) text += " nothing under " + print.of(benefit.nothing_under);
  for (const Cap& cap : benefit.caps) text += " at most " + print.of(cap.amount) + " per " + name_of(plan, cap.scope);
  return benefit.payee.empty() ? text : text + " payee " + benefit.payee;
}

std::string read(const std::string& benefit) {
  const ReadPolicy policy = read_behind_tables("benefit aid \"补助\" " + benefit);
  return policy.told.empty() ? told(policy.plan, policy.plan.benefits[0]) : policy.text();
}

std::vector<std::string> refused(const std::string& benefit) {
  return read_behind_tables("benefit aid \"补助\" " + benefit).codes();
}

TEST(a_benefit, over_a_year) {
  EXPECT_EQ(read("on self_pay where urgent per year above 1,800 pay 20% + part"),
            "claim on self_pay where urgent per year above (yuan 1800) bands (add 20% part)");
}

TEST(a_benefit, per_stay_with_bands_and_a_floor) {
  EXPECT_EQ(read("on self_pay per stay pay 30% to 5,000 35% to 10,000 50% beyond raise to 50 at most 50,000 per year"),
            "claim on self_pay per stay bands 30% to (yuan 5000) 35% to (yuan 10000) 50% raise to (yuan 50) "
            "at most (yuan 50000) per year");
}

TEST(a_benefit, of_days_is_paid_for_each) {
  EXPECT_EQ(read("on stayed per claim above 3 days pay 50 each nothing under 100"),
            "claim on stayed per fact above 3d bands (yuan 50) nothing under (yuan 100)");
  EXPECT_EQ(read("on visits per year above 2 pay 10 each"), "claim on visits per year above 2 bands (yuan 10)");
  EXPECT_EQ(read("on stayed per claim pay 50 to 10 days, 80 beyond"),
            "claim on stayed per fact bands (yuan 50) to 10d (yuan 80)");
}

TEST(a_benefit, per_fact_pays_an_amount) {
  EXPECT_EQ(read("on each claim where severity is severe per life pay 3,000 if urgent else self_pay"),
            "claim on - where (is severity severe) per life per_fact (if urgent (yuan 3000) self_pay)");
  EXPECT_EQ(read("on each claim per stay pay largest (match severity: mild 3,000, severe 10,000)"),
            "claim on - per stay largest (yuan (match severity 3000 10000))");
}

TEST(a_benefit, takes_a_bare_number_times_a_factor_for_yuan) {
  EXPECT_EQ(read("on each claim per year pay 15,000 * visits"),
            "claim on - per year per_fact (multiply (yuan 15000) visits)");
  EXPECT_EQ(read("on each claim per year pay largest part * 15,000 * visits"),
            "claim on - per year largest (multiply (multiply part (yuan 15000)) visits)");
  EXPECT_EQ(read("on stayed per claim pay 50 * visits each at most 100 * part"),
            "claim on stayed per fact bands (multiply (yuan 50) visits) at most (multiply (yuan 100) part) per fact");
  EXPECT_EQ(read("on self_pay per year pay 20% * 2"), "claim on self_pay per year bands (multiply 20% 2)");
}

TEST(a_benefit, takes_no_product_of_factors_for_money) {
  EXPECT_THAT(refused("on each claim per year pay visits * visits"), ElementsAre("wrong-kind"));
  EXPECT_THAT(refused("on each claim per year pay part * visits"), ElementsAre("wrong-kind"));
}

TEST(a_benefit, names_who_is_paid) {
  EXPECT_EQ(read("on self_pay per year pay 20% payee union"), "claim on self_pay per year bands 20% payee union");
}

TEST(caps, stand_from_narrow_to_wide) {
  EXPECT_EQ(read("on self_pay per claim pay 20% at most 9,000 per life at most 100 at most 1,000 per year at most 500 "
                 "per stay"),
            "claim on self_pay per fact bands 20% at most (yuan 100) per fact at most (yuan 500) per stay "
            "at most (yuan 1000) per year at most (yuan 9000) per life");
}

TEST(rates, may_be_of_any_coarser_level) {
  EXPECT_EQ(read("on self_pay per stay pay steps of (place of stay per year): 80% to 1, 70% beyond"),
            "claim on self_pay per stay bands (steps (place over group stay per year) 80% 1 70%)");
  EXPECT_EQ(read("on self_pay per year pay weight"), "claim on self_pay per year bands weight");
}

TEST(caps, are_read_at_the_level_of_their_scope) {
  EXPECT_THAT(refused("on self_pay per claim pay 20% at most self_pay / 2"), testing::IsEmpty());
  EXPECT_THAT(refused("on self_pay per stay pay 20% at most self_pay / 2"), ElementsAre("wrong-level"));
  EXPECT_THAT(refused("on self_pay per stay pay 20% at most (sum of self_pay per stay) / 2"), testing::IsEmpty());
  EXPECT_THAT(refused("on self_pay per year pay 20% at most (sum of self_pay per stay) / 2"),
              ElementsAre("wrong-level"));
  EXPECT_THAT(refused("on self_pay per year pay 20% at most (sum of fee per year)"), testing::IsEmpty());
  EXPECT_THAT(refused("on self_pay per life pay 20% at most (sum of fee per year)"), ElementsAre("wrong-level"));
  EXPECT_THAT(refused("on self_pay per life pay 20% at most (sum of fee)"), testing::IsEmpty());
}

TEST(lifetime_amounts, do_not_change_over_time) {
  const std::string top = "let top = 100 from 2015-01-01, 200 from 2016-01-01 benefit aid \"补助\" on self_pay ";
  EXPECT_THAT(read_behind_tables(top + "per life pay 20% at most top").codes(), ElementsAre("dated-over-life"));
  EXPECT_THAT(read_behind_tables(top + "per life above top pay 20%").codes(), ElementsAre("dated-over-life"));
  EXPECT_THAT(read_behind_tables(top + "per life pay 20% to top, 30% beyond").codes(), ElementsAre("dated-over-life"));
  EXPECT_THAT(read_behind_tables(top + "per life pay 20% if self_pay > top else 10%").codes(), testing::IsEmpty());
  EXPECT_THAT(read_behind_tables(top + "per year pay 20% at most top").codes(), testing::IsEmpty());
}

TEST(a_benefit, that_cannot_be_read_still_has_its_place_among_the_results) {
  const ReadPolicy policy = read_behind_tables(R"(
benefit broken "坏"  on nothing_there  per year  pay 20%
benefit whole  "好"  on self_pay       per year  pay 20%
limit top "最高"  whole  at most 100 per year
)");
  EXPECT_THAT(policy.codes(), ElementsAre("unknown-name"));
  ASSERT_EQ(policy.plan.benefits.size(), 2U);
  EXPECT_THAT(policy.plan.limits[0].benefits, ElementsAre(1));
}

}  // namespace
}  // namespace nuan::policy::check
