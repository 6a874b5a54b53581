#include "flow/what_if.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "flow/adjudication_for_tests.hpp"
#include "flow/sample.hpp"

namespace nuan::flow {
namespace {

// The test policy with some of its words changed.
policy::Plan changed(const std::string& from, const std::string& to) {
  std::string text(test_policy);
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos);
  return plan_of(text.replace(at, from.size(), to));
}

class WhatIfTest : public testing::Test {
 protected:
  WhatIfTest() {
    world_.members({std::string(li) + ",李,1,,2020-03-01..,yes,plain,2020-03-01..=1",
                    std::string(wang) + ",王,2,,2020-03-01..,no,senior,2020-03-01..=1",
                    "P:3,赵,3,,2020-03-01..,no,plain,2020-03-01..=1"});
    world_.claims({"1," + std::string(li) + ",2021-02-01,outpatient,900,0,",
                   "1," + std::string(li) + ",2021-02-01,outpatient,900,0,",
                   "2," + std::string(wang) + ",2021-03-01,outpatient,5000,0,",
                   "3," + std::string(wang) + ",2021-03-02,inpatient,10,9,", "4,P:3,2021-04-01,inpatient,10,4,",
                   "5,P:3,2021-04-02,outpatient,700,0,", "6,P:3,2021-04-03,outpatient,-700,0,5"});
  }
  // Everybody's due, as adjudicate has it.
  std::map<std::string, std::string> dues(const policy::Plan& plan) {
    world_.wish.plan = &plan;
    auto settled = world_.settle();
    EXPECT_TRUE(settled) << to_text(settled.error(), Language::en);
    std::map<std::string, std::string> found;
    const std::string& text = (*settled)["payments.csv"];
    for (std::size_t at = text.find('\n') + 1; at < text.size(); at = text.find('\n', at) + 1) {
      std::vector<std::string> fields;
      std::string row = text.substr(at, text.find('\n', at) - at) + ",";
      for (std::size_t comma = row.find(','); comma != std::string::npos;
           row = row.substr(comma + 1), comma = row.find(','))
        fields.push_back(row.substr(0, comma));
      found[fields.at(0)] = fields.at(fields.size() - 4);
    }
    return found;
  }
  LoadedFacts load() {
    Watcher nobody;
    auto facts = LoadedFacts::load(world_.wish, world_.files, nobody);
    EXPECT_TRUE(facts) << to_text(facts.error(), Language::en);
    return std::move(*facts);
  }
  Dues settle(LoadedFacts& facts, const policy::Plan& plan) {
    Watcher nobody;
    Wish rule = world_.wish;
    rule.plan = &plan;
    auto found = facts.settle(rule, nobody);
    EXPECT_TRUE(found) << to_text(found.error(), Language::en);
    return std::move(*found);
  }
  std::string changes(const WhatIf& compared) {
    EXPECT_TRUE(write_changes(compared, "changed", world_.files));
    return world_.files.folders.at("changed").at("changes.csv");
  }
  World world_;
};

// Worked by hand: Li 800 at 30 % is 240, at 40 % 320. Wang 4,900: 1,000 at 25 % and 3,900 at 45 % are 2,005, and 7 days
// at 50 are 350; at 10 points more 2,495 and 350, together 2,845. Zhao has 2 days, 100, whatever the rate.
TEST_F(WhatIfTest, tells_who_gains_and_how_much) {
  const policy::Plan generous =
      changed("pay   20% + bonus to 1,000  40% + bonus beyond", "pay   30% + bonus to 1,000  50% + bonus beyond");
  LoadedFacts facts = load();
  ASSERT_TRUE(facts.serve(generous));
  const Dues before = settle(facts, every_type_plan());
  const Dues after = settle(facts, generous);
  const WhatIf compared = compare(before, after, 2);
  EXPECT_EQ(changes(compared),
            "person_id,before,after,change\n"
            "990101196503120011,240.00,320.00,80.00\n"
            "990101198003071232,2355.00,2845.00,490.00\n");
  EXPECT_EQ(compared.gain.persons, 2U);
  EXPECT_EQ(compared.gain.fen, 570'00);
  EXPECT_EQ(compared.loss.persons, 0U);
  EXPECT_EQ(compared.same, 1U);
  EXPECT_EQ(compared.bands[4].persons, 1U);  // up to 100
  EXPECT_EQ(compared.bands[5].persons, 1U);  // up to 1,000
  EXPECT_EQ(largest(compared, true, 1).at(0).after, 2845'00);
  EXPECT_TRUE(largest(compared, false, 3).empty());
}

TEST_F(WhatIfTest, the_other_way_round_they_lose_it) {
  const policy::Plan strict = changed("above 2 days", "above 9 days");
  LoadedFacts facts = load();
  const WhatIf compared = compare(settle(facts, every_type_plan()), settle(facts, strict), 1);
  EXPECT_EQ(compared.loss.persons, 2U);
  EXPECT_EQ(compared.loss.fen, -450'00);
  EXPECT_EQ(compared.bands[3].persons, 1U);
  EXPECT_EQ(compared.bands[2].persons, 1U);
  EXPECT_THAT(changes(compared), testing::HasSubstr("P:3,100.00,0.00,-100.00\n"));
}

// As often as wanted, to the fen what adjudicate says, whatever was settled before.
TEST_F(WhatIfTest, settles_as_adjudicate_does) {
  const std::vector<policy::Plan> plans = {
      changed("at most 3,000", "at most 2,100"), changed("above 100", "above 850"),
      changed("settled_at in covered", "settled_at in covered and self_pay < 4,000")};
  LoadedFacts facts = load();
  const Dues base = settle(facts, every_type_plan());
  const auto was = dues(every_type_plan());
  for (const policy::Plan& plan : plans) {
    const auto is = dues(plan);
    std::string expected = "person_id,before,after,change\n";
    std::map<std::string, std::string> everybody = was;
    everybody.insert(is.begin(), is.end());
    for (const auto& [person, ignored] : everybody) {
      const auto text = [&person](const auto& dues) {
        return dues.contains(person) ? dues.at(person) : std::string("0.00");
      };
      const Money difference = read_money(text(is)).value - read_money(text(was)).value;
      if (difference != Money{})
        expected += person + "," + text(was) + "," + text(is) + "," + to_text(difference) + "\n";
    }
    EXPECT_NE(expected, "person_id,before,after,change\n");
    EXPECT_EQ(changes(compare(base, settle(facts, plan), 2)), expected);
  }
}

TEST_F(WhatIfTest, other_columns_need_facts_of_their_own) {
  LoadedFacts facts = load();
  EXPECT_TRUE(facts.serve(every_type_plan()));
  EXPECT_FALSE(
      facts.serve(changed("one of plain \"普通\", senior \"高级\"", "one of senior \"高级\", plain \"普通\"")));
}

}  // namespace
}  // namespace nuan::flow
