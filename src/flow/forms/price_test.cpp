#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "flow/forms/applied_for_tests.hpp"

namespace nuan::flow {
namespace {

const std::string receipts = R"(
table member key name
  joined  date  "joined"
table line of member in order bought_on, line_id  may reverse
  bought_on  date   "day"
  receipt_no text   "receipt"
  cost       money  "cost"
  back       flag   "back"
group receipt of line by receipt_no
let goods = (sum of cost per receipt)
)";
const std::string market = receipts + "price market of receipt full goods pay 98% refund where back by cost\n";

std::string line(int fen, const std::string& more = "") {
  return "  line 2021-09-13 receipt_no r cost " + to_text(Money::from_fen(fen)) + more + "\n";
}
const std::string somebody = "member name a joined 2020-01-01\n";

// The published discount, on a receipt's total: half a fen goes away from zero.
TEST(price, is_rounded_once_on_the_total) {
  const auto pay = [](int fen) { return tell_forms(market, somebody + line(fen)).figure("market", "r", "pay"); };
  EXPECT_EQ(pay(1), "0.01");
  EXPECT_EQ(pay(25), "0.25");
  EXPECT_EQ(pay(50), "0.49");
  EXPECT_EQ(pay(1275), "12.50");
  EXPECT_EQ(pay(9999), "97.99");
  EXPECT_EQ(tell_forms(market, somebody + line(25) + line(25)).figure("market", "r", "pay"), "0.49");
}

TEST(price, of_more_than_money_can_be_leaves_the_row_out) {
  const std::string dear = receipts + "price dear of line full cost pay cost * 100,000\n";
  const ToldForms told = tell_forms(dear, somebody + "line 2021-09-13 receipt_no r cost 100,000,000 line_id a\n" +
                                              "line 2021-09-13 receipt_no r cost 100,000,000.01 line_id b\n");
  EXPECT_EQ(told.figure("dear", "a", "pay"), "10000000000000.00");
  EXPECT_EQ(told.left_out(), "b amount_too_large");
}

TEST(price, tells_what_each_offer_comes_to_and_takes_one) {
  const ToldForms told = tell_forms(
      receipts + "price best of line full cost pay least(cost * 98%, greatest(cost - 5, 0)) if not back else cost\n",
      somebody + line(1000, " line_id a") + line(1000, " line_id b back"));
  EXPECT_EQ(told.figure("best", "a", "pay"), "5.00");
  EXPECT_EQ(told.steps("best", "a"), "the least of these alone: cost * 98% = 9.80; greatest(cost - 5, 0) = 5.00");
  EXPECT_EQ(told.steps("best", "b"), "");
}

RC_GTEST_PROP(price, gives_back_no_more_and_no_less_than_was_paid, ()) {
  const auto fen = *rc::gen::container<std::vector<int>>(*rc::gen::inRange(1, 6), rc::gen::inRange(1, 20'000));
  std::string rows = somebody, all_back = somebody;
  std::int64_t parts = 0;
  for (const int one : fen) rows += line(one), all_back += line(one, " back");
  const ToldForms whole = tell_forms(market, all_back);
  RC_ASSERT(whole.figure("market", "r", "refund") == whole.figure("market", "r", "pay"));
  for (std::size_t i = 0; i < fen.size(); ++i) {
    std::string one_back = somebody;
    for (std::size_t j = 0; j < fen.size(); ++j) one_back += line(fen[j], i == j ? " back" : "");
    const std::string part = tell_forms(market, one_back).figure("market", "r", "refund");
    parts += read_money(part).value.fen();
  }
  RC_ASSERT(to_text(Money::from_fen(parts)) == whole.figure("market", "r", "pay"));
}

TEST(price, gives_back_its_part_of_what_was_received) {
  const std::string bonus = receipts + "price bonus of receipt full goods pay 0 - 1.01 refund where back by cost\n";
  const std::string rows = line(100, " back line_id a") + line(200, " line_id b");
  EXPECT_EQ(tell_forms(bonus, somebody + rows).figure("bonus", "r", "refund"), "-0.34");
  EXPECT_EQ(tell_forms(bonus, somebody + rows).steps("bonus", "r"), "a -0.34 given back\nb -0.67");
}

TEST(price, that_cannot_be_spread_over_its_rows_leaves_the_receipt_out) {
  const std::string fixed = receipts + "price fixed of receipt full goods pay 3 refund where back by cost\n";
  const auto left_out = [&](const std::string& rows) { return tell_forms(fixed, somebody + rows).left_out(); };
  EXPECT_EQ(left_out(line(0, " back line_id a") + line(0, " line_id b")), "a refund_weights");
  EXPECT_EQ(left_out(line(-100, " back line_id a") + line(300, " line_id b")), "a refund_weights");
  EXPECT_EQ(left_out(line(0, " back line_id a") + line(1, " line_id b")), "");
}

TEST(price, what_may_be_saved_runs_out_in_order_and_begins_anew) {
  const std::string meals = receipts + R"(group month of line by receipt_no
    let top = 10 from 2020-01-01, 20 from 2022-01-01
    price meal of line full cost pay 0% saving at most top per year)";
  const ToldForms told = tell_forms(meals, somebody +
                                               "line 2021-09-13 receipt_no r cost 6 line_id l1\n"
                                               "line 2021-09-14 receipt_no r cost 6 line_id l2\n"
                                               "line 2021-09-15 receipt_no r cost 6 line_id l3\n"
                                               "line 2022-09-15 receipt_no r cost 21 line_id l4\n"
                                               "member name b joined 2020-01-01\n"
                                               "line 2021-09-14 receipt_no r cost 6 line_id l5\n");
  EXPECT_EQ(told.figure("meal", "l1", "pay"), "0.00");
  EXPECT_EQ(told.figure("meal", "l2", "pay"), "2.00");
  EXPECT_EQ(told.figure("meal", "l2", "saved"), "4.00");
  EXPECT_EQ(told.figure("meal", "l3", "pay"), "6.00");
  EXPECT_EQ(told.figure("meal", "l4", "pay"), "1.00");
  EXPECT_EQ(told.figure("meal", "l5", "pay"), "0.00");
  EXPECT_EQ(told.steps("meal", "l2"), "6.00 × 0% = 0.00\nsaves 6.00, 4.00 left, 4.00 used");
}

// The ladder of Zhoukou's rivers, in ten thousand yuan, with its cliffs.
TEST(price, a_fine_is_a_step) {
  const std::string fines = R"(
    table section key name
      excess  number  "excess"
    let base = steps of excess: 0 to 0.1, 100,000 to 0.5, 250,000 to 1, 500,000 to 1.5, 1,000,000 to 2, 2,000,000 beyond
    price fine of section pay base * (1 + excess))";
  const auto fine = [&](const std::string& excess) {
    return tell_forms(fines, "section name s excess " + excess).figure("fine", "s", "pay");
  };
  EXPECT_EQ(fine("0.1"), "0.00");
  EXPECT_EQ(fine("0.5"), "150000.00");
  EXPECT_EQ(fine("0.51"), "377500.00");
  EXPECT_EQ(fine("1"), "500000.00");
  EXPECT_EQ(fine("2"), "3000000.00");
  EXPECT_EQ(fine("2.01"), "6020000.00");
}

TEST(price, below_zero_is_received) {
  EXPECT_EQ(tell_forms(receipts + "price fee of member pay 5 - 8", somebody).figure("fee", "a", "pay"), "-3.00");
}

}  // namespace
}  // namespace nuan::flow
