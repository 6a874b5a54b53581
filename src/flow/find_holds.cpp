#include "flow/find_holds.hpp"

#include <algorithm>

#include "claims/records.hpp"

namespace nuan::flow {
namespace {

using aid::Payee;

// Equal for equal texts; 0 for none. Two cards of a country that meet by chance cost one look, not one payment.
std::uint64_t mark_of(std::string_view text) {
  if (text.empty()) return 0;
  const std::size_t mark = std::hash<std::string_view>{}(text);
  return mark == 0 ? 1 : mark;
}

// The versions of one member, the latest last, and the payee they may belong to: the one the member counts as. Cards
// and phones of persons who count as one are of that one.
class MemberWalk {
 public:
  // `cards_known`: the payees have theirs already.
  MemberWalk(std::vector<Payee>& payees, std::vector<aid::CardHolder>& holders, bool cards_known)
      : payees_(payees), holders_(holders), cards_known_(cards_known) {}

  void take(const aid::MemberVersion& version) {
    if (version.person_no != person_no_) finish();
    row_.split(version.text);
    const std::uint64_t card = row_.size() < 3 ? 0 : mark_of(row_[1]);
    const bool is_first = person_no_ != version.person_no;
    if (!is_first && card_ != 0 && card != 0 && card != card_) card_since_ = version.taken;
    if (is_first) card_since_.reset();
    person_no_ = version.person_no;
    leader_ = version.leader;
    card_ = card;
    phone_ = row_.size() < 3 ? 0 : mark_of(row_[2]);
  }
  void finish() {
    if (person_no_ == 0) return;
    if (card_ != 0) holders_.push_back({card_, leader_});
    const auto at = std::ranges::lower_bound(payees_, leader_, {}, &Payee::person_no);
    if (at == payees_.end() || at->person_no != leader_) return;
    const bool leads = leader_ == person_no_;
    if (!cards_known_ && (at->card.value_or(0) == 0 || (leads && card_ != 0))) at->card = card_;
    if (at->phone == 0 || (leads && phone_ != 0)) at->phone = phone_;
    at->card_since = std::max(at->card_since, card_since_);
  }

 private:
  std::vector<Payee>& payees_;
  std::vector<aid::CardHolder>& holders_;
  bool cards_known_;
  claims::SplitRow row_;
  std::int64_t person_no_ = 0, leader_ = 0;
  std::uint64_t card_ = 0, phone_ = 0;
  std::optional<Date> card_since_;
};

std::vector<Payee> payees_of(std::span<const aid::Decision> decisions, std::span<const std::string> cards) {
  ENSURE(cards.empty() || cards.size() == decisions.size());
  std::vector<Payee> payees;
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    if (decisions[i].pay <= Money{}) continue;
    payees.push_back({.person_no = decisions[i].person_no, .pay = decisions[i].pay});
    if (!cards.empty()) payees.back().card = mark_of(cards[i]);
  }
  return payees;
}

Result<void> look_up(aid::Payees& store, std::vector<Payee>& payees) {
  TRY_LET(const std::vector<std::int64_t> officers, store.officers());
  TRY_LET(const auto stopped, store.stopped());
  for (Payee& payee : payees) {
    payee.is_officer = std::ranges::binary_search(officers, payee.person_no);
    const auto found = stopped.find(payee.person_no);
    if (found == stopped.end()) continue;
    payee.has_died = found->second.has_died;
    payee.is_card_unusable = found->second.is_card_unusable;
  }
  return {};
}

}  // namespace

FindHolds find_holds_in(aid::Payees& store, const aid::HoldRules& rules, Date day) {
  return [&store, &rules, day](std::span<const aid::Decision> decisions,
                               std::span<const std::string> cards) -> Result<std::vector<aid::Hold>> {
    std::vector<Payee> payees = payees_of(decisions, cards);
    std::vector<aid::CardHolder> holders;
    MemberWalk walk(payees, holders, !cards.empty());
    TRY(store.each_version([&](const aid::MemberVersion& version) -> Result<void> {
      walk.take(version);
      return {};
    }));
    walk.finish();
    std::sort(holders.begin(), holders.end());
    TRY(look_up(store, payees));
    return aid::holds_of(payees, holders, rules, day);
  };
}

}  // namespace nuan::flow
