// Why a subject cannot be decided: the one list of reasons, each with its permanent code and its words.
#pragma once

#include <cstdint>

#include "policy/settle.hpp"

namespace nuan::policy {

enum class StopReason : std::uint8_t {
  division_by_zero,
  first_of_nothing,
  last_of_nothing,
  smallest_of_nothing,
  largest_of_nothing,
  mean_of_nothing,
  no_dated_value,
  no_value_as_of,
  no_period,
  steps_exceeded,
  days_not_whole,
  date_out_of_range,
  negative_rate,
  negative_pay,
  negative_amount,
  falling_edges,
  amount_too_large,
  refund_weights,
};

[[nodiscard]] Stop make_stop(StopReason reason, Span span);

}  // namespace nuan::policy
