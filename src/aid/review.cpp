#include "aid/review.hpp"

#include <algorithm>
#include <array>

namespace nuan::aid {

void RunSums::add(const Decision& decision) {
  ++persons;
  if (decision.pay > Money{}) ++payees;
  if (decision.carry < Money{}) ++carried;
  due += decision.due;
  paid += decision.paid;
  pay += decision.pay;
  carry += decision.carry;
}

Money RunSums::mean() const {
  return payees == 0 ? Money{} : Money::from_fen(pay.fen() / static_cast<std::int64_t>(payees));
}

std::vector<PayBand> pay_bands() {
  constexpr std::array<std::int64_t, 8> yuan = {0, 100, 500, 1'000, 5'000, 10'000, 50'000, 100'000};
  std::vector<PayBand> bands;
  for (const std::int64_t from : yuan) bands.push_back({.from = Money::from_fen(from * 100)});
  return bands;
}

void add_to(std::vector<PayBand>& bands, Money pay) {
  if (pay <= Money{}) return;
  PayBand& band = *std::prev(std::ranges::upper_bound(bands, pay, {}, &PayBand::from));
  ++band.payees;
  band.pay += pay;
}

void Largest::add(const Decision& decision) {
  const auto comes_first = [](const Decision& a, const Decision& b) {
    return a.pay != b.pay ? a.pay > b.pay : a.person_no < b.person_no;
  };
  if (decision.pay <= Money{} || count_ == 0) return;
  if (found_.size() == count_ && !comes_first(decision, found_.back())) return;
  found_.insert(std::ranges::upper_bound(found_, decision, comes_first), decision);
  if (found_.size() > count_) found_.pop_back();
}

std::vector<HoldSums> sums_of(const std::vector<HoldNow>& holds, const std::map<std::int64_t, Money>& pays) {
  std::map<HoldReason, HoldSums> by_reason;
  for (const HoldNow& one : holds) {
    HoldSums& sums = by_reason[one.hold.reason];
    sums.reason = one.hold.reason;
    (one.outcome == HoldOutcome::open       ? sums.open
     : one.outcome == HoldOutcome::released ? sums.released
                                            : sums.refused)++;
    if (const auto pay = pays.find(one.hold.person_no); pay != pays.end()) sums.pay += pay->second;
  }
  std::vector<HoldSums> all;
  for (const auto& [reason, sums] : by_reason) all.push_back(sums);
  return all;
}

}  // namespace nuan::aid
