#include "aid/hold.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/split_mix.hpp"

namespace nuan::aid {
namespace {

struct ReasonText {
  HoldReason reason;
  std::string_view name, zh, en;
};
constexpr std::array<ReasonText, hold_reason_count> reasons = {{
    {HoldReason::shared_card, "shared_card", "一卡两人", "one card for two persons"},
    {HoldReason::shared_phone, "shared_phone", "一机多人", "one phone for many"},
    {HoldReason::card_changed, "card_changed", "近日换卡", "a card changed shortly before"},
    {HoldReason::officer, "officer", "经办人员本人", "an officer's own payment"},
    {HoldReason::outlier, "outlier", "金额异常", "far above what others get"},
    {HoldReason::estate, "estate", "已去世,待继承人", "died: the heirs decide"},
    {HoldReason::no_card, "no_card", "没有卡", "no card"},
    {HoldReason::card_unusable, "card_unusable", "卡不能用", "a card that cannot be used"},
    {HoldReason::refused_before, "refused_before", "以前不予发放", "refused before"},
    {HoldReason::over_budget, "over_budget", "超出预算", "over the budget"},
}};

const ReasonText& text_of(HoldReason reason) { return reasons[static_cast<std::size_t>(reason)]; }

// Who shares a mark with somebody: how many persons in all, and the lowest other one.
struct Sharing {
  std::int64_t persons = 0, other = 0;
};
Sharing sharing_of(const CardHolder& one, std::span<const CardHolder> holders) {
  const auto same = std::ranges::equal_range(holders, one.card, {}, &CardHolder::card);
  if (same.size() < 2) return {static_cast<std::int64_t>(same.size()), 0};
  const CardHolder& other = same[0].person_no == one.person_no ? same[1] : same[0];
  return {static_cast<std::int64_t>(same.size()), other.person_no};
}

// All who have a mark, each once, sorted.
std::vector<CardHolder> together(std::span<const CardHolder> some, std::span<const Payee> payees, bool phones) {
  std::vector<CardHolder> all(some.begin(), some.end());
  const auto known = static_cast<std::ptrdiff_t>(all.size());
  for (const Payee& one : payees) {
    const std::uint64_t mark = phones ? one.phone : one.card.value_or(0);
    if (mark != 0) all.push_back({mark, one.person_no});
  }
  std::sort(all.begin() + known, all.end());
  std::inplace_merge(all.begin(), all.begin() + known, all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::uint64_t mixed(std::uint64_t number) { return split_mix(number); }

// The holds of one payee after the other, each told the same tables.
class Finder {
 public:
  Finder(std::span<const Payee> payees, std::span<const CardHolder> holders, const HoldRules& rules, Date day)
      : rules_(rules),
        day_(day),
        median_(median_pay(payees)),
        cards_(together(holders, payees, false)),
        phones_(together({}, payees, true)) {}

  void find(const Payee& payee) {
    find_shared(payee);
    if (payee.card_since && *payee.card_since >= day_.plus(-static_cast<std::int32_t>(rules_.card_days)))
      put(payee, HoldReason::card_changed, payee.card_since->days());
    if (payee.is_officer) put(payee, HoldReason::officer);
    if (payee.has_died) put(payee, HoldReason::estate);
    if (payee.card == 0U) put(payee, HoldReason::no_card);
    if (payee.is_card_unusable) put(payee, HoldReason::card_unusable);
  }
  // The largest first. Many may be paid as much, namely what the policy pays at most: who of those is looked at is
  // drawn by lot, so that nobody knows it before, out of all payments, so that the same run draws the same again.
  void find_outliers(std::span<const Payee> payees) {
    std::uint64_t seed = static_cast<std::uint64_t>(day_.days());
    std::vector<Outlier> far;
    for (const Payee& one : payees) {
      seed = mixed(seed ^ static_cast<std::uint64_t>(one.pay.fen()));
      if (is_outlier(one.pay)) far.push_back({one.pay, 0, &one});
    }
    for (Outlier& one : far) one.lot = mixed(seed ^ static_cast<std::uint64_t>(one.payee->person_no));
    std::ranges::sort(far, [](const Outlier& one, const Outlier& other) {
      return std::tuple(other.pay, one.lot, one.payee->person_no) <
             std::tuple(one.pay, other.lot, other.payee->person_no);
    });
    if (far.size() > static_cast<std::size_t>(rules_.outlier_most))
      far.resize(static_cast<std::size_t>(rules_.outlier_most));
    for (const Outlier& one : far) put(*one.payee, HoldReason::outlier, median_.fen());
  }
  std::vector<Hold> found;

 private:
  struct Outlier {
    Money pay;
    std::uint64_t lot = 0;
    const Payee* payee = nullptr;
  };

  void put(const Payee& payee, HoldReason reason, std::int64_t measure = 0, std::int64_t beside = 0) {
    found.push_back({payee.person_no, reason, measure, beside});
  }
  void find_shared(const Payee& payee) {
    if (payee.card.value_or(0) != 0) {
      const Sharing sharing = sharing_of({*payee.card, payee.person_no}, cards_);
      if (sharing.persons > 1) put(payee, HoldReason::shared_card, sharing.persons, sharing.other);
    }
    if (payee.phone == 0) return;
    const Sharing sharing = sharing_of({payee.phone, payee.person_no}, phones_);
    if (sharing.persons >= rules_.phone_persons) put(payee, HoldReason::shared_phone, sharing.persons, sharing.other);
  }
  // A bound beyond 64 bits is above any payment.
  [[nodiscard]] bool is_outlier(Money pay) const {
    std::int64_t bound = 0;
    return pay > rules_.outlier_above && !__builtin_mul_overflow(rules_.outlier_times, median_.fen(), &bound) &&
           pay.fen() > bound;
  }

  const HoldRules& rules_;
  Date day_;
  Money median_;
  std::vector<CardHolder> cards_, phones_;
};

}  // namespace

std::string_view name_of(HoldReason reason) { return text_of(reason).name; }

std::optional<HoldReason> hold_reason_named(std::string_view name) {
  const auto* found = std::ranges::find(reasons, name, &ReasonText::name);
  return found == reasons.end() ? std::nullopt : std::optional(found->reason);
}

Words title_of(HoldReason reason) { return {std::string(text_of(reason).zh), std::string(text_of(reason).en)}; }

std::string_view name_of(HoldOutcome outcome) {
  constexpr std::string_view names[] = {"open", "released", "refused"};
  return names[static_cast<std::size_t>(outcome)];
}

Words sentence_of(const Hold& hold) {
  const Words title = title_of(hold.reason);
  const std::string measure = std::to_string(hold.measure), beside = std::to_string(hold.beside);
  switch (hold.reason) {
    case HoldReason::shared_card:
    case HoldReason::shared_phone:
      return {title.zh + ": 共 " + measure + " 人, 另有第 " + beside + " 号",
              title.en + ": " + measure + " persons, number " + beside + " among them"};
    case HoldReason::card_changed: {
      const std::string day = to_text(Date::from_days(static_cast<std::int32_t>(hold.measure)));
      return {title.zh + ": " + day, title.en + ": on " + day};
    }
    case HoldReason::outlier: {
      const std::string median = to_grouped_text(Money::from_fen(hold.measure));
      return {title.zh + ": 中位数是 " + median + " 元", title.en + ": the median is " + median};
    }
    case HoldReason::over_budget: {
      const std::string excess = to_grouped_text(Money::from_fen(hold.measure));
      return {title.zh + ": 超 " + excess + " 元", title.en + ": by " + excess};
    }
    default:
      return title_of(hold.reason);
  }
}

Money median_pay(std::span<const Payee> payees) {
  if (payees.empty()) return {};
  std::vector<Money> pays;
  pays.reserve(payees.size());
  for (const Payee& one : payees) pays.push_back(one.pay);
  const auto middle = pays.begin() + static_cast<std::ptrdiff_t>((pays.size() - 1) / 2);
  std::nth_element(pays.begin(), middle, pays.end());
  return *middle;
}

std::vector<Hold> holds_of(std::span<const Payee> payees, std::span<const CardHolder> holders, const HoldRules& rules,
                           Date day) {
  Finder finder(payees, holders, rules, day);
  for (const Payee& one : payees) finder.find(one);
  finder.find_outliers(payees);
  std::sort(finder.found.begin(), finder.found.end());
  return std::move(finder.found);
}

}  // namespace nuan::aid
