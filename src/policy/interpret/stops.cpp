// The list of stops. A code is for ever: new ones are added, old ones are never reused or renamed.
#include "policy/interpret/stops.hpp"

#include <algorithm>
#include <array>

#include "base/result.hpp"

namespace nuan::policy {

namespace {

struct StopInfo {
  StopReason reason;
  const char* code;
  const char* zh;
  const char* en;
};

constexpr std::array<StopInfo, 18> stop_list{{
    {StopReason::division_by_zero, "division_by_zero", "除数为零，无法相除", "a division by zero has no answer"},
    {StopReason::first_of_nothing, "first_of_nothing", "没有任何记录，取不到第一条 (first of)",
     "there is no row of which to take the first"},
    {StopReason::last_of_nothing, "last_of_nothing", "没有任何记录，取不到最后一条 (last of)",
     "there is no row of which to take the last"},
    {StopReason::smallest_of_nothing, "smallest_of_nothing", "没有任何记录，取不到最小值 (smallest of)",
     "there is no row of which to take the smallest"},
    {StopReason::largest_of_nothing, "largest_of_nothing", "没有任何记录，取不到最大值 (largest of)",
     "there is no row of which to take the largest"},
    {StopReason::mean_of_nothing, "mean_of_nothing", "没有任何记录，取不到平均值 (mean of)",
     "there is no row of which to take the mean"},
    {StopReason::no_dated_value, "no_dated_value", "读取之日早于该值最早的生效日，当日没有值",
     "the value is read on a day before its first `from`, where it has none"},
    {StopReason::no_value_as_of, "no_value_as_of", "该日不在任何一段之内，没有值 (as of)",
     "on that day the dated column has no value (as of)"},
    {StopReason::no_period, "no_period", "该日不在任何期间之内，无法取其起止日",
     "no period holds that day, so it has no start or end"},
    {StopReason::steps_exceeded, "steps_exceeded", "数值超出最后一档，且没有写以上 (beyond)",
     "the value lies beyond the last step, and the steps have no `beyond`"},
    {StopReason::days_not_whole, "days_not_whole", "天数不是整数，不能与日期相加减",
     "a date can only be moved by a whole number of days"},
    {StopReason::date_out_of_range, "date_out_of_range", "所得日期不在0001年至9999年之内",
     "the date lies outside the years 0001 to 9999"},
    {StopReason::negative_rate, "negative_rate", "比例为负，不能据以支付", "a rate below zero cannot be paid at"},
    {StopReason::negative_pay, "negative_pay", "应付金额为负", "an amount to pay is below zero"},
    {StopReason::negative_amount, "negative_amount", "起付线、档线、保底或封顶的金额为负",
     "a threshold, a floor or a cap is below zero"},
    {StopReason::falling_edges, "falling_edges", "档线低于前一档，各档无法衔接", "a band ends below the one before it"},
    {StopReason::amount_too_large, "amount_too_large", "金额超出可记范围",
     "an amount of money is larger than can be kept"},
    {StopReason::refund_weights, "refund_weights", "退款分摊所依的数为负，或全为 0，无从分摊",
     "what a refund is spread by is below zero, or zero in every row"},
}};

}  // namespace

Stop make_stop(StopReason reason, Span span) {
  const auto* info = std::find_if(stop_list.begin(), stop_list.end(),
                                  [reason](const StopInfo& each) { return each.reason == reason; });
  ENSURE(info != stop_list.end());
  return Stop{info->code, Words{info->zh, info->en}, span, {}};
}

}  // namespace nuan::policy
