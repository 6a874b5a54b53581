// A batch of transfers: what it may ask about is read, the Book decides, what it wrote is written.
#include <algorithm>

#include "ledger/book.hpp"
#include "ledger/chart.hpp"
#include "ledger/ledger.hpp"

namespace nuan::ledger {
namespace {

template <class Id>
void sort_and_unite(std::vector<Id>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

// Everything of the store that the batch may ask about.
Result<Book> open_book(Store& store, std::span<const Transfer> transfers) {
  std::vector<AccountId> accounts;
  std::vector<TransferId> ids, holds;
  for (const Transfer& transfer : transfers) {
    accounts.push_back(transfer.debit);
    accounts.push_back(transfer.credit);
    ids.push_back(id_of(transfer));
    if (transfer.holds.empty()) continue;
    holds.push_back({ids.back().person_no, transfer.holds});
    ids.push_back(holds.back());
  }
  sort_and_unite(accounts);
  sort_and_unite(ids);
  sort_and_unite(holds);
  Book book;
  TRY(store.find_balances(accounts, [&](const AccountId& id, const Balance& balance) { book.know(id, balance); }));
  TRY(store.find_transfers(ids, [&](const Transfer& transfer) { book.know(transfer); }));
  if (!holds.empty()) TRY(store.find_ended(holds, [&](const TransferId& hold) { book.know_ended(hold); }));
  return book;
}

std::vector<Answer> take_all(Book& book, std::span<const Transfer> transfers) {
  std::vector<Answer> answers;
  answers.reserve(transfers.size());
  for (const Transfer& transfer : transfers) answers.push_back(book.take(transfer));
  return answers;
}

}  // namespace

Result<std::vector<Answer>> post(Store& store, std::span<const Transfer> transfers) {
  TRY_LET(Book book, open_book(store, transfers));
  auto answers = take_all(book, transfers);
  const Written written = book.written();
  if (!written.transfers.empty()) TRY(store.write(written));
  return answers;
}

std::optional<Unseen> post_unseen(std::span<const Transfer> transfers) {
  Book empty;
  auto answers = take_all(empty, transfers);
  if (std::ranges::any_of(answers, is_refusal)) return std::nullopt;
  return Unseen{std::move(answers), empty.written()};
}

TransferId id_of(const Transfer& transfer) {
  return {std::max(transfer.debit.person_no, transfer.credit.person_no), transfer.key};
}

Money standing(std::string_view purpose, const Balance& balance) {
  const Purpose* found = purpose_named(purpose);
  ENSURE(found != nullptr);
  return found->side == Side::credit ? balance.credits - balance.debits : balance.debits - balance.credits;
}

std::string_view name_of(Answer answer) {
  switch (answer) {
    case Answer::posted:
      return "posted";
    case Answer::again:
      return "again";
    case Answer::key_reused:
      return "key_reused";
    case Answer::key_malformed:
      return "key_malformed";
    case Answer::account_unknown:
      return "account_unknown";
    case Answer::same_account:
      return "same_account";
    case Answer::two_persons:
      return "two_persons";
    case Answer::amount_not_positive:
      return "amount_not_positive";
    case Answer::amount_too_large:
      return "amount_too_large";
    case Answer::hold_unknown:
      return "hold_unknown";
    case Answer::hold_differs:
      return "hold_differs";
    case Answer::hold_ended:
      return "hold_ended";
    case Answer::hold_exceeded:
      return "hold_exceeded";
    case Answer::below_zero:
      return "below_zero";
  }
  return "";
}

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::move:
      return "move";
    case Kind::hold:
      return "hold";
    case Kind::settle:
      return "settle";
    case Kind::release:
      return "release";
  }
  return "";
}

}  // namespace nuan::ledger
