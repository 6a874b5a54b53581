// Ceiling: how much of what comes one after another passes a cap. Every `at most` and every limit is one.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "base/date.hpp"
#include "base/money.hpp"

namespace nuan::policy {

// Nothing when the sum leaves 64 bits.
[[nodiscard]] inline std::optional<Money> sum_of(Money left, Money right) {
  std::int64_t fen = 0;
  if (__builtin_add_overflow(left.fen(), right.fen(), &fen)) return std::nullopt;
  return Money::from_fen(fen);
}

class Ceiling {
 public:
  Ceiling(Money most, Date read_on) : most_(most), read_on_(read_on) {}
  [[nodiscard]] Money most() const { return most_; }
  // The day on which `most` was read.
  [[nodiscard]] Date read_on() const { return read_on_; }
  // The sum of what has come so far, and of what has passed.
  [[nodiscard]] Money reached() const { return reached_; }
  [[nodiscard]] Money passed() const { return std::min(reached_, most_); }
  // How much of `more` passes; nothing when the sum leaves 64 bits.
  [[nodiscard]] std::optional<Money> pass(Money more) {
    const Money before = passed();
    const std::optional<Money> sum = sum_of(reached_, more);
    if (!sum) return std::nullopt;
    reached_ = *sum;
    return passed() - before;
  }

 private:
  Money most_;
  Date read_on_;
  Money reached_;
};

}  // namespace nuan::policy
