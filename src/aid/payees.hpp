// Payees: what holds are worked out of, as a store keeps it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "aid/hold.hpp"
#include "base/result.hpp"

namespace nuan::aid {

// What an officer told about somebody who is to be paid; the latest holds.
enum class PayeeState : std::uint8_t { alive, died, card_usable, card_unusable };
[[nodiscard]] inline std::string_view name_of(PayeeState state) {
  constexpr std::string_view names[] = {"alive", "died", "card_usable", "card_unusable"};
  return names[static_cast<std::size_t>(state)];
}

// What stops payments to somebody.
struct Stopped {
  bool has_died = false;
  bool is_card_unusable = false;
};

// A member as one file had it: the row's fields as the register keeps them.
struct MemberVersion {
  std::int64_t person_no = 0;
  std::int64_t leader = 0;  // whom the person counts as: itself where that is nobody else
  Date taken;               // the day it came into the register
  std::string_view text;
};

// Whether what the hold is about is still so: only then it cannot be released. `has_card`: nothing where nobody knows.
[[nodiscard]] inline bool stands(HoldReason reason, const Stopped& stopped, std::optional<bool> has_card) {
  return (reason == HoldReason::no_card && has_card == false) ||
         (reason == HoldReason::card_unusable && stopped.is_card_unusable);
}

class Payees {
 public:
  virtual ~Payees() = default;
  // Everybody, by person, the latest version last.
  [[nodiscard]] virtual Result<void> each_version(const std::function<Result<void>(const MemberVersion&)>& visit) = 0;
  [[nodiscard]] virtual Result<std::vector<std::int64_t>> officers() = 0;
  [[nodiscard]] virtual Result<std::map<std::int64_t, Stopped>> stopped() = 0;
};

}  // namespace nuan::aid
