#include "adapters/tables/ledger_desk.hpp"

#include <utility>

#include "adapters/tables/ledger_tables.hpp"

namespace nuan::adapters::tables {

// First in the hope that nobody wrote since we did and that the keys are new, which takes one turn with a server. Where
// either is not so, the store refuses it all, and a look tells what to answer.
Result<std::vector<ledger::Answer>> LedgerDesk::write(std::span<const ledger::Transfer> transfers) {
  auto head = std::exchange(head_, std::nullopt);
  auto unseen = head ? ledger::post_unseen(transfers) : std::nullopt;
  if (!unseen) return write_seen(transfers);
  auto answers = write_unseen(*std::move(unseen), *std::move(head));
  const bool refused = !answers && answers.error().code == Code::store_refused;
  return refused ? write_seen(transfers) : answers;
}

Result<LedgerDesk::Answers> LedgerDesk::write_unseen(ledger::Unseen unseen, Head head) {
  TRY_LET(Change change, Change::after(database_, clock_, action_, std::move(head)));
  LedgerTables tables(change);
  TRY(tables.add(unseen.written));
  TRY(change.commit());
  head_ = change.head();
  return std::move(unseen.answers);
}

Result<LedgerDesk::Answers> LedgerDesk::write_seen(std::span<const ledger::Transfer> transfers) {
  TRY_LET(Change change, Change::begin(database_, clock_, action_));
  LedgerTables tables(change);
  TRY_LET(auto answers, ledger::post(tables, transfers));
  TRY(change.commit());
  head_ = change.head();
  return answers;
}

}  // namespace nuan::adapters::tables
