// Rows that a form cannot take: each is told once, and the rest is worked out.
#include <gmock/gmock.h>

#include "flow/forms/applied_for_tests.hpp"

namespace nuan::flow {
namespace {

using testing::HasSubstr;

const std::string shops = R"(
table shop key name
  open    periods  "open"
  people  count    "people"
table sale of shop in order on_day, sale_id
  on_day  date     "day"
  town    text     "town"
  cost    money    "cost"
group town_sales of sale by town
)";

TEST(left_out, is_a_fact_in_none_of_the_listed_years) {
  const ToldForms told =
      tell_forms("  year listed \"one\" 2020-01-01..2020-12-31\n" + shops + "price market of sale full cost pay 98%",
                 "shop name a sale 2020-12-31 cost 100 sale_id early sale 2021-01-01 cost 50 sale_id late");
  EXPECT_EQ(told.left_out(), "late outside_years");
  EXPECT_EQ(told.figure("market", "early", "pay"), "98.00");
}

TEST(left_out, is_whoever_a_cover_cannot_decide) {
  const ToldForms told =
      tell_forms(shops +
                     "cover sale require (start of open as of on_day) < 2020-06-01 else new \"new\"\n"
                     "price market of sale full cost pay 98%",
                 "shop name a sale 2020-12-31 cost 100\nshop name b open 2020-01-01.. "
                 "sale 2020-12-31 cost 50 sale_id s2");
  EXPECT_THAT(told.left_out(), HasSubstr("a "));
  EXPECT_EQ(told.figure("market", "s2", "pay"), "49.00");
}

// The two prices stop at the same fact, which is told once.
TEST(left_out, is_a_fact_told_once_however_many_forms_stop_at_it) {
  const std::string price = " of sale full (cost if (start of open as of on_day) < 2020-06-01 else 0) pay 98%\n";
  const ToldForms told = tell_forms(shops + "price market" + price + "price stall" + price,
                                    "shop name a sale 2020-12-31 cost 100 sale_id s1");
  EXPECT_THAT(told.left_out(), testing::StartsWith("s1 "));
  EXPECT_EQ(told.left_out().find("s1 ", 1), std::string::npos) << told.left_out();
}

TEST(left_out, is_a_group_by_its_first_fact) {
  const ToldForms told = tell_forms(
      shops + "price market of town_sales full (sum of cost per town_sales) pay 6 / ((sum of people) - 1) * 1%",
      "shop name a people 1 sale 2020-12-31 town x cost 100 sale_id s1 sale 2021-01-01 town x cost 1 sale_id s2");
  EXPECT_EQ(told.left_out(), "s1 division_by_zero");
}

TEST(everybody, is_summed_up_where_a_condition_holds) {
  const std::string share =
      "input pot money\nshare split of shop pot pot by people / (sum of people where people > 1) ties by name";
  const ToldForms told =
      tell_forms(shops + share, "set pot 9 shop name a people 1 shop name b people 2 shop name c people 4");
  EXPECT_EQ(told.figure("split", "c", "amount"), "5.14");
}

TEST(everybody, is_not_summed_up_where_somebody_cannot_be_decided) {
  const std::string share =
      "input pot money\nshare split of shop pot pot "
      "by people / (sum of people where (start of open as of 2020-01-01) < 2020-01-01) ties by name";
  const ToldForms told = tell_forms(shops + share, "set pot 9 shop name a people 1");
  EXPECT_FALSE(told.applied && told.left_out().empty());
}

TEST(everybody, may_be_nobody) {
  const ToldForms told = tell_forms(shops + "input pot money\nshare split of shop pot 2 * pot by people ties by name",
                                    "set pot 9 shop name a people 1");
  const auto applied = apply_forms(told.plan, {Rational(900)}, {});
  ASSERT_FALSE(applied);
  EXPECT_EQ(applied.error().sentence.en, "18.00 yuan to share, and every weight is 0");
}

}  // namespace
}  // namespace nuan::flow
