// Hold: why a payment that is due waits until another person has looked at it. Worked out of plain facts, so that the
// same facts always hold the same payments. The entitlement stays; what waits is the money.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/money.hpp"
#include "base/words.hpp"

namespace nuan::aid {

enum class HoldReason : std::uint8_t {
  shared_card,     // another person has the same card
  shared_phone,    // many payees have the same phone
  card_changed,    // the card took the place of another shortly before the payment
  officer,         // one of those who work on runs
  outlier,         // among the few largest that are far above what others get
  estate,          // the person died: heirs decide
  no_card,         // nowhere to pay to
  card_unusable,   // lost, closed or not yet active
  refused_before,  // a payment of the scope was refused, and is decided again
  over_budget,     // of the run as a whole: person 0
};
inline constexpr std::size_t hold_reason_count = 10;
[[nodiscard]] std::string_view name_of(HoldReason reason);
[[nodiscard]] std::optional<HoldReason> hold_reason_named(std::string_view name);
[[nodiscard]] Words title_of(HoldReason reason);

struct Hold {
  std::int64_t person_no = 0;  // 0: the run as a whole
  HoldReason reason = HoldReason::shared_card;
  std::int64_t measure = 0;  // persons that share; the day of the change, since 1970; fen: the median, or the excess
  std::int64_t beside = 0;   // the lowest other person that shares, or 0
  friend auto operator<=>(const Hold&, const Hold&) = default;
};
// What was found, in a sentence without personal data.
[[nodiscard]] Words sentence_of(const Hold& hold);

enum class HoldOutcome : std::uint8_t { open, released, refused };
[[nodiscard]] std::string_view name_of(HoldOutcome outcome);

// The thresholds. They are kept with the run, and signed with it.
struct HoldRules {
  std::int64_t phone_persons = 3;                          // so many payees of one phone are held
  std::int64_t card_days = 30;                             // a card that is younger is held
  std::int64_t outlier_times = 50;                         // more than so many times the median payment …
  Money outlier_above = Money::from_fen(100'000 * 100LL);  // … and more than this …
  std::int64_t outlier_most = 20;                          // … and one of the so many largest of these
};

// What is known of somebody who would be paid. Cards and phones are marks: equal where they are equal, 0 where there is
// none.
struct Payee {
  std::int64_t person_no = 0;
  Money pay;
  std::optional<std::uint64_t> card;  // nothing: nobody knows whether there is one
  std::uint64_t phone = 0;
  std::optional<Date> card_since;  // the day it took the place of another
  bool is_officer = false;
  bool has_died = false;
  bool is_card_unusable = false;
};

struct CardHolder {
  std::uint64_t card = 0;
  std::int64_t person_no = 0;
  friend auto operator<=>(const CardHolder&, const CardHolder&) = default;
};

// The lower of the two in the middle where there is no middle one; zero of none.
[[nodiscard]] Money median_pay(std::span<const Payee> payees);

// Ordered by person and reason. `holders`: everybody's cards, payees or not, sorted; `day`: when it is to be paid.
[[nodiscard]] std::vector<Hold> holds_of(std::span<const Payee> payees, std::span<const CardHolder> holders,
                                         const HoldRules& rules, Date day);

}  // namespace nuan::aid
