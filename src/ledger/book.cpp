#include "ledger/book.hpp"

#include "ledger/chart.hpp"
#include "ledger/ledger.hpp"

namespace nuan::ledger {
namespace {

bool is_account(const AccountId& account) {
  const Purpose* purpose = purpose_named(account.purpose);
  return purpose != nullptr && account.person_no >= 0 && purpose->of_person == (account.person_no != 0);
}

bool is_key(std::string_view key) { return !key.empty() && key.size() <= key_bytes_max; }

bool ends_hold(Kind kind) { return kind == Kind::settle || kind == Kind::release; }

TransferId hold_of(const Transfer& transfer) { return {id_of(transfer).person_no, transfer.holds}; }

// What a transfer does to the balance of its debit account; to the other the same on the other side.
struct Effect {
  Money moved, held;
};
Effect effect_of(const Transfer& transfer, Money hold) {
  switch (transfer.kind) {
    case Kind::move:
      return {transfer.amount, {}};
    case Kind::hold:
      return {{}, transfer.amount};
    case Kind::settle:
      return {transfer.amount, Money{} - hold};
    case Kind::release:
      return {{}, Money{} - hold};
  }
  return {};
}

// Below zero counts what is set aside to leave, not what is set aside to come.
bool is_below(const Purpose& purpose, const Balance& balance) {
  if (!purpose.never_below) return false;
  return purpose.side == Side::credit ? balance.credits < balance.debits + balance.held_debits
                                      : balance.debits < balance.credits + balance.held_credits;
}

bool would_overflow(Money total, Money amount) { return total.fen() > total_max_fen - amount.fen(); }

}  // namespace

void Book::know(const Transfer& transfer) { transfers_.emplace(id_of(transfer), transfer); }

Answer Book::take(const Transfer& transfer) {
  const auto before = transfers_.find(id_of(transfer));
  if (before != transfers_.end()) return before->second == transfer ? Answer::again : Answer::key_reused;
  const Answer answer = judge(transfer);
  if (answer == Answer::posted) write_down(transfer);
  return answer;
}

Answer Book::judge(const Transfer& transfer) {
  if (!is_key(transfer.key) || ends_hold(transfer.kind) != is_key(transfer.holds)) return Answer::key_malformed;
  if (!is_account(transfer.debit) || !is_account(transfer.credit)) return Answer::account_unknown;
  if (transfer.debit == transfer.credit) return Answer::same_account;
  if (transfer.debit.person_no != 0 && transfer.credit.person_no != 0 &&
      transfer.debit.person_no != transfer.credit.person_no)
    return Answer::two_persons;
  if (transfer.amount <= Money{}) return Answer::amount_not_positive;
  if (transfer.amount.fen() > money_limit_fen) return Answer::amount_too_large;
  if (const Answer answer = judge_hold(transfer); answer != Answer::posted) return answer;
  return judge_amounts(transfer);
}

Answer Book::judge_hold(const Transfer& transfer) const {
  if (!ends_hold(transfer.kind)) return Answer::posted;
  const auto hold = transfers_.find(hold_of(transfer));
  if (hold == transfers_.end() || hold->second.kind != Kind::hold) return Answer::hold_unknown;
  if (hold->second.debit != transfer.debit || hold->second.credit != transfer.credit ||
      (transfer.kind == Kind::release && hold->second.amount != transfer.amount))
    return Answer::hold_differs;
  if (ended_.contains(hold->first)) return Answer::hold_ended;
  return transfer.amount > hold->second.amount ? Answer::hold_exceeded : Answer::posted;
}

Answer Book::judge_amounts(const Transfer& transfer) {
  Balance debit = accounts_[transfer.debit].balance, credit = accounts_[transfer.credit].balance;
  const Money total = transfer.amount;
  if (would_overflow(debit.debits + debit.held_debits, total) ||
      would_overflow(credit.credits + credit.held_credits, total))
    return Answer::amount_too_large;
  if (ends_hold(transfer.kind)) return Answer::posted;  // it leaves no more than was set aside
  debit.held_debits += total;
  credit.held_credits += total;
  const bool below = is_below(*purpose_named(transfer.debit.purpose), debit) ||
                     is_below(*purpose_named(transfer.credit.purpose), credit);
  return below ? Answer::below_zero : Answer::posted;
}

void Book::write_down(const Transfer& transfer) {
  Money hold;
  if (ends_hold(transfer.kind)) {
    const TransferId id = hold_of(transfer);
    hold = transfers_.at(id).amount;
    ended_.insert(id);
    written_.ended.push_back({id, transfer.key});
  }
  const auto [moved, held] = effect_of(transfer, hold);
  Account& debit = accounts_[transfer.debit];
  debit.balance.debits += moved;
  debit.balance.held_debits += held;
  debit.changed = true;
  Account& credit = accounts_[transfer.credit];
  credit.balance.credits += moved;
  credit.balance.held_credits += held;
  credit.changed = true;
  know(transfer);
  written_.transfers.push_back(transfer);
}

Written Book::written() const {
  Written written = written_;
  for (const auto& [id, account] : accounts_) {
    if (account.changed) written.balances.push_back({id, account.balance, account.is_new});
  }
  return written;
}

}  // namespace nuan::ledger
