// Money: whole fen in a type of its own. Never mixes with plain integers or binary floating point.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace nuan {

class Money {
 public:
  constexpr Money() = default;
  [[nodiscard]] static constexpr Money from_fen(std::int64_t fen) { return Money(fen); }
  [[nodiscard]] constexpr std::int64_t fen() const { return fen_; }

  friend constexpr auto operator<=>(Money, Money) = default;
  // Sums that leave 64 bits are a bug of the caller, not a value.
  friend constexpr Money operator+(Money a, Money b) {
    std::int64_t sum = 0;
    ENSURE(!__builtin_add_overflow(a.fen_, b.fen_, &sum));
    return Money(sum);
  }
  friend constexpr Money operator-(Money a, Money b) {
    std::int64_t difference = 0;
    ENSURE(!__builtin_sub_overflow(a.fen_, b.fen_, &difference));
    return Money(difference);
  }
  constexpr Money& operator+=(Money other) { return *this = *this + other; }
  constexpr Money& operator-=(Money other) { return *this = *this - other; }

 private:
  explicit constexpr Money(std::int64_t fen) : fen_(fen) {}
  std::int64_t fen_ = 0;
};

enum class MoneyFlaw : std::uint8_t { none, malformed, too_large };

// Reads `-?\d+(\.\d{1,2})?` in yuan, nothing else. The limit is 10^15 fen (ten trillion yuan).
inline constexpr std::int64_t money_limit_fen = 1'000'000'000'000'000;
struct ReadMoney {
  Money value;
  MoneyFlaw flaw = MoneyFlaw::none;
};
[[nodiscard]] ReadMoney read_money(std::string_view text);

// `1234.50`, as files carry it.
[[nodiscard]] std::string to_text(Money money);
// `1,234.50`, as people read it.
[[nodiscard]] std::string to_grouped_text(Money money);

}  // namespace nuan
